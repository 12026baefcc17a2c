// Marks what is mine. The page is rendered once for everyone; what is personal is added here.

// What I answered or made, by what stood there when the page last looked: entry → fingerprint of its words.
let known = new Map();

const watched = () => (document.getElementById("own")?.dataset.watched ?? "").split(" ").filter(Boolean);

function readWords() {
  const made = [...document.querySelectorAll("[data-mine-key^=own-]")].map((item) => [item.dataset.mineKey, ""]);
  const shown = [...document.querySelectorAll("[data-words-of]")];
  return new Map([...made, ...shown.map((item) => [item.dataset.wordsOf, item.dataset.words])]);
}

// When something that I answered or made says something else, or has gone, or came back, what is mine is asked anew.
function lookAtWords() {
  const now = readWords();
  if (watched().some((key) => now.get(key) !== known.get(key))) htmx.trigger(document.body, "mine");
  known = now;
}

// The same for what is not on the page of a long list that is shown.
export function noteElsewhere(html) {
  const key = /data-words-of="([^"]*)"/.exec(html)?.[1];
  if (key && watched().includes(key)) htmx.trigger(document.body, "mine");
}

function markMine() {
  const here = document.activeElement?.closest("[data-mine-key]");
  const mine = new Set((document.getElementById("own")?.dataset.mine ?? "").split(" "));
  for (const item of document.querySelectorAll("[data-mine-key]"))
    item.classList.toggle("is-mine", mine.has(item.dataset.mineKey));
  // The button that was pressed gives way to its opposite: keep the keyboard's place.
  if (here && !isShown(document.activeElement)) [...here.querySelectorAll("button, a")].find(isShown)?.focus();
}

// As checkVisibility() says, also where a browser has it not yet.
const isShown = (element) => element.getClientRects().length > 0;

document.addEventListener("htmx:load", markMine);
document.addEventListener("live:applied", markMine);
document.addEventListener("live:applied", lookAtWords);
known = readWords();
markMine();
