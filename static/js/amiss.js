// Parts of the page that the server could not render. What stood there stays; the sign of the connection says that it
// may be old, for as long as it does.
const missing = new Set();

export const missed = (id) => missing.add(id);

export const arrived = (id) => missing.delete(id);

export const isAmiss = () => missing.size > 0 || document.querySelector("[data-amiss]") !== null;

// Is this part of the page only a sign that it could not be rendered, or older than what was pushed since?
export const isMissing = (element) => missing.has(element.id) || element.hasAttribute("data-amiss");

// In a fresh copy of the page: puts what stands here in the place of what could not be rendered there.
export function keepWhatIsHere(fresh) {
  for (const id of [...missing]) if (isWhole(fresh.getElementById(id))) arrived(id);
  for (const part of fresh.querySelectorAll("[data-amiss]")) {
    const here = document.getElementById(part.id);
    if (!here) continue;
    missed(part.id);
    part.replaceWith(here.cloneNode(true));
  }
}

const isWhole = (part) => !part?.hasAttribute("data-amiss");
