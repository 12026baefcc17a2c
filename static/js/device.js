// What this device remembers, in one place: until it is dropped, or only in this tab. Each is kept as JSON.
// Messages that wait to be sent are in a database of their own (outbox/store.js).

const shelf = (isOfTab) => (isOfTab ? sessionStorage : localStorage);

export const read = (key, isOfTab = false) => JSON.parse(shelf(isOfTab).getItem(key) ?? "null");

export const write = (key, value, isOfTab = false) => shelf(isOfTab).setItem(key, JSON.stringify(value));

export const drop = (key, isOfTab = false) => shelf(isOfTab).removeItem(key);

// Whose it is: what somebody typed is never shown to the next person on a shared laptop.
export const person = () => document.body.dataset.person ?? "";

export const keysFrom = (start) => Object.keys(localStorage).filter((key) => key.startsWith(start));
