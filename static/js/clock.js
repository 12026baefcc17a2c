// Counts down to moments that the server gives, by the server's clock, in step on every screen.

const REMEMBERED = 12; // a minute of the server's beats
let measured = []; // how far this computer's clock is behind the server's, in ms, by each frame

export function learnServerTime(now) {
  if (!now) return;
  const offset = Date.parse(now) - Date.now();
  // A computer's clock that was put right makes everything before worthless.
  if (measured.length && Math.abs(offset - serverOffset()) > 2000) measured = [];
  measured = [...measured, offset].slice(-REMEMBERED);
  tick();
}

// The frame that travelled fastest tells the time best: it makes the offset largest.
const serverOffset = () => (measured.length ? Math.max(...measured) : 0);

export const serverNow = () => Date.now() + serverOffset();

function tick() {
  for (const clock of document.querySelectorAll("[data-ends]")) show(clock);
}

function show(clock) {
  const seconds = Math.ceil((Date.parse(clock.dataset.ends) - serverNow()) / 1000);
  const words = `${seconds < 0 ? "+" : ""}${minutesAndSeconds(Math.abs(seconds))}`;
  if (clock.textContent !== words) clock.textContent = words;
  clock.classList.toggle("is-late", seconds < 0);
  clock.classList.toggle("is-soon", seconds >= 0 && seconds < 300);
}

function minutesAndSeconds(seconds) {
  const pad = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

// Every screen changes at the same instant: when the server's clock comes to a whole second.
function tickOnTheSecond() {
  tick();
  setTimeout(tickOnTheSecond, 1005 - (serverNow() % 1000));
}

document.addEventListener("live:applied", tick);
learnServerTime(document.body.dataset.now);
tickOnTheSecond();
