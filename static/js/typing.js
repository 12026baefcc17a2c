// Is somebody typing here? And how to bring a field up to date without moving their caret.
import { write } from "./merge.js";

// Fields in which somebody really typed since the page came. What a browser puts back by itself after a reload or on
// the way back was not typed: it may be older than what the server sent.
const typed = new WeakSet();
const composing = new WeakSet();

document.addEventListener("input", ({ target }) => typed.add(target), true);
document.addEventListener("change", ({ target }) => typed.add(target), true);
document.addEventListener("compositionstart", ({ target }) => composing.add(target), true);
document.addEventListener("compositionend", ({ target }) => composing.delete(target), true);

// In the midst of a sign that takes several keys: nothing may be changed under it.
export const isComposing = (field) => composing.has(field);

// What stands in it counts as typed: a draft that was kept.
export const countAsTyped = (field) => typed.add(field);

// Fields that save themselves show what the server sent, unless somebody typed in them.
export function putBackWhatWasSent() {
  for (const field of document.querySelectorAll("[data-autosave]"))
    if (!typed.has(field) && field.value !== savedValue(field)) field.value = savedValue(field);
}

export function savedValue(field) {
  if (field.dataset.saved !== undefined) return field.dataset.saved;
  return field.type === "checkbox" || field.type === "radio" ? field.defaultChecked : field.defaultValue;
}

export function isDirty(field) {
  if (field.dataset.autosave && !typed.has(field)) return false;
  const now = field.type === "checkbox" || field.type === "radio" ? field.checked : field.value;
  if (field.tagName === "SELECT" && field.dataset.saved === undefined) return document.activeElement === field;
  return now !== savedValue(field);
}

// A form that was refused still holds words that are nowhere else.
export function isTypingIn(element) {
  if (element.querySelector("input[name=was_refused]")) return true;
  const fields = element.querySelectorAll("textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox])");
  return [...fields].some((field) => field.value !== "" && isDirty(field) && !field.closest("[data-look]"));
}

// Take over a pushed state; returns false because the field needs no further morphing.
export function refresh(field, fresh) {
  for (const { name, value } of [...fresh.attributes]) if (name !== "value") field.setAttribute(name, value);
  if (field.tagName === "TEXTAREA") {
    field.defaultValue = fresh.defaultValue;
    write(field, fresh.defaultValue);
  } else if (field.tagName === "SELECT" && fresh.dataset.saved !== undefined) {
    field.value = fresh.dataset.saved;
    for (const option of field.options) option.toggleAttribute("selected", option.value === field.value);
  }
  return false;
}
