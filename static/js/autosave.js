// Saves a field as it is typed. Every save says which version it was written on; a conflict shows both texts.
import { hasConflict, showConflict } from "./conflict.js";
import { dropDraft, keepDraft, restoreDraft } from "./drafts.js";
import { isDirty } from "./typing.js";

const PAUSE = 500;
const RETRY = 3000;
const PATIENCE = 15_000; // a network that swallows everything is no network
const timers = new WeakMap();
const busy = new WeakSet();

document.addEventListener("input", ({ target }) => target.dataset?.autosave && later(target, PAUSE));
document.addEventListener("focusout", ({ target }) => target.dataset?.autosave && later(target, 0));
// What was refused or could not be sent may go now: the phase has opened again, the network is back.
document.addEventListener("live:applied", () => fields().forEach((field) => later(field, RETRY)));

const fields = () => [...document.querySelectorAll("[data-autosave]:enabled")];

function later(field, pause) {
  if (!isDirty(field)) return;
  keepDraft(field);
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(() => save(field), pause));
}

async function save(field) {
  if (busy.has(field)) return later(field, PAUSE);
  if (!isDirty(field) || hasConflict(field)) return;
  busy.add(field);
  const text = field.value;
  try {
    say(field, "saving");
    const answer = await post(field, text);
    if (answer.status === 200) saved(field, text, (await answer.json()).version);
    else if (answer.status === 409) conflict(field, (await answer.json()).theirs);
    else if (answer.status === 422) tell(field, (await answer.json()).message);
    else throw new Error(answer.status);
  } catch {
    keepDraft(field, true);
    say(field, "waiting");
    later(field, RETRY);
  } finally {
    busy.delete(field);
  }
}

function post(field, text) {
  const token = document.querySelector("#act input[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ text, base_version: field.dataset.version });
  return fetch(field.dataset.autosave, {
    method: "POST", body, signal: AbortSignal.timeout(PATIENCE), headers: { Accept: "application/json", "X-CSRFToken": token },
  });
}

function saved(field, text, version) {
  field.dataset.version = version;
  if (field.tagName === "SELECT") field.dataset.saved = text;
  else field.defaultValue = text;
  if (field.value !== text) return later(field, PAUSE);
  dropDraft(field);
  say(field, "saved");
}

function conflict(field, theirs) {
  tell(field, "");
  showConflict(field, theirs, (text, newest) => {
    field.value = text;
    field.dataset.version = newest.version;
    if (text === newest.text) saved(field, text, newest.version);
    else save(field);
  });
}

function say(field, state) {
  tell(field, document.getElementById("saving-states")?.content.querySelector(`[data-${state}]`).textContent ?? "");
}

function tell(field, words) {
  const status = field.parentElement.querySelector("output");
  if (status) status.textContent = words;
}

fields().filter(restoreDraft).forEach(save);
