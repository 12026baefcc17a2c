// Shows two texts of one field side by side and lets the writer choose. Nothing is thrown away before that.

export const hasConflict = (field) => field.parentElement.querySelector(".conflict") !== null;

export function showConflict(field, theirs, choose) {
  const box = document.getElementById("conflict").content.firstElementChild.cloneNode(true);
  box.querySelector("[data-theirs]").textContent = theirs.text;
  const answers = {
    "[data-keep-both]": () => [theirs.text, field.value].filter(Boolean).join("\n"),
    "[data-keep-mine]": () => field.value,
    "[data-keep-theirs]": () => theirs.text,
  };
  if (field.tagName === "SELECT") box.querySelector("[data-keep-both]").remove();
  for (const [button, text] of Object.entries(answers)) {
    box.querySelector(button)?.addEventListener("click", () => {
      box.remove();
      choose(text());
      field.focus();
    });
  }
  field.parentElement.append(box);
}
