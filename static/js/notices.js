// Notices can be closed, and go by themselves once they were long enough in sight; what can be pressed stays.

const SECONDS_A_WORD = 0.4; // a slow reader's
const LEAST = 6_000; // ms
const notices = document.getElementById("notice");

function watch(notice) {
  if (!(notice instanceof HTMLElement) || notice.querySelector(".notices__close")) return;
  const canBePressed = notice.querySelector("button, a, form") !== null;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "notices__close";
  close.textContent = notices.dataset.close;
  close.addEventListener("click", () => notice.remove());
  notice.append(close);
  if (!canBePressed && !notice.matches(".utrecht-alert--error")) goLater(notice);
}

function goLater(notice) {
  const words = notice.textContent.trim().split(/\s+/).length;
  const isRead = () => notice.matches(":hover") || notice.contains(document.activeElement);
  const go = () => (isRead() ? setTimeout(go, LEAST) : notice.remove());
  setTimeout(go, Math.max(LEAST, words * SECONDS_A_WORD * 1000));
}

if (notices) {
  [...notices.children].forEach(watch);
  new MutationObserver(() => [...notices.children].forEach(watch)).observe(notices, { childList: true });
}
