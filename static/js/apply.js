// Applies a frame to the page: whole fragments, entries of lists, removals. Never touches what someone is typing in.
import { Idiomorph } from "../vendor/idiomorph.esm.js";
import { refreshPage } from "./refresh.js";
import { isDirty, refresh } from "./typing.js";

const CONTROLS = "textarea, select, input:not([type=hidden])";

export async function apply(frame) {
  if (frame.anew) await refreshPage();
  for (const part of frame.parts) await OPERATIONS[part.op](part);
  if (frame.anew || frame.parts.length) document.dispatchEvent(new CustomEvent("live:applied", { detail: frame }));
}

const OPERATIONS = {
  whole: (part) => morph(document.getElementById(part.id), part.html),
  remove: (part) => document.getElementById(part.id)?.remove(),
  pull: (part) => document.getElementById(part.id) && refreshPage([`#${part.id}`]),
  item(part) {
    const list = document.getElementById(part.list);
    if (!list) return;
    const known = document.getElementById(part.id);
    if (known) morph(known, part.html);
    else list.insertAdjacentHTML("beforeend", part.html);
    const item = document.getElementById(part.id);
    if (!known) htmx.process(item);
    place(item, list);
  },
};

function place(item, list) {
  const order = item.dataset.order;
  const next = [...list.children].find((other) => other !== item && other.dataset.order > order) ?? null;
  if (item.parentElement !== list || item.nextElementSibling !== next) list.insertBefore(item, next);
}

export function morph(old, html) {
  if (!old) return;
  Idiomorph.morph(old, html, { morphStyle: "outerHTML", callbacks: { beforeNodeMorphed, beforeNodeRemoved } });
  const fresh = old.isConnected ? old : document.getElementById(old.id);
  if (fresh) htmx.process(fresh);
}

// What is being typed in, ticked or opened stays as the person left it.
function beforeNodeMorphed(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) return true;
  if (old.tagName === "DETAILS") fresh.open = old.open;
  if (old.tagName === "OUTPUT") return false;
  if (!old.matches(CONTROLS)) return true;
  if (isDirty(old)) return false;
  return refresh(old, fresh);
}

// A question that somebody is answering stays until they have.
function beforeNodeRemoved(old) {
  return !old.classList?.contains("conflict");
}
