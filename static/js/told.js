// What the server has to say of a button that worked: the line "… weggehaald · Zet terug" stays until the next action.
// The button itself may have gone with its entry by then: a push can take it away before the answer is here, and htmx
// then has no element to tell it to. So the answer is listened for where it comes in.
import "./troubles.js"; // takes an older line away first

const isTold = (xhr) => xhr.getResponseHeader("X-Told") !== null;
const isMine = (xhr) => (xhr.getResponseHeader("HX-Trigger") ?? "").includes("mine");

document.addEventListener("htmx:beforeSend", ({ detail: { xhr, elt } }) => {
  xhr.addEventListener("load", () => {
    if (isTold(xhr)) tell(xhr, elt);
    if (isTold(xhr) || (isMine(xhr) && !elt.isConnected)) htmx.trigger(document.body, "mine");
  });
});
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (isTold(detail.xhr)) detail.shouldSwap = false;
});

function tell(xhr, button) {
  const notice = document.getElementById("notice");
  notice.innerHTML = xhr.responseText;
  htmx.process(notice);
  // The keyboard is on what has gone, or goes with the next push: it finds the way back.
  if ([document.body, button].includes(document.activeElement)) notice.querySelector("button")?.focus();
}
