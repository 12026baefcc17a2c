// Lets a text area grow with its text where the stylesheet cannot (field-sizing: Chrome has it; Firefox and Safari of
// before 2026 have not).
const GROWS = "textarea";

function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}

const growAll = () => document.querySelectorAll(GROWS).forEach((area) => area.offsetParent && grow(area));

if (!CSS.supports("field-sizing", "content")) {
  document.addEventListener("input", ({ target }) => target.matches?.(GROWS) && grow(target));
  for (const event of ["htmx:load", "live:applied"]) document.addEventListener(event, growAll);
  growAll();
}
