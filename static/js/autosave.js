// Saves a field as it is typed. Every save says which version it was made from. What somebody else made of the text
// meanwhile is merged into it, word by word; only where both changed the same words are they asked (conflict.js).
import { isLive } from "./connection.js";
import { hasConflict, showConflict } from "./conflict.js";
import { draftOf, dropDraft, keepDraft } from "./drafts.js";
import { isAgreed, merge, resolved, write } from "./merge.js";
import { post, reasonOf } from "./post.js";
import { countAsTyped, isComposing, isDirty, putBackWhatWasSent, savedValue } from "./typing.js";

const PAUSE = 500;
const RETRY = 3000;
const timers = new WeakMap();
const busy = new WeakSet();
// What was sent last and may have arrived without our knowing: it is our own, not somebody else's.
const sent = new WeakMap();
// What came while a sign was being composed.
const held = new WeakMap();

document.addEventListener("input", ({ target }) => target.dataset?.autosave && typedIn(target));
document.addEventListener("focusout", ({ target }) => target.dataset?.autosave && later(target, 0));
document.addEventListener("field:newer", ({ target, detail }) => absorb(target, detail));
document.addEventListener("compositionend", ({ target }) => held.has(target) && absorb(target, held.get(target)));
// What was refused or could not be sent may go now: the phase has opened again, the network is back.
document.addEventListener("live:applied", () => fields().forEach((field) => timers.has(field) || later(field, RETRY)));

const fields = () => [...document.querySelectorAll("[data-autosave]:enabled")];

function typedIn(field) {
  tell(field, ""); // not kept yet
  later(field, PAUSE);
}

function later(field, pause) {
  if (!isDirty(field)) return;
  keepDraft(field);
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(() => save(field), pause));
}

async function save(field) {
  timers.delete(field); // until then no push puts it off, however many come
  if (busy.has(field)) return later(field, PAUSE);
  if (!isDirty(field) || hasConflict(field) || isComposing(field)) return;
  busy.add(field);
  const text = field.value;
  sent.set(field, text);
  try {
    say(field, "saving");
    const body = new URLSearchParams({ text, base_version: field.dataset.version });
    await take(field, text, await post(field.dataset.autosave, body, { Accept: "application/json" }));
  } catch {
    keepDraft(field, true);
    say(field, isLive() ? "unanswered" : "waiting");
    later(field, RETRY);
  } finally {
    busy.delete(field);
  }
}

// What the server says to it: kept, changed by somebody else meanwhile, refused with a reason, or gone.
async function take(field, text, answer) {
  if (answer.status === 200) saved(field, text, await answer.json());
  else if (answer.status === 409) absorb(field, (await answer.json()).theirs);
  else if (answer.status === 422) refuse(field, (await answer.json()).message);
  else if (answer.status === 404) refuse(field, words("gone"));
  else if (answer.status === 403) refuse(field, words(reasonOf(answer) === "token" ? "unanswered" : "forbidden"));
  else throw new Error(answer.status);
}

function refuse(field, message) {
  keepDraft(field);
  tell(field, message);
}

function saved(field, text, kept) {
  if (kept.version < Number(field.dataset.version)) return; // a push was faster, and is newer
  setSaved(field, text, kept.version);
  if (kept.text !== text) absorb(field, kept); // the server tamed it
  if (field.value !== savedValue(field)) return later(field, PAUSE);
  dropDraft(field);
  say(field, "saved");
}

function setSaved(field, text, version) {
  field.dataset.version = version;
  if (field.tagName === "SELECT") field.dataset.saved = text;
  else field.defaultValue = text;
}

// Somebody else's newer state {text, version} of a field in which there is something unsaved.
function absorb(field, newer) {
  if (newer.version < Number(field.dataset.version)) return;
  if (isComposing(field)) return held.set(field, newer);
  held.delete(field);
  const pieces = differences(field, newer);
  if (!isAgreed(pieces)) return ask(field, newer, pieces);
  settle(field, newer, pieces.join(""));
}

function differences(field, newer) {
  const base = newer.text === sent.get(field) ? newer.text : savedValue(field);
  if (field.tagName !== "SELECT") return merge(base, field.value, newer.text);
  if (field.value === newer.text || newer.text === base) return [field.value];
  return [{ mine: field.value, base, theirs: newer.text }];
}

function settle(field, newer, text) {
  write(field, text);
  setSaved(field, newer.text, newer.version);
  tell(field, "");
  if (isDirty(field)) return later(field, 0);
  dropDraft(field);
  say(field, "saved");
}

function ask(field, newer, pieces) {
  tell(field, "");
  keepDraft(field);
  showConflict(field, newer, pieces, (latest, answer) => settle(field, latest, resolved(differences(field, latest), answer)));
}

const words = (state) =>
  document.getElementById("saving-states")?.content.querySelector(`[data-${state}]`).textContent.trim() ?? "";

const say = (field, state) => tell(field, words(state));

function tell(field, text) {
  const status = field.parentElement.querySelector("output");
  if (status) status.textContent = text;
}

// What was typed before a reload or a crash, on the text that it was made from.
function restore(field) {
  const draft = draftOf(field);
  if (!draft) return;
  const now = { text: savedValue(field), version: Number(field.dataset.version) };
  countAsTyped(field);
  write(field, draft.text);
  setSaved(field, draft.base ?? "", draft.version);
  absorb(field, now);
}

putBackWhatWasSent();
fields().forEach(restore);
// Some browsers put their own memory in the fields only now.
addEventListener("pageshow", putBackWhatWasSent);
