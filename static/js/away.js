// Tells somebody who was away what changed meanwhile: a laptop that slept, a night, a pause, another window.
import { person, read, write } from "./device.js";
import { isPaused } from "./pause.js";

const LONG = 180_000; // ms; whoever was away shorter has hardly missed it
const GAP = 20_000; // between two of the server's beats no more than this passes
const page = document.body;
const KEY = `seen:${person()}:${page.dataset.news}`;
let heard = Date.now();

const revision = () => Number(page.dataset.revision);
const isLooking = () => document.visibilityState === "visible" && !isPaused();
const seen = () => read(KEY);
const remember = () => write(KEY, { revision: revision(), at: Date.now() });

async function tell(since) {
  const asks = new URL(page.dataset.news, location.href);
  asks.searchParams.set("since", since);
  const answer = await fetch(asks);
  if (!answer.ok) return;
  const news = document.getElementById("news");
  news.innerHTML = await answer.text();
  news.querySelector("[data-dismiss]")?.addEventListener("click", () => news.replaceChildren());
}

// Up to date again: was that after a long absence?
function look() {
  if (!isLooking()) return;
  const before = seen();
  remember();
  if (!before || Date.now() - before.at < LONG || before.revision >= revision()) return;
  // A whole room may come back at once.
  setTimeout(() => tell(before.revision).catch(() => {}), Math.random() * 3_000);
}

if (page.dataset.news) {
  look();
  document.addEventListener("live:applied", look);
  document.addEventListener("visibilitychange", look);
  // In a quiet room nothing is applied for long: the beats show that somebody is here. The first one after a
  // silence does not count: what was missed has yet to come.
  document.addEventListener("live:heard", () => {
    if (isLooking() && Date.now() - heard < GAP) remember();
    heard = Date.now();
  });
}
