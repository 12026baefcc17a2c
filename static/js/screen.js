// A screen in the room: fetches its page when it is to show something else, and shows what was chosen for it alone.

const own = document.body.dataset.screenIs;
const token = () => document.querySelector(`#screens [data-screen="${own}"]`)?.dataset.token;
const before = token();

function look() {
  if (before !== undefined && token() !== undefined && token() !== before) location.reload();
}

// A rule and no attribute: a push may replace the parts, and nothing of another screen is seen for a moment.
function showOnlyOwn() {
  const [sheet] = document.styleSheets;
  sheet.insertRule(`.pinned[data-of-screen="${Number(own)}"] { display: block; }`, sheet.cssRules.length);
}

if (own) {
  document.addEventListener("live:applied", look);
  showOnlyOwn();
}
