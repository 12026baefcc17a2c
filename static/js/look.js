// A long list of which another part is shown: what was ticked in it stays ticked, also out of sight.
const FIELDS = "input[type=checkbox][form][name]";
const ticked = new Map(); // list → its ticks that are out of sight, as they are sent

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const part = detail.target;
  if (!part.matches("[data-part]")) return;
  const boxes = [...part.querySelectorAll(FIELDS)];
  const kept = ticked.get(part.id) ?? new Map();
  for (const box of boxes) box.checked ? kept.set(box.value, box.cloneNode()) : kept.delete(box.value);
  ticked.set(part.id, kept);
});

document.addEventListener("htmx:afterSwap", ({ detail }) => {
  const part = document.getElementById(detail.target.id);
  if (part?.matches("[data-part]")) putBack(part);
});

function putBack(part) {
  const kept = ticked.get(part.id) ?? new Map();
  for (const box of part.querySelectorAll(FIELDS))
    if (kept.has(box.value)) {
      box.checked = true;
      kept.delete(box.value);
    }
  for (const box of kept.values()) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: box.name, value: box.value });
    field.setAttribute("form", box.getAttribute("form"));
    part.append(field);
  }
  const note = part.querySelector("[data-out-of-sight]");
  if (!note) return;
  note.hidden = kept.size === 0;
  note.querySelector("[data-count]").textContent = kept.size;
}

// What was sent is no longer ticked.
document.addEventListener("reset", ({ target }) => {
  for (const part of document.querySelectorAll("[data-part]")) {
    for (const field of part.querySelectorAll(`input[type=hidden][form="${target.id}"]`)) field.remove();
    ticked.delete(part.id);
    part.querySelector("[data-out-of-sight]")?.setAttribute("hidden", "");
  }
});

// What was not looked for says so, where one waits for it; what is shown is still what was there.
for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:responseError"])
  document.addEventListener(failure, ({ detail }) => {
    const count = detail.elt.closest?.("[data-look]")?.querySelector("[role=status]");
    if (count) count.textContent = document.getElementById("look-words").content.textContent.trim();
  });

// A heading that is on this page already is gone to without asking for the page anew.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".jumps a");
  const there = link && document.getElementById(new URL(link.href).hash.slice(1));
  if (!there || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  there.scrollIntoView();
  const heading = there.querySelector("h3") ?? there;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
});
