// Marks what is mine. The page is rendered once for everyone; what is personal is added here.

function markMine() {
  const mine = new Set((document.getElementById("own")?.dataset.mine ?? "").split(" "));
  for (const item of document.querySelectorAll("[data-mine-key]"))
    item.classList.toggle("is-mine", mine.has(item.dataset.mineKey));
}

document.addEventListener("htmx:load", markMine);
document.addEventListener("live:applied", markMine);
markMine();
