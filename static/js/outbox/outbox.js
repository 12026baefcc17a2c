// The outbox: what a person sends while there is no connection waits here, and goes in order when there is.
import { mine, put, remove } from "./store.js";
import { send } from "./send.js";

const RETRY = 5_000;
let waiting = 0;
let underWay, retry;

const changed = () => document.dispatchEvent(new CustomEvent("outbox:changed"));

// Does this wait for others that were written earlier?
export const mustWait = () => waiting > 0 || !navigator.onLine;

// Resolves once the message is safely on this device.
export async function keep(message) {
  waiting += 1;
  try {
    await put(message);
  } catch (error) {
    waiting -= 1;
    throw error;
  }
  changed();
  drain();
}

// One drain at a time; several tabs at once do no harm, since everything that is sent carries its own key.
export function drain() {
  clearTimeout(retry);
  underWay ??= sendAll().finally(() => (underWay = undefined));
  return underWay;
}

// A text whose field is on this page is sent by the field itself (see autosave.js).
const toSend = async () => (await mine()).filter(({ refused, isHere }) => !refused && !isHere);

async function sendAll() {
  const messages = await toSend();
  waiting = messages.length;
  let sent = 0;
  for (const message of messages) {
    const refused = await send(message);
    if (refused === "later") break;
    if (refused?.version !== undefined) {
      await put({ ...message, ...refused });
      continue;
    }
    if (refused) await put({ ...message, refused });
    else await remove(message.id);
    waiting -= 1;
    sent += 1;
    changed();
  }
  waiting = (await toSend()).length; // somebody may have written more meanwhile, or another tab sent it
  changed();
  if (sent) htmx.trigger(document.body, "mine");
  if (waiting) retry = setTimeout(drain, RETRY / 2 + (Math.random() * RETRY) / 2);
}

addEventListener("online", drain);
addEventListener("pageshow", drain);
document.addEventListener("connection:live", drain);
