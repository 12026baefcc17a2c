// Keeps a page in step with the room: goes along to the next phase, refreshes when this phase opens or closes.
import { refreshPage } from "./refresh.js";
import { isTypingIn } from "./typing.js";

const main = document.getElementById("main");
const here = main?.dataset.phase;
const read = () => {
  const bar = document.getElementById("phase-bar");
  const step = (phase) => bar?.querySelector(`[data-step="${phase}"]`);
  return {
    current: bar?.dataset.current,
    token: here ? step(here)?.dataset.token : undefined,
    next: step(bar?.dataset.current)?.querySelector("a")?.href,
  };
};
let before = read();
showCurrent();

// On a phone the bar scrolls sideways: keep the current phase in sight.
function showCurrent() {
  const step = document.querySelector("#phase-bar [aria-current]");
  const bar = step?.closest("ol");
  if (bar) bar.scrollLeft = step.parentElement.offsetLeft - bar.clientWidth / 2 + step.clientWidth / 2;
}

document.addEventListener("live:applied", () => {
  const now = read();
  const moved = now.current !== before.current;
  const wasWithTheRoom = here === before.current;
  const changed = now.token !== before.token;
  before = now;
  if (moved) showCurrent();
  if (!here) return;
  if (moved && wasWithTheRoom && document.body.hasAttribute("data-follow")) goAlong(now.next);
  else if (changed) refreshPage(["#main"]);
});

function goAlong(address) {
  address ??= location.href;
  if (!isTypingIn(main)) return location.assign(address);
  const note = document.getElementById("trouble-moved").content.cloneNode(true);
  note.querySelector("[data-moved]").href = address;
  document.getElementById("notice").replaceChildren(note);
}
