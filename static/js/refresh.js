// Brings the page up to date from a fresh copy of itself, without touching what someone is typing in.
import { keepWhatIsHere, missed } from "./amiss.js";
import { person } from "./device.js";
import { morph } from "./morph.js";
import { isTypingIn } from "./typing.js";

const PARTS = ["body > header", "#phase-bar", ".band", "#main", "body > footer"];
const SPREAD = 800; // so that a whole room does not ask in the same instant

export async function freshPage() {
  await new Promise((wake) => setTimeout(wake, Math.random() * SPREAD));
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(`the page answered ${answer.status}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if ((fresh.body.dataset.person ?? "") === person()) return fresh;
  // Another tab made somebody else of this browser: nothing of theirs comes into this page.
  document.dispatchEvent(new CustomEvent("page:of-another"));
  throw new Error("the page is of somebody else now");
}

export async function refreshPage(parts = PARTS) {
  const fresh = await freshPage();
  keepWhatIsHere(fresh);
  const main = document.getElementById("main");
  if (isTypingIn(main)) keepTyping(main, fresh.getElementById("main"));
  for (const part of parts) {
    const [old, now] = [document.querySelector(part), fresh.querySelector(part)];
    if (old && now) morph(old, now.outerHTML);
  }
}

// Fetches one part that did not come by itself; it counts as missing until it does.
export async function refreshPart(id) {
  if (!document.getElementById(id)) return;
  missed(id);
  try {
    await refreshPage([`#${id}`]);
  } catch {
    // The page itself does not come: the part stays missing until it is pushed, or fetched with the next one.
  }
}

// A form in which somebody is typing stays, even when the phase has closed: they can still copy their text.
function keepTyping(main, fresh) {
  for (const form of main.querySelectorAll("form[id]"))
    if (isTypingIn(form) && !fresh.querySelector(`#${form.id}`)) fresh.prepend(form.cloneNode(true));
}
