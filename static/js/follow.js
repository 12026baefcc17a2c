// Keeps a page in step with the room: goes along to the next phase, refreshes when this phase opens or closes.
import { refreshPage } from "./refresh.js";
import { isTypingIn } from "./typing.js";

const main = document.getElementById("main");
const here = main?.dataset.phase;
const read = () => {
  const bar = document.getElementById("phase-bar");
  const step = (phase) => bar?.querySelector(`[data-step="${phase}"]`);
  return {
    current: bar?.dataset.current,
    token: here ? step(here)?.dataset.token : undefined,
    next: step(bar?.dataset.current)?.querySelector("a")?.href,
  };
};
let before = read();

document.addEventListener("live:applied", () => {
  const now = read();
  const moved = now.current !== before.current;
  const wasWithTheRoom = here === before.current;
  const changed = now.token !== before.token;
  before = now;
  if (!here) return;
  const address = now.next ?? location.href;
  const goesElsewhere = moved && now.current !== here && document.body.hasAttribute("data-follow");
  if (goesElsewhere && wasWithTheRoom && !isTypingIn(main)) return location.assign(address);
  if (goesElsewhere) call(address);
  if (changed && !(goesElsewhere && wasWithTheRoom)) refreshPage(["#main"]);
});

// Who is typing, or was elsewhere, decides for themselves.
function call(address) {
  const note = document.getElementById("trouble-moved").content.cloneNode(true);
  note.querySelector("[data-moved]").href = address;
  note.querySelector("[data-typed]").hidden = !isTypingIn(main);
  document.getElementById("notice").replaceChildren(note);
}
