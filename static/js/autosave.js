// Saves a field as it is typed. Every save says which version it was written on; a conflict shows both texts.
import { isDirty } from "./typing.js";

const PAUSE = 500;
const RETRY = 3000;
const timers = new WeakMap();
const busy = new WeakSet();

document.addEventListener("input", (event) => event.target.dataset?.autosave && later(event.target, PAUSE));
document.addEventListener("focusout", (event) => event.target.dataset?.autosave && later(event.target, 0));

function later(field, pause) {
  if (!isDirty(field)) return;
  localStorage.setItem(draftOf(field), JSON.stringify({ text: field.value, version: field.dataset.version }));
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(() => save(field), pause));
}

async function save(field) {
  if (busy.has(field)) return later(field, PAUSE);
  if (!isDirty(field)) return;
  busy.add(field);
  say(field, "saving");
  const text = field.value;
  try {
    const answer = await post(field, text);
    if (answer.status === 200) saved(field, text, await answer.json());
    else if (answer.status === 409) await conflict(field, (await answer.json()).theirs);
    else if (answer.status === 422) tell(field, (await answer.json()).message);
    else throw new Error(answer.status);
  } catch {
    say(field, "waiting");
    setTimeout(() => save(field), RETRY);
  } finally {
    busy.delete(field);
  }
}

function post(field, text) {
  const token = document.querySelector("#act input[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ text, base_version: field.dataset.version });
  const headers = { Accept: "application/json", "X-CSRFToken": token };
  return fetch(field.dataset.autosave, { method: "POST", body, headers });
}

function saved(field, text, { version }) {
  field.dataset.version = version;
  if (field.tagName === "SELECT") field.dataset.saved = text;
  else field.defaultValue = text;
  if (field.value !== text) return later(field, PAUSE);
  localStorage.removeItem(draftOf(field));
  say(field, "saved");
}

async function conflict(field, theirs) {
  const { showConflict } = await import("./conflict.js");
  tell(field, "");
  showConflict(field, theirs, (text) => {
    field.value = text;
    field.dataset.version = theirs.version;
    if (text === theirs.text) saved(field, text, theirs);
    else save(field);
  });
}

export const draftOf = (field) => `draft:${field.dataset.autosave}`;

function say(field, state) {
  tell(field, document.getElementById("saving-states")?.content.querySelector(`[data-${state}]`).textContent ?? "");
}

function tell(field, words) {
  const status = field.parentElement.querySelector("output");
  if (status) status.textContent = words;
}

// After a reload or a crash: what was typed and never saved comes back, on the version it was written on.
for (const field of document.querySelectorAll("[data-autosave]")) {
  const draft = JSON.parse(localStorage.getItem(draftOf(field)) ?? "null");
  if (!draft || field.matches(":disabled")) continue;
  field.value = draft.text;
  field.dataset.version = draft.version;
  save(field);
}
