// Keeps what is being typed in a form on this device until it was sent, so that a reload loses nothing.

import { drop, person, read, write } from "./device.js";

// Of this tab: two windows with the same form are two drafts.
const OF_TAB = true;
const keyOf = (form) => `form:${person()}:${location.pathname}:${form.id}`;

function remember(form) {
  const typed = [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  write(keyOf(form), typed, OF_TAB);
}

// Once it was sent; what was typed on meanwhile is remembered still.
function forget(form) {
  const isTyped = [...form.querySelectorAll("textarea, input[type=text]")].some((field) => field.value !== "");
  if (isTyped) remember(form);
  else drop(keyOf(form), OF_TAB);
}

function restore(form) {
  for (const [name, value] of read(keyOf(form), OF_TAB) ?? []) {
    const field = form.elements[name];
    if (!field || value === "") continue;
    field.value = value;
    if (name === "creation_key") field.dataset.kept = "";
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-keep]");
  if (form) remember(form);
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-keep]:not([data-hx-post])")) drop(keyOf(event.target), OF_TAB);
});
document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
  if (detail.elt.matches?.("form[data-keep]") && detail.xhr.status < 300)
    drop(keyOf(detail.elt), OF_TAB);
});
document.addEventListener("sent", ({ target }) => target.matches?.("form[data-keep]") && setTimeout(() => forget(target)));
document.querySelectorAll("form[data-keep]").forEach(restore);
// What is fetched when it is opened gets back what was typed in it before.
document.addEventListener("htmx:load", ({ target }) => {
  if (target.matches("[data-put-back]")) target.querySelectorAll("form[data-keep]").forEach(restore);
});
