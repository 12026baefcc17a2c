// Saves a field as it is typed. Every save says which version it was made from. What somebody else made of the text
// meanwhile is merged into it, word by word; only where both changed the same words are they asked (conflict.js).
import { isLive } from "./connection.js";
import { hasConflict, showConflict } from "./conflict.js";
import { draftOf, dropDraft, forgetSent, keepDraft, markSent, unanswered } from "./drafts.js";
import { isAgreed, merge, resolved, write } from "./merge.js";
import { post, reasonOf } from "./post.js";
import { countAsTyped, isComposing, isDirty, putBackWhatWasSent, savedValue } from "./typing.js";

const PAUSE = 500;
const RETRY = 3000;
const timers = new WeakMap();
const busy = new WeakSet();
// What came while a sign was being composed, or while it was not known whether what was sent had arrived.
const held = new WeakMap();

document.addEventListener("input", ({ target }) => target.dataset?.autosave && typedIn(target));
document.addEventListener("focusout", ({ target }) => target.dataset?.autosave && later(target, 0));
document.addEventListener("field:newer", ({ target, detail }) => hear(target, detail));
document.addEventListener("compositionend", ({ target }) => hearHeld(target));
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
  const body = new URLSearchParams({ text, base_version: field.dataset.version });
  for (const earlier of unanswered(field)) body.append("sent", earlier);
  markSent(field, [text]);
  try {
    say(field, "saving");
    await take(field, text, await post(field.dataset.autosave, body, { Accept: "application/json" }));
  } catch {
    keepDraft(field, true);
    say(field, isLive() ? "unanswered" : "waiting");
    later(field, RETRY);
  } finally {
    busy.delete(field);
    hearHeld(field);
  }
}

// What the server says to it: kept, changed by somebody else meanwhile, refused with a reason, or gone.
async function take(field, text, answer) {
  if (answer.status === 200) saved(field, text, await answer.json());
  else if (answer.status === 409) changed(field, await answer.json());
  else if (answer.status === 422) refuse(field, (await answer.json()).message);
  else if (answer.status === 404) refuse(field, words("gone"));
  else if (answer.status === 403) refuse(field, words(reasonOf(answer) === "token" ? "unanswered" : "forbidden"));
  else throw new Error(answer.status);
}

// Somebody else's text came in between; ours may have arrived before it without our knowing.
function changed(field, { theirs, arrived }) {
  if (arrived !== null) setSaved(field, arrived, field.dataset.version);
  absorb(field, theirs);
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
  forgetSent(field);
  field.dataset.version = version;
  if (field.tagName === "SELECT") field.dataset.saved = text;
  else field.defaultValue = text;
}

// A push with a newer state {text, version} of a field in which there is something unsaved.
function hear(field, newer) {
  if (busy.has(field)) held.set(field, newer);
  else absorb(field, newer);
}

function hearHeld(field) {
  const newer = held.get(field);
  held.delete(field);
  if (newer) hear(field, newer);
}

function absorb(field, newer) {
  if (newer.version < Number(field.dataset.version)) return;
  if (isComposing(field)) return held.set(field, newer);
  const pieces = differences(field, newer);
  if (!isAgreed(pieces)) return ask(field, newer, pieces);
  settle(field, newer, pieces.join(""));
}

function differences(field, newer) {
  const base = unanswered(field).includes(newer.text) ? newer.text : savedValue(field);
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

// That it could not be kept is said once, until it is: not anew with every attempt.
const FAILED = ["unanswered", "waiting"];

function say(field, state) {
  if (state !== "saved" && FAILED.includes(statusOf(field)?.dataset.state) && !FAILED.includes(state)) return;
  tell(field, words(state), state);
}

function tell(field, text, state = "") {
  const status = statusOf(field);
  if (!status) return;
  if (state) status.dataset.state = state;
  else if (text) delete status.dataset.state;
  else if (FAILED.includes(status.dataset.state)) return;
  if (status.textContent !== text) status.textContent = text;
}

const statusOf = (field) => field.parentElement.querySelector("output");

// What was typed before a reload or a crash, on the text that it was made from.
function restore(field) {
  const draft = draftOf(field);
  if (!draft) return;
  const now = { text: savedValue(field), version: Number(field.dataset.version) };
  countAsTyped(field);
  write(field, draft.text);
  setSaved(field, draft.base ?? "", draft.version);
  markSent(field, draft.sent ?? []);
  // Only the server knows whether it had arrived before somebody else wrote.
  if (unanswered(field).length > 0) return later(field, 0);
  absorb(field, now);
}

putBackWhatWasSent();
fields().forEach(restore);
// Some browsers put their own memory in the fields only now.
addEventListener("pageshow", putBackWhatWasSent);
