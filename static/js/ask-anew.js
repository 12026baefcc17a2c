// A part of the page that changes because time goes by is asked anew, and comes in around what somebody is doing there.
import { morph } from "./morph.js";

const LOOK = 1000; // ms; something that happened asks it within so long
const part = document.querySelector("[data-asked-anew]");
let isWanted = false;
let isUnderWay = false;
let askedAt = performance.now();

async function ask() {
  isWanted = false;
  isUnderWay = true;
  askedAt = performance.now();
  try {
    const answer = await fetch(part.dataset.askedAnew);
    // Where somebody else logged in meanwhile, or nobody answers, the page says so by itself.
    if (answer.ok && !answer.redirected) morph(part.firstElementChild, await answer.text());
  } catch {
    // The next time, then.
  }
  isUnderWay = false;
}

function look() {
  const every = Number(part.dataset.every) * 1000; // s
  const isDue = isWanted || performance.now() - askedAt > every;
  if (isDue && !isUnderWay && !document.hidden) ask();
}

if (part) {
  setInterval(look, LOOK);
  document.addEventListener("visibilitychange", look);
  document.addEventListener("live:applied", () => {
    isWanted = true;
  });
}
