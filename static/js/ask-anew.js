// A part of the page that changes because time goes by is asked anew, and comes in around what somebody is doing there.
import { morph } from "./morph.js";
import { isPaused } from "./pause.js";

const LOOK = 1000; // ms; something that happened asks it within so long
const LONGEST = 8000; // ms to wait for an answer
const part = document.querySelector("[data-asked-anew]");
let isWanted = false;
let isUnderWay = false;
let askedAt = performance.now();
let isOver = false;

async function ask() {
  isWanted = false;
  isUnderWay = true;
  askedAt = performance.now();
  const request = { redirect: "manual", signal: AbortSignal.timeout(LONGEST) };
  // Where nobody answers: the next time, then.
  const answer = await fetch(part.dataset.askedAnew, request).catch(() => undefined);
  const html = answer?.ok && (await answer.text().catch(() => undefined));
  isUnderWay = false;
  if (html && !isPaused()) morph(part.firstElementChild, html);
  // Logged out, or not theirs any more: the page says so by itself, and there is nothing to ask.
  if (answer?.type === "opaqueredirect" || [401, 403, 404, 410].includes(answer?.status)) isOver = true;
}

function look() {
  const every = Number(part.dataset.every) * 1000; // s
  const isDue = isWanted || performance.now() - askedAt > every;
  if (isDue && !isOver && !isUnderWay && !document.hidden && !isPaused()) ask();
}

if (part) {
  setInterval(look, LOOK);
  document.addEventListener("visibilitychange", look);
  document.addEventListener("live:applied", () => {
    isWanted = true;
  });
}
