// Sends one message of the outbox, exactly as its form or button would have.
import { isAgreed, merge } from "../merge.js";
import { isStale, post } from "../post.js";

// Resolves to undefined when it was taken, "later" when nobody answered, a newer message {text, version, base} when
// somebody else's words came in between and could be merged, else to the words of the refusal.
export async function send(message) {
  const headers = message.isText ? { Accept: "application/json" } : { "HX-Request": "true" };
  try {
    return await outcome(await post(message.url, message.body, headers), message);
  } catch {
    return "later";
  }
}

const LATER = [429, 502, 503, 504];

async function outcome(answer, message) {
  if (answer.ok) return undefined;
  if (LATER.includes(answer.status) || isStale(answer)) return "later";
  if (answer.status >= 500) return words("broken");
  if (answer.status === 409 && message.isText) return merged(message, await answer.json());
  if (message.isText && answer.status === 422) return (await answer.json()).message;
  if (answer.status === 403) return words("forbidden");
  if (answer.status === 404 || answer.status === 410) return words("gone");
  if (answer.status !== 409 && answer.status !== 422) return words("broken");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector(".errorlist, [role=alert]")?.textContent.trim() || words("broken");
}

// A draft of a field of another page, on somebody else's newer text; ours may have arrived before it unheard.
function merged({ text, base }, { theirs, arrived }) {
  const had = arrived ?? base;
  const pieces = had === undefined ? [{}] : merge(had, text, theirs.text);
  if (!isAgreed(pieces)) return words("conflict");
  return { text: pieces.join(""), version: theirs.version, base: theirs.text };
}

export function words(name) {
  return document.getElementById("waiting-words").content.querySelector(`[data-${name}]`).textContent.trim();
}

