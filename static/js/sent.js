// Makes room for the next: a form whose contents are kept by the server is emptied where it stands.
import { uuid } from "./creation-key.js";

document.addEventListener("sent", ({ detail }) => {
  const form = document.getElementById(detail.form);
  if (!form) return;
  form.querySelector(".form__note").textContent = detail.note;
  if (detail.staysFilled) return;
  // What was chosen stays chosen; what was written has gone to its place.
  for (const field of form.querySelectorAll("textarea, input[type=text]")) field.value = "";
  for (const field of form.querySelectorAll("[data-creation-key]")) renew(field);
});

function renew(field) {
  field.value = uuid();
  delete field.dataset.kept;
}
