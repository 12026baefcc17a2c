// What was typed in an autosaved field and not yet saved, kept on this device for the person who typed it, with the
// text that it was made from.

import { drop, keysFrom, person, read, write } from "./device.js";
import { savedValue } from "./typing.js";

const mine = () => `draft:${person()}:`;
const keyOf = (field) => mine() + field.dataset.autosave;
// What was sent and not answered: it may have arrived without our knowing. It is our own, not somebody else's.
const sent = new WeakMap();
const MOST_SENT = 10; // as many as the server looks for
const changed = () => document.dispatchEvent(new CustomEvent("outbox:changed"));

// Another tab kept or sent a draft of mine.
addEventListener("storage", ({ key }) => key?.startsWith(mine()) && changed());

export const unanswered = (field) => sent.get(field) ?? [];
export const forgetSent = (field) => sent.delete(field);

export function markSent(field, texts) {
  sent.set(field, [...new Set([...unanswered(field), ...texts])].slice(-MOST_SENT));
  keepDraft(field);
}

export function keepDraft(field, isWaiting = false) {
  const wasWaiting = read(keyOf(field))?.isWaiting;
  const made = { text: field.value, version: field.dataset.version, base: savedValue(field), sent: unanswered(field) };
  write(keyOf(field), { ...made, isWaiting: isWaiting || wasWaiting });
  if (isWaiting && !wasWaiting) changed();
}

export function dropDraft(field) {
  const wasWaiting = read(keyOf(field))?.isWaiting;
  drop(keyOf(field));
  if (wasWaiting) changed();
}

// After a reload or a crash: the draft of this field, {text, version, base, sent}, unless it was thrown away.
export function draftOf(field) {
  const draft = read(keyOf(field));
  if (draft?.isDropped) drop(keyOf(field));
  return draft && !draft.isDropped && !field.matches(":disabled") ? draft : undefined;
}

// As messages of the outbox: drafts whose field is on another page, and those that wait for a connection here.
export function waitingDrafts() {
  return keysFrom(mine()).map(messageOf).filter(({ isHere, isWaiting }) => !isHere || isWaiting);
}

function messageOf(key) {
  const url = key.slice(mine().length);
  const { text, version, base, sent = [], isWaiting, refused, isDropped } = read(key);
  const isHere = document.querySelector(`[data-autosave="${url}"]:enabled`) !== null;
  const body = new URLSearchParams({ text, base_version: version });
  for (const earlier of sent) body.append("sent", earlier);
  return { id: key, url, body: body.toString(), words: text, isText: true, text, base, isHere, isWaiting, refused, isDropped };
}

export function markDraft(key, { refused, isDropped, text, version, base }) {
  const made = version === undefined ? {} : { text, version, base, sent: [] };
  write(key, { ...read(key), ...made, refused, isDropped });
}
