// Shows two texts of one field side by side and lets the writer choose. Nothing is thrown away before that.

export const hasConflict = (field) => field.parentElement.querySelector(".conflict") !== null;

// theirs: {text, version}; kept up to date while the box stands. choose: called with the chosen text and theirs.
export function showConflict(field, theirs, choose) {
  const box = document.getElementById("conflict").content.firstElementChild.cloneNode(true);
  const tell = (newest) => {
    theirs = newest;
    box.querySelector("[data-theirs]").textContent = wordsOf(field, theirs.text);
  };
  const hear = ({ detail }) => tell(detail);
  const answers = {
    "[data-keep-both]": () => [theirs.text, field.value].filter(Boolean).join("\n"),
    "[data-keep-mine]": () => field.value,
    "[data-keep-theirs]": () => theirs.text,
  };
  if (field.tagName === "SELECT") box.querySelector("[data-keep-both]").remove();
  for (const [button, text] of Object.entries(answers)) {
    box.querySelector(button)?.addEventListener("click", () => {
      box.remove();
      field.removeEventListener("field:newer", hear);
      choose(text(), theirs);
      field.focus();
    });
  }
  tell(theirs);
  field.addEventListener("field:newer", hear);
  field.parentElement.append(box);
}

// What people read for a value: the label where it was picked from a list.
function wordsOf(field, text) {
  return [...(field.options ?? [])].find((option) => option.value === text)?.text ?? text;
}
