// The wall of the room's screen shows a page at a time: what does not fit comes on the next one, and nothing is cut in two.
// Space stops and goes on; the arrows and Page Up and Down turn by hand.

const SECONDS = 12;
const wall = document.querySelector("main.wall");
let starts = [0];
let at = 0;
let isPaused = false;
let turning;

// Whole things that are not cut: entries of lists, rows, headings, paragraphs of the wall itself.
const WHOLE = "li, tr, h2, .panel > p, .wall-number, .wall-wait, figure";

function measure() {
  const top = wall.getBoundingClientRect().top - wall.scrollTop;
  const room = wall.clientHeight;
  const parts = [...wall.querySelectorAll(WHOLE)]
    .map((each) => each.getBoundingClientRect())
    .filter((box) => box.height)
    .map((box) => ({ from: box.top - top, to: box.bottom - top }))
    .sort((one, other) => one.from - other.from);
  starts = [0];
  for (const { from, to } of parts)
    if (to > starts.at(-1) + room && from > starts.at(-1)) starts.push(Math.max(0, from - 8));
  if (wall.scrollHeight <= room + 4) starts = [0];
  if (at >= starts.length) at = 0;
}

function show() {
  // The last page may not be full: there is room below it, so that it begins where it should.
  wall.style.setProperty("--below", `${Math.max(0, starts.at(-1) + wall.clientHeight - wall.scrollHeight)}px`);
  wall.scrollTop = starts[at];
  const pages = document.querySelector("[data-pages]");
  pages.hidden = starts.length < 2;
  pages.querySelector("[data-page]").textContent = `${at + 1} / ${starts.length}`;
  pages.querySelector("[data-paused]").hidden = !isPaused;
}

function turn(by) {
  measure();
  at = (at + by + starts.length) % starts.length;
  show();
}

function goOn() {
  clearInterval(turning);
  turning = setInterval(() => isPaused || turn(1), SECONDS * 1000);
}

const KEYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

if (wall) {
  turn(0);
  goOn();
  addEventListener("resize", () => turn(0));
  document.addEventListener("live:applied", () => turn(0));
  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target === document.body) isPaused = !isPaused;
    else if (KEYS[event.key]) turn(KEYS[event.key]);
    else return;
    event.preventDefault();
    show();
    goOn();
  });
}
