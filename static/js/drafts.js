// What was typed in an autosaved field and not yet saved, kept on this device for the person who typed it.

const mine = () => `draft:${document.body.dataset.person ?? ""}:`;
const keyOf = (field) => mine() + field.dataset.autosave;
const read = (key) => JSON.parse(localStorage.getItem(key) ?? "null");
const changed = () => document.dispatchEvent(new CustomEvent("outbox:changed"));

export function keepDraft(field, isWaiting = false) {
  const wasWaiting = read(keyOf(field))?.isWaiting;
  const draft = { text: field.value, version: field.dataset.version, isWaiting: isWaiting || wasWaiting };
  localStorage.setItem(keyOf(field), JSON.stringify(draft));
  if (isWaiting && !wasWaiting) changed();
}

export function dropDraft(field) {
  const wasWaiting = read(keyOf(field))?.isWaiting;
  localStorage.removeItem(keyOf(field));
  if (wasWaiting) changed();
}

// After a reload or a crash: the text comes back, on the version it was written on.
export function restoreDraft(field) {
  const draft = read(keyOf(field));
  if (draft?.isDropped) localStorage.removeItem(keyOf(field));
  if (!draft || draft.isDropped || field.matches(":disabled")) return false;
  field.value = draft.text;
  field.dataset.version = draft.version;
  return true;
}

// As messages of the outbox: drafts whose field is on another page, and those that wait for a connection here.
export function waitingDrafts() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(mine()));
  return keys.map(messageOf).filter(({ isHere, isWaiting }) => !isHere || isWaiting);
}

function messageOf(key) {
  const url = key.slice(mine().length);
  const { text, version, isWaiting, refused, isDropped } = read(key);
  const isHere = document.querySelector(`[data-autosave="${url}"]:enabled`) !== null;
  const body = new URLSearchParams({ text, base_version: version }).toString();
  return { id: key, url, body, words: text, isText: true, isHere, isWaiting, refused, isDropped };
}

export function markDraft(key, { refused, isDropped }) {
  localStorage.setItem(key, JSON.stringify({ ...read(key), refused, isDropped }));
}
