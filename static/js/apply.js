// Applies a frame to the page: whole fragments, entries of lists, removals. Never touches what someone is typing in.
import { arrived, isMissing } from "./amiss.js";
import { morph } from "./morph.js";
import { refreshPage, refreshPart } from "./refresh.js";

export async function apply(frame) {
  if (frame.anew) await refreshPage();
  for (const part of frame.parts) await OPERATIONS[part.op](part);
}

const OPERATIONS = {
  whole(part) {
    arrived(part.id);
    morph(document.getElementById(part.id), part.html);
  },
  amiss: (part) => refreshPart(part.id),
  remove: (part) => document.getElementById(part.id)?.remove(),
  pull: (part) => document.getElementById(part.id) && refreshPage([`#${part.id}`]),
  item(part) {
    const list = document.getElementById(part.list);
    if (!list) return;
    if (isMissing(list)) return refreshPart(list.id);
    const known = document.getElementById(part.id);
    if (known) morph(known, part.html);
    else list.insertAdjacentHTML("beforeend", part.html);
    const item = document.getElementById(part.id);
    if (!known) htmx.process(item);
    // Somebody else may have made this mine: the group that came out of my pitch.
    if (!known && item.hasAttribute("data-mine-new")) htmx.trigger(document.body, "mine");
    place(item, list);
  },
};

function place(item, list) {
  const order = item.dataset.order;
  const next = [...list.children].find((other) => other !== item && other.dataset.order > order) ?? null;
  if (item.parentElement !== list || item.nextElementSibling !== next) list.insertBefore(item, next);
}
