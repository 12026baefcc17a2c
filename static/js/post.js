// Sends something by itself: with the page's token, and saying for whom the page was made.
import { person } from "./device.js";

const PATIENCE = 15_000; // ms; a network that swallows everything is no network

// Resolves to the answer; throws where nobody answers. A token that was changed meanwhile, by a login in another
// tab, is fetched anew and the same is sent again, once.
export async function post(url, body, headers = {}) {
  const answer = await send(url, body, headers);
  if (!isStale(answer)) return answer;
  await renewToken();
  return send(url, body, headers);
}

function send(url, body, headers) {
  const own = { "X-CSRFToken": token(), "X-Page-Of": person(), "Content-Type": "application/x-www-form-urlencoded" };
  return fetch(url, { method: "POST", body: body.toString(), headers: { ...own, ...headers }, signal: within(PATIENCE) });
}

export const isStale = (answer) => answer.status === 403 && reasonOf(answer) === "token";

// Why the server refused, in one word: "token", "person", or "" where it did not say.
export const reasonOf = (answer) => answer.headers.get("X-Refused") ?? "";

export const token = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";

export async function renewToken() {
  const answer = await fetch(document.body.dataset.token, { signal: within(PATIENCE) });
  if (answer.ok) useToken(await answer.text());
}

export function useToken(fresh) {
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = fresh;
  const headers = JSON.parse(document.body.dataset.hxHeaders ?? "{}");
  document.body.dataset.hxHeaders = JSON.stringify({ ...headers, "X-CSRFToken": fresh });
}

// AbortSignal.timeout, also where a browser has it not yet.
export function within(milliseconds) {
  const ended = new AbortController();
  setTimeout(() => ended.abort(), milliseconds);
  return ended.signal;
}
