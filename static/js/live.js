// The socket: says which revision the page was rendered at, gets what changed since, and keeps listening.
import { apply } from "./apply.js";
import { learnServerTime } from "./clock.js";

const NOT_ALLOWED = 4403;
const SILENCE = 25_000; // the server says something every ten seconds
const SLOWEST = 15_000;
const REFUSED = `refused:${location.pathname}`;

const page = document.body;
let revision = Number(page.dataset.revision || 0);
let attempts = 0;
let queue = Promise.resolve();
let socket, watchdog;

function connect() {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  socket = new WebSocket(`${scheme}//${location.host}${page.dataset.live}&since=${revision}`);
  socket.addEventListener("message", receive);
  socket.addEventListener("close", reconnect);
  watch();
}

function receive(event) {
  attempts = 0;
  sessionStorage.removeItem(REFUSED);
  show("live");
  watch();
  const frame = JSON.parse(event.data);
  learnServerTime(frame.now);
  // One at a time and in order; a frame that cannot be applied is asked for again by coming back.
  queue = queue.then(() => take(frame)).catch(() => socket.close());
}

async function take(frame) {
  if (frame.rev < revision) return; // an older state never overwrites a newer one
  await apply(frame);
  revision = frame.rev;
  page.dataset.revision = revision;
}

function watch() {
  clearTimeout(watchdog);
  watchdog = setTimeout(() => socket.close(), SILENCE);
}

function reconnect(event) {
  clearTimeout(watchdog);
  show("lost");
  if (event.code === NOT_ALLOWED && !sessionStorage.getItem(REFUSED)) {
    sessionStorage.setItem(REFUSED, "once"); // the page itself says why, but never in a loop
    return location.reload();
  }
  attempts += 1;
  const longest = Math.min(SLOWEST, 500 * 2 ** attempts);
  setTimeout(connect, longest / 2 + (Math.random() * longest) / 2);
}

function show(state) {
  const status = document.querySelector("[data-connection]");
  if (status && status.dataset.connection !== state) status.dataset.connection = state;
}

// A page that comes back from the browser's own memory has slept: look at once.
addEventListener("pageshow", (event) => event.persisted && socket?.close());
addEventListener("online", () => socket?.close());
if (page.dataset.live) connect();
