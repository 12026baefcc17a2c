// What was typed in an autosaved field and not yet saved, kept on this device for the person who typed it.

const keyOf = (field) => `draft:${document.body.dataset.person ?? ""}:${field.dataset.autosave}`;

export function keepDraft(field) {
  localStorage.setItem(keyOf(field), JSON.stringify({ text: field.value, version: field.dataset.version }));
}

export function dropDraft(field) {
  localStorage.removeItem(keyOf(field));
}

// After a reload or a crash: the text comes back, on the version it was written on.
export function restoreDraft(field) {
  const draft = JSON.parse(localStorage.getItem(keyOf(field)) ?? "null");
  if (!draft || field.matches(":disabled")) return false;
  field.value = draft.text;
  field.dataset.version = draft.version;
  return true;
}
