// A login or logout in another tab changes the token of this browser: what htmx sent with the old one goes again.
import { write } from "./device.js";
import { renewToken, token, useToken } from "./post.js";

// Every page that opens tells the others in this browser; any of one browser's tokens is as good as another.
const KEY = "token";

if (token()) write(KEY, token());
addEventListener("storage", ({ key, newValue }) => key === KEY && newValue && useToken(JSON.parse(newValue)));

const again = new WeakSet();

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.xhr.getResponseHeader?.("X-Refused") !== "token") again.delete(detail.elt);
});
// Before others hear of the failure: it is none yet.
document.addEventListener(
  "htmx:beforeOnLoad",
  (event) => {
    const { elt, xhr, requestConfig } = event.detail;
    if (xhr.getResponseHeader("X-Refused") !== "token" || again.has(elt)) return;
    event.preventDefault();
    again.add(elt);
    // Once this request is over, since an element sends one at a time.
    setTimeout(async () => {
      await renewToken().catch(() => {});
      htmx.trigger(elt, requestConfig.triggeringEvent?.type ?? "submit");
    });
  },
  true,
);
