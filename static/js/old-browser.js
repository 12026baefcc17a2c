// Says kindly that a browser is too old for a session. No module and no new syntax: it must run where nothing else does.
// AbortSignal.timeout came with the oldest versions in which everything works: Chrome 103, Firefox 100, Safari 16.0.
(function () {
  var isNew = "noModule" in document.createElement("script") && window.AbortSignal && AbortSignal.timeout;
  var words = document.getElementById("old-browser");
  if (!isNew && words) words.hidden = false;
})();
