// Ctrl+Enter (or Cmd+Enter) sends the form in which somebody types.

document.addEventListener("keydown", (event) => {
  const typesIn = event.target.closest?.("form textarea, form input");
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !typesIn?.form) return;
  event.preventDefault();
  typesIn.form.requestSubmit(typesIn.form.querySelector("[type=submit]"));
});
