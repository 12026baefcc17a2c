// Sorting by keyboard: on the tick of an entry, the letter of a heading puts it there, and the next entry is next.
// Entries carry data-sort-card (their key) and data-stands (their heading), headings data-letter and data-option.
const form = document.querySelector("form[data-sorts]");
const TICK = "[data-sort-card] input[type=checkbox]";
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
const entries = () => [...document.querySelectorAll(`#${form.dataset.sorts} > [data-sort-card]`)];
const tick = (entry) => entry.querySelector("input[type=checkbox]");
const entryOf = (node) => (node.matches?.(TICK) ? node.closest("[data-sort-card]") : null);
let at = null; // the entry that has the keyboard, where it stood, and which comes after it
let lastClicked = null;

if (form) {
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusin", ({ target }) => remember(entryOf(target)));
  document.addEventListener("click", onClick);
  document.addEventListener("live:applied", stay);
}

function remember(entry) {
  at = entry && { entry, stood: entry.dataset.stands, next: after(entry, [entry]) };
}

// The first entry behind it, or else before it, that is none of these.
function after(entry, those) {
  const all = entries();
  const here = all.indexOf(entry);
  const free = (each) => !those.includes(each);
  return all.slice(here + 1).find(free) ?? all.slice(0, here).reverse().find(free) ?? null;
}

function go(entry) {
  if (!entry?.isConnected) return;
  tick(entry).focus();
  entry.scrollIntoView({ block: "nearest" });
}

function onKey(event) {
  const entry = entryOf(event.target);
  if (!entry || event.altKey) return;
  if (event.ctrlKey || event.metaKey) return event.key === "z" ? undo(event) : undefined;
  const to = event.key === "0" ? { option: "", name: form.dataset.nowhere } : heading(event.key);
  const step = STEPS[event.key];
  if (!to && !step) return;
  event.preventDefault();
  if (to) put(entry, to);
  else walk(entry, step, event.shiftKey);
}

// To the next or the one before; with Shift both are ticked, and so a run.
function walk(entry, step, ticks) {
  const all = entries();
  const next = all[all.indexOf(entry) + step];
  if (next && ticks) for (const each of [entry, next]) tick(each).checked = true;
  go(next);
}

function heading(letter) {
  const found = /^[a-z]$/.test(letter) && document.querySelector(`[data-letter="${letter}"]`);
  return found ? { option: found.dataset.option, name: found.textContent.trim() } : null;
}

// One that is ticked takes the others that are ticked along.
function put(entry, { option, name }) {
  const those = tick(entry).checked ? entries().filter((each) => tick(each).checked) : [entry];
  const next = after(entry, those);
  const values = {
    contributions: those.map((each) => each.dataset.sortCard),
    stood: those.map((each) => `${each.dataset.sortCard}:${each.dataset.stands}`).join(" "),
    cluster: option,
  };
  window.htmx.ajax("POST", form.action, { source: entry, swap: "none", values });
  for (const each of those) tick(each).checked = false;
  form.querySelector("[data-sort-told]").textContent = `${form.dataset.moved} ${name}`;
  go(next);
}

function undo(event) {
  event.preventDefault();
  window.htmx.ajax("POST", form.dataset.undo, { source: event.target, swap: "none" });
}

// From the one that was clicked last to this one, with Shift: a run.
function onClick({ target, shiftKey }) {
  const entry = entryOf(target);
  if (!entry) return;
  const all = entries();
  const [first, last] = [all.indexOf(lastClicked), all.indexOf(entry)].sort((one, other) => one - other);
  if (shiftKey && first >= 0) for (const each of all.slice(first, last + 1)) tick(each).checked = target.checked;
  lastClicked = entry;
}

// A colleague put it elsewhere: the keyboard goes on with the next, and not along with it.
function stay() {
  const was = at;
  const active = document.activeElement;
  if (!was || (active !== document.body && active !== tick(was.entry))) return;
  const isHere = was.entry.isConnected && was.entry.dataset.stands === was.stood;
  go(isHere ? was.entry : was.next);
}
