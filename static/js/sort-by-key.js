// Sorting by keyboard: on the tick of an entry, the letter of a heading puts it there, and the next entry is next.
// Entries carry data-sort-card (their key) and data-stands (their heading), headings data-letter and data-option.
const form = document.querySelector("form[data-sorts]");
const TICK = "[data-sort-card] input[type=checkbox]";
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
const entries = () => [...document.querySelectorAll(`#${form.dataset.sorts} > [data-sort-card]`)];
const tick = (entry) => entry.querySelector("input[type=checkbox]");
const entryOf = (node) => (node.matches?.(TICK) ? node.closest("[data-sort-card]") : null);
const sent = new WeakMap(); // entry → what was asked for it, until that is answered
let at = null; // the entry that has the keyboard, where it stood, and which comes after it
let lastClicked = null;

if (form) {
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusin", ({ target }) => remember(entryOf(target)));
  // Whoever presses elsewhere has left the keyboard.
  document.addEventListener("pointerdown", ({ target }) => at?.entry.contains(target) || remember(null));
  document.addEventListener("click", onClick);
  document.addEventListener("live:applied", stay);
  document.addEventListener("htmx:configRequest", sayWhereTheyStood);
  document.addEventListener("htmx:afterRequest", onAnswer);
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
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const step = STEPS[key];
  const isUndo = key === "z" && (event.ctrlKey || event.metaKey);
  if ((event.ctrlKey || event.metaKey) && !isUndo) return;
  const to = isUndo ? null : key === "0" ? { option: "", name: form.dataset.nowhere } : heading(key);
  if (!isUndo && !to && !step) return;
  event.preventDefault();
  if (step) walk(entry, step, event.shiftKey);
  // A key that is held down walks on, and does nothing else more than once.
  else if (event.repeat) return;
  else if (isUndo) ask(entry, form.dataset.undo, {}, { says: form.dataset.undone });
  else put(entry, to);
}

// To the next or the one before; with Shift both are ticked, and so a run. Behind the last one is the way to the next page.
function walk(entry, step, ticks) {
  const all = entries();
  const next = all[all.indexOf(entry) + step];
  if (next && ticks) for (const each of [entry, next]) tick(each).checked = true;
  if (next) go(next);
  else onward(step);
}

function onward(step) {
  const ways = [...document.querySelectorAll(`#${form.dataset.sorts}-part .pages a`)];
  (step > 0 ? ways.at(-1) : ways[0])?.focus();
}

function heading(letter) {
  const found = /^[a-z]$/.test(letter) && document.querySelector(`[data-letter="${letter}"]`);
  return found ? { option: found.dataset.option, name: found.textContent.trim() } : null;
}

const stoodAt = (those) => those.map((each) => `${each.dataset.sortCard}:${each.dataset.stands}`).join(" ");
const outOfSight = () => [...document.querySelectorAll(`input[type=hidden][form="${form.id}"][name=contributions]`)];

// One that is ticked takes the others that are ticked along, also those on other pages.
function put(entry, { option, name }) {
  const isRun = tick(entry).checked;
  const those = isRun ? entries().filter((each) => tick(each).checked) : [entry];
  const next = after(entry, those);
  const elsewhere = isRun ? outOfSight().map((field) => field.value) : [];
  const values = {
    contributions: [...those.map((each) => each.dataset.sortCard), ...elsewhere],
    stood: stoodAt(those),
    cluster: option,
  };
  for (const each of those) tick(each).checked = false;
  ask(entry, form.action, values, { says: `${form.dataset.moved} ${name}`, ticked: isRun ? those : [] });
  if (next) go(next);
  else onward(1);
}

function ask(entry, url, values, then) {
  sent.set(entry, then);
  // What fails is said by the page (troubles.js).
  window.htmx.ajax("POST", url, { source: entry, swap: "none", values }).catch(() => {});
}

// Told once it is so; what was refused is ticked again.
function onAnswer({ detail }) {
  const asked = sent.get(detail.elt);
  if (!asked) return;
  sent.delete(detail.elt);
  if (detail.successful) {
    form.querySelector("[data-sort-told]").textContent = asked.says;
    if (asked.ticked?.length) form.dispatchEvent(new Event("reset", { bubbles: true }));
  } else for (const each of asked.ticked ?? []) tick(each).checked = true;
}

// What is moved with the mouse says too where it stood: a colleague may have it elsewhere by now.
function sayWhereTheyStood({ detail }) {
  if (!form.contains(detail.elt)) return;
  detail.parameters.stood = stoodAt(entries().filter((each) => tick(each).checked));
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
  if (!was) return;
  const isHere = was.entry.isConnected && was.entry.dataset.stands === was.stood;
  const hasKeyboard = was.entry.isConnected && document.activeElement === tick(was.entry);
  if (isHere && hasKeyboard) remember(was.entry);
  else if (hasKeyboard || document.activeElement === document.body) go(isHere ? was.entry : was.next);
}
