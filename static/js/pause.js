// "Pause updates": for who needs a page that stands still. Going on brings everything that was missed.

const button = document.querySelector("[data-pause]");
const KEY = "paused";

export const isPaused = () => button?.getAttribute("aria-pressed") === "true";

function set(paused) {
  button.setAttribute("aria-pressed", paused);
  if (paused) sessionStorage.setItem(KEY, "yes");
  else sessionStorage.removeItem(KEY);
  document.dispatchEvent(new CustomEvent("live:paused", { detail: paused }));
}

button?.addEventListener("click", () => set(!isPaused()));
if (button && sessionStorage.getItem(KEY)) set(true);
