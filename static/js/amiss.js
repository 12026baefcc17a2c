// Parts of the page that the server could not render: asked for once, and counted for as long as they are missing.
import { refreshPage } from "./refresh.js";

const missing = new Set();

// Fetches one part; where that fails too, the sign of the connection says so (see live.js).
export async function askFor(id) {
  if (!document.getElementById(id)) return;
  missing.add(id);
  try {
    await refreshPage([`#${id}`]);
    missing.delete(id);
  } catch {
    // The page itself does not come: it stays missing until it is pushed, or the page is loaded again.
  }
}

export const arrived = (id) => missing.delete(id);

export const isAmiss = () => missing.size > 0 || document.querySelector("[data-amiss]") !== null;
