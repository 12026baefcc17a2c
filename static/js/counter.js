// Says how much room is left in a field before its text is too long, and by how much it is. Nothing is ever cut.
const NEAR = 0.8; // of what fits
const PAUSE = 1000;
const said = new WeakMap();

// As the server counts: characters of the composed text, without white space around it.
const lengthOf = (field) => [...field.value.normalize("NFC").trim()].length;

function show(field) {
  const most = Number(field.dataset.most);
  const left = most - lengthOf(field);
  const note = noteOf(field, left <= most * (1 - NEAR));
  if (!note) return;
  note.hidden = left > most * (1 - NEAR);
  note.classList.toggle("field__count--over", left < 0);
  note.firstElementChild.textContent = words(left);
  // A screen reader hears it when the typing pauses.
  clearTimeout(said.get(field));
  said.set(field, setTimeout(() => (note.lastElementChild.textContent = note.hidden ? "" : words(left)), PAUSE));
}

function words(left) {
  const template = document.getElementById("count-words").content;
  return template.querySelector(left < 0 ? "[data-over]" : "[data-left]").textContent.replace("{n}", Math.abs(left));
}

function noteOf(field, isNeeded) {
  const known = field.parentElement.querySelector(".field__count");
  if (known || !isNeeded) return known;
  const note = document.createElement("p");
  note.className = "field__count";
  const [seen, heard] = [document.createElement("span"), document.createElement("span")];
  seen.setAttribute("aria-hidden", "true");
  heard.className = "visually-hidden";
  heard.setAttribute("role", "status");
  note.append(seen, heard);
  field.insertAdjacentElement("afterend", note);
  return note;
}

const showAll = () => document.querySelectorAll("[data-most]").forEach((field) => field.value && show(field));

document.addEventListener("input", ({ target }) => target.dataset?.most && show(target));
for (const event of ["htmx:load", "live:applied"]) document.addEventListener(event, showAll);
showAll();
