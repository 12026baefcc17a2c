// Says in plain words that something was not sent, and leaves what was typed alone.
import "./outbox/catch.js"; // hears of a failure first, and says whether the words are kept

function show(id) {
  const words = document.getElementById(id)?.content.cloneNode(true);
  if (words) document.getElementById("notice")?.replaceChildren(words);
}

const WHY = { 403: "trouble-forbidden", 404: "trouble-gone", 410: "trouble-gone" };
// What the page fetches by itself comes again by itself; only what somebody sent is worth a word.
const unsent = ({ isKept, requestConfig }) => !isKept && requestConfig.verb === "post";

document.addEventListener("htmx:sendError", ({ detail }) => unsent(detail) && show("trouble-offline"));
document.addEventListener("htmx:timeout", ({ detail }) => unsent(detail) && show("trouble-offline"));
document.addEventListener("htmx:responseError", ({ detail }) => unsent(detail) && show(WHY[detail.xhr.status] ?? "trouble-refused"));
document.addEventListener("page:of-another", () => show("trouble-person"));
document.addEventListener("outbox:full", () => show("trouble-offline"));
// A button that worked takes an older complaint away.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.xhr.status < 400 && detail.requestConfig.verb === "post") document.getElementById("notice")?.replaceChildren();
});
// A form that was sent and stays where it is lost the focus while its button was switched off.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.xhr.status === 204 && document.activeElement === document.body)
    detail.elt.querySelector?.(".form__send")?.focus();
});
// After a refused form, the keyboard and the screen reader go to the first mistake; after a sent one they stay.
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  const form = document.getElementById(detail.target.id);
  const mistake = form?.querySelector("[aria-invalid=true]");
  const shown = form?.querySelector("[data-focus-me]");
  if (mistake) mistake.focus();
  else if (shown) shown.focus();
  else if (document.activeElement === document.body) form?.querySelector(".form__send")?.focus();
});
// A page that was sent whole and came back with mistakes begins at their summary.
document.querySelector("[data-focus-me]")?.focus();
