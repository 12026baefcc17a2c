// Patches one element of the page into a newer state of itself, around what somebody is typing in.
import { Idiomorph } from "../vendor/idiomorph.esm.js";
import { noteChange } from "./changed-button.js";
import { isDirty, refresh } from "./typing.js";

const CONTROLS = "textarea, select, input:not([type=hidden])";

export function morph(old, html) {
  if (!old) return;
  Idiomorph.morph(old, html, { morphStyle: "outerHTML", callbacks: { beforeNodeMorphed, beforeNodeRemoved } });
  const fresh = old.isConnected ? old : document.getElementById(old.id);
  if (fresh) htmx.process(fresh);
}

// What is being typed in, ticked or opened stays as the person left it.
function beforeNodeMorphed(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) return true;
  // But one that is to be opened now, and was not before, opens.
  const opensNow = "opens" in (fresh.dataset ?? {}) && !("opens" in old.dataset);
  if (old.tagName === "DETAILS") fresh.open = old.open || opensNow;
  if (old.tagName === "OUTPUT") return false;
  noteChange(old, fresh);
  if (!old.matches(CONTROLS)) return true;
  if (isDirty(old)) return tellNewer(old, fresh);
  return refresh(old, fresh);
}

// The field keeps what is typed; who shows both texts hears what the other made of it meanwhile.
function tellNewer(old, fresh) {
  const detail = { text: fresh.dataset.saved ?? fresh.defaultValue, version: Number(fresh.dataset.version) };
  old.dispatchEvent(new CustomEvent("field:newer", { bubbles: true, detail }));
  return false;
}

// A question that somebody is answering stays until they have.
function beforeNodeRemoved(old) {
  return !old.classList?.contains("conflict");
}
