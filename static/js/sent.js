// Makes room for the next: a form whose contents are kept is emptied where it stands. What was typed while it was
// under way stays.
import { uuid } from "./creation-key.js";

const TEXTS = "textarea, input[type=text]";
const underWay = new WeakMap();

document.addEventListener("htmx:beforeRequest", ({ target }) => {
  if (target.matches?.("form")) underWay.set(target, new Map(texts(target).map((field) => [field, field.value])));
});

const texts = (form) => [...form.querySelectorAll(TEXTS)];
const isTypedOn = (form) => texts(form).some((field) => field.value !== (underWay.get(form)?.get(field) ?? field.value));

document.addEventListener("sent", ({ detail }) => {
  const form = document.getElementById(detail.form);
  if (form) makeRoom(form, detail);
});
// An answer that would take the place of what somebody is typing on is only taken note of.
document.addEventListener("htmx:beforeSwap", ({ detail, target }) => {
  if (detail.xhr.status !== 200 || !target.matches?.("form[data-keep]") || !isTypedOn(target)) return;
  detail.shouldSwap = false;
  makeRoom(target, { note: "", staysFilled: true });
});

function makeRoom(form, { note, staysFilled }) {
  const output = form.querySelector(".form__note");
  if (output) output.textContent = note;
  for (const field of form.querySelectorAll("[data-creation-key]")) renew(field);
  if (staysFilled) return;
  if (form.matches("[data-reset]") && !isTypedOn(form)) {
    form.reset();
    return form.querySelectorAll("[data-creation-key]").forEach(renew);
  }
  // What was chosen stays chosen; what was written has gone to its place.
  for (const field of texts(form)) if (field.value === (underWay.get(form)?.get(field) ?? field.value)) field.value = "";
}

function renew(field) {
  field.value = uuid();
  delete field.dataset.kept;
}
