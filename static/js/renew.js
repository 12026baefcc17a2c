// Fetches parts of the page anew that stand beside what is pushed and follow from it, such as a QR code.
import { refreshPage } from "./refresh.js";

const tokens = () => new Map([...document.querySelectorAll("[data-renews]")].map((each) => [each.id, each.dataset.token]));
let before = tokens();
// One after the other, so that what was asked last is what stays.
let queue = Promise.resolve();

document.addEventListener("live:applied", () => {
  const now = tokens();
  for (const [id, token] of now) if (before.has(id) && before.get(id) !== token) renew(id);
  before = now;
});

function renew(id) {
  const parts = document.getElementById(id).dataset.renews.split(", ");
  queue = queue.then(() => refreshPage(parts)).catch(() => {});
}
