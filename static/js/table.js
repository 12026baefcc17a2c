// A laptop that a table shares: whoever stops pressing and typing for a while gives it back to the table by itself, and
// the way back leads to nobody's page. What was typed is kept on the device, for them alone.
const form = document.querySelector("[data-passes-on-after]");

if (form) {
  const patience = Number(form.dataset.passesOnAfter) * 1000;
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => form.requestSubmit(), patience);
  };
  for (const sign of ["pointerdown", "keydown", "input", "scroll"]) document.addEventListener(sign, wait, { passive: true });
  wait();
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
