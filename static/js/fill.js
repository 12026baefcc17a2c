// Writes in its field what a button offers, such as one of two amounts that could be meant.

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-fill]");
  const field = button?.closest(".field")?.querySelector("input, textarea");
  if (!field) return;
  field.value = button.dataset.fill;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});
