// Keeps a select's options in step with the entries of a live list that carry data-option.

function sync() {
  for (const select of document.querySelectorAll("select[data-options-from]")) {
    const entries = [...document.querySelectorAll(`#${select.dataset.optionsFrom} [data-option]`)];
    const fresh = entries.map((entry) => new Option(entry.textContent.trim(), entry.dataset.option));
    const chosen = select.value;
    select.replaceChildren(select.options[0], ...fresh);
    select.value = fresh.some((option) => option.value === chosen) ? chosen : "";
  }
}

document.addEventListener("live:applied", sync);
