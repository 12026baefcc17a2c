// Applies a frame to the page: whole fragments, entries of lists, removals. Never touches what someone is typing in.
import { arrived, isMissing } from "./amiss.js";
import { noteElsewhere } from "./mine.js";
import { morph } from "./morph.js";
import { refreshPage, refreshPart } from "./refresh.js";

export async function apply(frame) {
  if (frame.anew) await refreshPage();
  for (const part of frame.parts) await OPERATIONS[part.op](part);
}

const OPERATIONS = {
  whole(part) {
    const here = document.getElementById(part.id);
    arrived(part.id);
    // Of a part of a list only the same part is shown anew.
    return here && isPart(here) ? refreshPart(part.id) : morph(here, part.html);
  },
  amiss: (part) => refreshPart(part.id),
  remove: (part) => document.getElementById(part.id)?.remove(),
  pull: (part) => document.getElementById(part.id) && refreshPage([`#${part.id}`]),
  item(part) {
    const list = document.getElementById(part.list);
    if (!list) return;
    if (isMissing(list)) return refreshPart(list.id);
    const known = document.getElementById(part.id);
    if (!known && !belongs(part.html, list)) return noteElsewhere(part.html);
    if (known) morph(known, part.html);
    else list.insertAdjacentHTML("beforeend", part.html);
    const item = document.getElementById(part.id);
    if (!known) htmx.process(item);
    // Somebody else may have made this mine: the group that came out of my pitch.
    if (!known && item.hasAttribute("data-mine-new")) htmx.trigger(document.body, "mine");
    if (isPart(list) && !belongs(part.html, list) && !("found" in list.dataset)) item.remove();
    else place(item, list);
  },
};

const isPart = ({ dataset }) => "since" in dataset || "until" in dataset || "found" in dataset;

// Is this entry's place on the page of the list that is shown? What was found is only brought up to date.
function belongs(html, { dataset: { since, until, found } }) {
  if (found !== undefined) return false;
  const entry = document.createElement("template");
  entry.innerHTML = html;
  const { order } = entry.content.firstElementChild.dataset;
  return (since === undefined || order >= since) && (until === undefined || order < until);
}

function place(item, list) {
  const order = item.dataset.order;
  const next = [...list.children].find((other) => other !== item && other.dataset.order > order) ?? null;
  if (item.parentElement !== list || item.nextElementSibling !== next) list.insertBefore(item, next);
}
