// On a narrow screen the bar of phases is scrolled to where the room is.

function show() {
  const bar = document.querySelector(".phase-bar ol");
  const now = bar?.querySelector("[aria-current]")?.parentElement;
  if (now) bar.scrollLeft = now.offsetLeft - bar.offsetLeft;
}

show();
document.addEventListener("live:applied", show);
