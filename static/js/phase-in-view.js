// Marks on the bar the page that I am on, beside the phase that the room is in, and says so where the two differ. On a
// narrow screen the bar is scrolled to where the room is.

const here = document.getElementById("main")?.dataset.phase;

function show() {
  const bar = document.querySelector(".phase-bar ol");
  if (!bar) return;
  const now = bar.querySelector("[aria-current=step]")?.parentElement;
  if (now) bar.scrollLeft = now.offsetLeft - bar.offsetLeft;
  const own = here ? bar.querySelector(`[data-step="${here}"]`) : null;
  own?.classList.add("is-here");
  if (own && own !== now) own.firstElementChild.setAttribute("aria-current", "page");
  if (here) document.body.toggleAttribute("data-elsewhere", own !== now);
}

show();
document.addEventListener("live:applied", show);
