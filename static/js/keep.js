// Keeps what is being typed in a form on this device until it was sent, so that a reload loses nothing.

const keyOf = (form) => `form:${document.body.dataset.person ?? ""}:${location.pathname}:${form.id}`;

function remember(form) {
  const typed = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  sessionStorage.setItem(keyOf(form), JSON.stringify(typed));
}

// Once it was sent; what was typed on meanwhile is remembered still.
function forget(form) {
  const isTyped = [...form.querySelectorAll("textarea, input[type=text]")].some((field) => field.value !== "");
  if (isTyped) remember(form);
  else sessionStorage.removeItem(keyOf(form));
}

function restore(form) {
  const kept = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? "null");
  for (const [name, value] of kept ?? []) {
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
  if (event.target.matches("form[data-keep]:not([data-hx-post])")) sessionStorage.removeItem(keyOf(event.target));
});
document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
  if (detail.elt.matches?.("form[data-keep]") && detail.xhr.status < 300)
    sessionStorage.removeItem(keyOf(detail.elt));
});
document.addEventListener("sent", ({ target }) => target.matches?.("form[data-keep]") && setTimeout(() => forget(target)));
document.querySelectorAll("form[data-keep]").forEach(restore);
