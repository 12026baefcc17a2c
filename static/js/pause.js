// "Pause updates": for who needs a page that stands still. Going on brings everything that was missed.

import { drop, read, write } from "./device.js";

const button = document.querySelector("[data-pause]");
const KEY = "paused";

export const isPaused = () => button?.getAttribute("aria-pressed") === "true";

function set(paused) {
  button.setAttribute("aria-pressed", paused);
  if (paused) write(KEY, "yes", true);
  else drop(KEY, true);
  document.dispatchEvent(new CustomEvent("live:paused", { detail: paused }));
}

button?.addEventListener("click", () => set(!isPaused()));
if (button && read(KEY, true)) set(true);
