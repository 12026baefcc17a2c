// Marks what is mine. The page is rendered once for everyone; what is personal is added here.

// What I answered, by what stood there when the page last looked: entry → fingerprint of its words.
let known = new Map();

const answered = () => (document.getElementById("own")?.dataset.answered ?? "").split(" ").filter(Boolean);

function readWords() {
  const shown = [...document.querySelectorAll("[data-words-of]")];
  return new Map(shown.map((item) => [item.dataset.wordsOf, item.dataset.words]));
}

// When something that I answered says something else, or has gone, or came back, what is mine is asked anew.
function lookAtWords() {
  const now = readWords();
  if (answered().some((key) => now.get(key) !== known.get(key))) htmx.trigger(document.body, "mine");
  known = now;
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
