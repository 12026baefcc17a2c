// Shows what waits in the outbox, and what was refused: with its words, and a way to keep them.
import { copy } from "../copy.js";
import { uuid } from "../creation-key.js";
import { drain } from "./outbox.js";
import { words } from "./send.js";
import { mine, put, remove } from "./store.js";

const box = document.getElementById("waiting");

async function show() {
  const messages = await mine();
  box.dataset.messages = messages.length; // says also that this page has looked
  box.hidden = messages.length === 0;
  box.querySelector("[data-count]").textContent = messages.length;
  box.classList.toggle("has-refused", messages.some(({ refused }) => refused));
  box.open ||= messages.some(({ refused }) => refused);
  const list = box.querySelector("ul");
  const known = new Set(messages.map(({ id }) => String(id)));
  for (const item of [...list.children]) if (!known.has(item.dataset.id)) item.remove();
  for (const message of messages) list.append(itemOf(list, message));
}

function itemOf(list, message) {
  const shown = list.querySelector(`[data-id="${CSS.escape(message.id)}"]`);
  if (shown?.dataset.refused === String(message.refused)) return shown;
  shown?.remove();
  const item = document.getElementById("waiting-item").content.firstElementChild.cloneNode(true);
  Object.assign(item.dataset, { id: message.id, refused: message.refused });
  item.querySelector(".waiting__words").textContent = message.words;
  item.querySelector(".waiting__message").textContent = message.refused ?? "";
  arm(item, message);
  return item;
}

function arm(item, message) {
  const button = (name) => item.querySelector(`[data-${name}]`);
  const text = new URLSearchParams(message.body).get("text");
  button("send-late").hidden = !message.refused || !text || !box.dataset.late;
  button("send-late").onclick = () => sendLate(message, text);
  button("copy").onclick = async () => {
    await copy(text || message.words);
    item.querySelector(".waiting__message").textContent = words("copied");
  };
  button("drop").hidden = !message.refused;
  button("keep").hidden = true;
  // Thrown away only when the next page opens: until then it can be taken back.
  button("drop").onclick = () => toggle(item, message, true);
  button("keep").onclick = () => toggle(item, message, false);
}

function toggle(item, message, isDropped) {
  put({ ...message, isDropped });
  item.classList.toggle("is-dropped", isDropped);
  item.querySelector("[data-drop]").hidden = isDropped;
  item.querySelector("[data-keep]").hidden = !isDropped;
}

async function sendLate(message, text) {
  const body = new URLSearchParams(message.body);
  const late = new URLSearchParams({ text, kind: body.get("kind") ?? "", creation_key: body.get("creation_key") ?? uuid() });
  // First the new, then the old: should the lid close in between, the key sees to it that both make one.
  await put({ words: message.words, url: box.dataset.late, body: late.toString() });
  await remove(message.id);
  await show();
  drain();
}

if (box) {
  document.addEventListener("outbox:changed", show);
  mine().then(async (messages) => {
    for (const { id, isDropped } of messages) if (isDropped) await remove(id);
    show();
  });
}
