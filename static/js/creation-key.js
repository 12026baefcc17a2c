// Gives every form that creates something a key of its own, so that a repeated send creates it once.

export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Outside https (a laptop server in the venue) only the raw random bytes are there.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

const made = new WeakSet();

function giveKeys(root) {
  for (const field of root.querySelectorAll("input[data-creation-key]")) {
    if (made.has(field)) continue;
    made.add(field);
    if (!field.dataset.kept) field.value = uuid();
  }
}

// A page that comes back from the browser's memory gets new keys: somebody else may fill it in now.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) for (const field of document.querySelectorAll("input[data-creation-key]")) made.delete(field);
  giveKeys(document);
});
document.addEventListener("htmx:load", () => giveKeys(document));
// A toolbar that stays on the page is emptied after each success, and gets a fresh key.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const form = detail.elt.form ?? detail.elt;
  if (detail.xhr.status >= 400 || !form.matches("[data-reset]")) return;
  form.reset();
  for (const field of form.querySelectorAll("[data-creation-key]")) field.value = uuid();
});
