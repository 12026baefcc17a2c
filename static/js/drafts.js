// What was typed in an autosaved field and not yet saved, kept on this device for the person who typed it.

import { drop, keysFrom, person, read, write } from "./device.js";

const mine = () => `draft:${person()}:`;
const keyOf = (field) => mine() + field.dataset.autosave;
const changed = () => document.dispatchEvent(new CustomEvent("outbox:changed"));

export function keepDraft(field, isWaiting = false) {
  const wasWaiting = read(keyOf(field))?.isWaiting;
  const draft = { text: field.value, version: field.dataset.version, isWaiting: isWaiting || wasWaiting };
  write(keyOf(field), draft);
  if (isWaiting && !wasWaiting) changed();
}

export function dropDraft(field) {
  const wasWaiting = read(keyOf(field))?.isWaiting;
  drop(keyOf(field));
  if (wasWaiting) changed();
}

// After a reload or a crash: the text comes back, on the version it was written on.
export function restoreDraft(field) {
  const draft = read(keyOf(field));
  if (draft?.isDropped) drop(keyOf(field));
  if (!draft || draft.isDropped || field.matches(":disabled")) return false;
  field.value = draft.text;
  field.dataset.version = draft.version;
  return true;
}

// As messages of the outbox: drafts whose field is on another page, and those that wait for a connection here.
export function waitingDrafts() {
  return keysFrom(mine()).map(messageOf).filter(({ isHere, isWaiting }) => !isHere || isWaiting);
}

function messageOf(key) {
  const url = key.slice(mine().length);
  const { text, version, isWaiting, refused, isDropped } = read(key);
  const isHere = document.querySelector(`[data-autosave="${url}"]:enabled`) !== null;
  const body = new URLSearchParams({ text, base_version: version }).toString();
  return { id: key, url, body, words: text, isText: true, isHere, isWaiting, refused, isDropped };
}

export function markDraft(key, { refused, isDropped }) {
  write(key, { ...read(key), refused, isDropped });
}
