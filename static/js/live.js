// The socket: says which revision the page was rendered at, gets what changed since, and keeps listening.
import { isAmiss } from "./amiss.js";
import { apply } from "./apply.js";
import { learnServerTime } from "./clock.js";
import { show } from "./connection.js";
import { drop, read, write } from "./device.js";
import { isPaused } from "./pause.js";

const NOT_ALLOWED = 4403;
const TOO_MANY_WINDOWS = 4429;
const SILENCE = 12_000; // the server says something every five seconds
const SLOWEST = 15_000;
const REFUSED = `refused:${location.pathname}`;

const page = document.body;
let revision = Number(page.dataset.revision || 0);
let attempts = 0;
let queue = Promise.resolve();
let socket, watchdog, retry;

function connect() {
  clearTimeout(retry);
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  socket = new WebSocket(`${scheme}//${location.host}${page.dataset.live}&since=${revision}`);
  socket.addEventListener("message", receive);
  socket.addEventListener("close", ({ target, code }) => target === socket && lose(code));
  watch();
}

function receive(event) {
  if (event.target !== socket) return;
  attempts = 0;
  drop(REFUSED, true);
  show(standing());
  watch();
  const frame = JSON.parse(event.data);
  learnServerTime(frame.now);
  document.dispatchEvent(new CustomEvent("live:heard"));
  if (isPaused()) return; // going on asks for it again
  // One at a time and in order; a frame that cannot be applied is asked for again by coming back.
  queue = queue.then(() => take(frame)).catch(comeBack);
}

const standing = () => (isPaused() ? "paused" : isAmiss() ? "amiss" : "live");

async function take(frame) {
  if (frame.rev < revision && !frame.anew) return; // an older state never overwrites a newer one
  await apply(frame);
  revision = frame.rev;
  page.dataset.revision = revision;
  if (frame.anew || frame.parts.length) document.dispatchEvent(new CustomEvent("live:applied"));
  show(standing());
}

function watch() {
  clearTimeout(watchdog);
  watchdog = setTimeout(hangUp, SILENCE);
}

// A dead network does not even say goodbye: do not wait for it.
function hangUp() {
  const silent = socket;
  lose();
  silent.close();
}

function lose(code) {
  socket = undefined;
  clearTimeout(watchdog);
  show(code === TOO_MANY_WINDOWS ? "crowded" : "lost");
  if (code === NOT_ALLOWED && !read(REFUSED, true)) {
    write(REFUSED, "once", true); // the page itself says why, but never in a loop
    return location.reload();
  }
  attempts += 1;
  // A whole room that lost the server comes back spread out, and slower each time.
  const longest = code === TOO_MANY_WINDOWS ? 4 * SLOWEST : Math.min(SLOWEST, 1000 * 2 ** attempts);
  retry = setTimeout(connect, 100 + Math.random() * longest);
}

// Hang up and come back now: after sleep, after the network returned, after a pause.
function comeBack() {
  const old = socket;
  connect();
  old?.close();
}

if (page.dataset.live) {
  connect();
  // A page that comes back from the browser's own memory has slept: look at once.
  addEventListener("pageshow", (event) => event.persisted && comeBack());
  addEventListener("online", comeBack);
  document.addEventListener("live:paused", ({ detail: paused }) => (paused ? show("paused") : comeBack()));
}
