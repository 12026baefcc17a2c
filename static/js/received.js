// Says when what is chosen in a form differs from the answer that was received: only that one counts.

function show(form) {
  const chosen = new FormData(form).get(form.dataset.receivedField) ?? "";
  const isSent = chosen === "" || chosen === form.dataset.received;
  form.querySelector(".form__unsent").hidden = isSent;
}

const showAll = () => document.querySelectorAll("form[data-received-field]").forEach(show);

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.("form[data-received-field]");
  if (form) show(form);
});
document.addEventListener("htmx:load", showAll);
// After what a draft or a browser put back.
addEventListener("pageshow", showAll);
