// Marks what is mine. The page is rendered once for everyone; what is personal is added here.

function markMine() {
  const here = document.activeElement?.closest("[data-mine-key]");
  const mine = new Set((document.getElementById("own")?.dataset.mine ?? "").split(" "));
  for (const item of document.querySelectorAll("[data-mine-key]"))
    item.classList.toggle("is-mine", mine.has(item.dataset.mineKey));
  // The button that was pressed gives way to its opposite: keep the keyboard's place.
  if (here && !isShown(document.activeElement)) [...here.querySelectorAll("button, a")].find(isShown)?.focus();
}

// As checkVisibility() says, also where a browser has it not yet.
const isShown = (element) => element.getClientRects().length > 0;

document.addEventListener("htmx:load", markMine);
document.addEventListener("live:applied", markMine);
markMine();
