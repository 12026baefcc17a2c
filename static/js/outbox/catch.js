// Catches what htmx could not send, and puts it in the outbox instead of complaining.
import { keep, mustWait } from "./outbox.js";
import { words } from "./send.js";

// Nobody answered, or it went too fast: it is sent again by itself.
const LATER = [0, 429, 502, 503, 504];
// Only what may safely arrive later and twice: what participants do, and what carries a key of its own.
const maySend = ({ verb, parameters }) =>
  verb === "post" && (document.body.hasAttribute("data-follow") || parameters.creation_key) && !!document.getElementById("waiting");

document.addEventListener("htmx:beforeRequest", (event) => {
  if (!maySend(event.detail.requestConfig) || !mustWait()) return;
  event.preventDefault();
  put(event.detail);
});
document.addEventListener("htmx:configRequest", ({ detail }) => (detail.timeout ||= 15_000));
for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:responseError"])
  document.addEventListener(failure, ({ detail }) => {
    detail.isKept = maySend(detail.requestConfig) && LATER.includes(detail.xhr.status);
    if (detail.isKept) put(detail);
  });

async function put({ elt, requestConfig: { path, parameters } }) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) for (const each of [value].flat()) body.append(name, each);
  body.delete("csrfmiddlewaretoken");
  const form = elt.closest("form[id]:not(#act)");
  try {
    await keep({ url: path, body: body.toString(), words: wordsOf(elt, body) });
  } catch {
    return document.dispatchEvent(new CustomEvent("outbox:full"));
  }
  document.getElementById("notice")?.replaceChildren();
  if (form) said(form, body);
}

// What somebody reads back in the list: their own words, or what the button says it does.
function wordsOf(elt, body) {
  const text = body.get("text") || [...body].filter(([name]) => !/key|kind|refused/.test(name)).map(([, value]) => value).join(" · ");
  return elt.matches("form") ? text : elt.ariaLabel || elt.textContent.trim();
}

function said(form, body) {
  const detail = { form: form.id, note: words("kept"), staysFilled: !body.has("creation_key") };
  form.dispatchEvent(new CustomEvent("sent", { bubbles: true, detail }));
}
