// How things stand with the connection, always in sight; said aloud only once it lasts.

const QUIET = 2_000; // ms: a short drop is not worth a word
const OFFLINE = 10_000;
const shown = document.querySelector("[data-connection]");
let told, becomesOffline;

// state: "live", "amiss" (live, but not everything arrives), "lost", "crowded" (too many windows), "offline" or "paused".
export function show(state) {
  if (!shown || shown.dataset.connection === state) return;
  if (state === "lost" && ["offline", "crowded"].includes(shown.dataset.connection)) return; // until it is live again
  shown.dataset.connection = state;
  clearTimeout(told);
  told = setTimeout(say, QUIET);
  clearTimeout(becomesOffline);
  if (isLive()) document.dispatchEvent(new CustomEvent("connection:live"));
  if (state === "lost") becomesOffline = setTimeout(() => show("offline"), navigator.onLine ? OFFLINE : 0);
}

export const isLive = () => ["live", "amiss"].includes(shown?.dataset.connection);

function say() {
  const said = shown.querySelector("[data-said]");
  const words = shown.querySelector(`.connection__${shown.dataset.connection}`).textContent.trim();
  if (said.textContent !== words && (said.textContent || shown.dataset.connection !== "live")) said.textContent = words;
}

addEventListener("offline", () => show("offline"));
