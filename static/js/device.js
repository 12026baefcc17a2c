// What this device remembers, in one place: until it is dropped, or only in this tab. Each is kept as JSON.
// It is an extra: where storage is full or forbidden everything is still sent, and the page says that drafts cannot be
// kept (see storage.js). Messages that wait to be sent are in a database of their own (outbox/store.js).

// null where the browser forbids it, or has none.
const shelf = (isOfTab) => attempt(() => (isOfTab ? sessionStorage : localStorage), null);

export const read = (key, isOfTab = false) => attempt(() => JSON.parse(shelf(isOfTab)?.getItem(key) ?? "null"), null);

// Is it kept?
export function write(key, value, isOfTab = false) {
  const isKept = attempt(() => (shelf(isOfTab).setItem(key, JSON.stringify(value)), true), false);
  if (!isKept) cannotKeep();
  return isKept;
}

export const drop = (key, isOfTab = false) => attempt(() => shelf(isOfTab)?.removeItem(key));

// Whose it is: what somebody typed is never shown to the next person on a shared laptop.
export const person = () => document.body.dataset.person ?? "";

export const keysFrom = (start) => attempt(() => Object.keys(shelf(false) ?? {}).filter((key) => key.startsWith(start)), []);

export const cannotKeep = () => document.dispatchEvent(new CustomEvent("device:full"));

function attempt(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
