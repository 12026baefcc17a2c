// Counts down to moments that the server gives, by the server's clock.

let offset = 0; // how far this computer's clock is behind the server's, in ms
let learned = false;

export function learnServerTime(now) {
  if (!now) return;
  const measured = Date.parse(now) - Date.now();
  // The frame that travelled fastest tells the time best: it makes the offset largest.
  if (!learned || measured > offset || Math.abs(measured - offset) > 2000) offset = measured;
  learned = true;
  tick();
}

function tick() {
  for (const clock of document.querySelectorAll("[data-ends]")) {
    const seconds = Math.round((Date.parse(clock.dataset.ends) - Date.now() - offset) / 1000);
    const words = `${seconds < 0 ? "+" : ""}${minutesAndSeconds(Math.abs(seconds))}`;
    if (clock.textContent !== words) clock.textContent = words;
    clock.classList.toggle("is-late", seconds < 0);
    clock.classList.toggle("is-soon", seconds >= 0 && seconds < 300);
  }
}

function minutesAndSeconds(seconds) {
  const pad = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

setInterval(tick, 500);
document.addEventListener("live:applied", tick);
tick();
