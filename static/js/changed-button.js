// A button that became another under somebody's finger is not pressed by the second half of a double press.

const QUIET = 800; // ms; the slowest double press that is one
const changed = new WeakMap();

// Does this state of a button do something else than the one before?
export function noteChange(old, fresh) {
  if (old.tagName === "BUTTON" && old.getAttribute("formaction") !== fresh.getAttribute("formaction"))
    changed.set(old, performance.now());
}

document.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest?.("button");
    if (!changed.has(button) || performance.now() - changed.get(button) > QUIET) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);
