// Where two people changed the same words: shows what the other made of them, and lets the writer choose. Nothing is
// thrown away before that.

const boxOf = (field) => field.parentElement.querySelector(".conflict");

export const hasConflict = (field) => boxOf(field) !== null;

const ANSWERS = {
  "[data-keep-both]": ({ mine, theirs }) => `${theirs}${/\n/.test(mine + theirs) ? "\n" : " "}${mine}`,
  "[data-keep-mine]": ({ mine }) => mine,
  "[data-keep-theirs]": ({ theirs }) => theirs,
};

// newer: {text, version} as it came last; pieces: of the merge, see merge.js. choose: called with the newest state and
// the answer, a function (conflict) → words.
export function showConflict(field, newer, pieces, choose) {
  const box = boxOf(field) ?? fresh(field);
  box.querySelector("[data-theirs]").replaceChildren(...pieces.map((piece) => shown(field, piece)));
  for (const [button, answer] of Object.entries(ANSWERS)) {
    const pressed = box.querySelector(button);
    if (pressed)
      pressed.onclick = () => {
        box.remove();
        choose(newer, answer);
        field.focus();
      };
  }
}

function fresh(field) {
  const box = document.getElementById("conflict").content.firstElementChild.cloneNode(true);
  if (field.tagName === "SELECT") box.querySelector("[data-keep-both]").remove();
  field.parentElement.append(box);
  return box;
}

// The other's words where they differ are marked.
function shown(field, piece) {
  if (typeof piece === "string") return document.createTextNode(piece);
  const marked = document.createElement("mark");
  marked.textContent = labelOf(field, piece.theirs) || "…";
  return marked;
}

// What people read for a value: the label where it was picked from a list.
function labelOf(field, text) {
  return [...(field.options ?? [])].find((option) => option.value === text)?.text ?? text;
}
