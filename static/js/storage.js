// Says once that this device cannot keep what is typed; everything is still sent.

document.addEventListener("device:full", () => {
  if (document.querySelector("body > .storage")) return;
  const words = document.getElementById("trouble-storage")?.content.cloneNode(true);
  if (words) document.getElementById("act").before(words);
});
