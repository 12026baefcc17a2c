// What could not be sent yet, in this device's own database: it outlives a reload, a crash and a closed lid.
// A message: {id, person, url, body, words, at, refused, isDropped}; body as the form would have sent it. A draft of an
// autosaved field is a message too (see drafts.js).
import { cannotKeep, drop, person as me } from "../device.js";
import { markDraft, waitingDrafts } from "../drafts.js";

// A browser that forbids it says so at once, later, or has none: forms then keep their text themselves.
const opened = new Promise((resolve, reject) => {
  const asked = indexedDB.open("cocreatie-outbox", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("messages", { keyPath: "id", autoIncrement: true });
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});
opened.catch(() => {});

function run(mode, act) {
  return opened.then(
    (database) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction("messages", mode, { durability: "strict" });
        const asked = act(transaction.objectStore("messages"));
        transaction.oncomplete = () => resolve(asked.result);
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
      }),
  );
}

export async function put(message) {
  if (message.isText) return markDraft(message.id, message);
  return run("readwrite", (store) => store.put({ person: me(), at: Date.now(), ...message })).catch((reason) => {
    cannotKeep();
    throw reason;
  });
}

export async function remove(id) {
  if (typeof id === "string") return drop(id);
  return run("readwrite", (store) => store.delete(id));
}

// Mine, in the order in which they were written. Somebody else's on a shared laptop stay out of sight.
export async function mine() {
  const messages = await run("readonly", (store) => store.getAll()).catch(() => []);
  return [...messages.filter(({ person }) => person === me()), ...waitingDrafts()];
}
