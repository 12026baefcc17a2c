// Says when little of the running block is left: in words that are seen and read out, and as a sound for who wants one.
// The words come from the page: <div data-time-signals><template data-at="300">…</template>…</div>.
import { serverNow } from "./clock.js";
import { read, write } from "./device.js";

const SOUND = "time-signals:sound";
const SHOWN_FOR = 12_000; // milliseconds
let before = null; // the seconds that were left at the last look, of which moment
let audio = null; // a browser lets a page make sound once somebody touched it

const place = () => document.querySelector("[data-time-signals]");
const moments = () => [...(place()?.querySelectorAll("template[data-at]") ?? [])];

function look() {
  const ends = document.querySelector("[data-signals]")?.dataset.ends;
  if (!ends || !place()) return (before = null);
  const left = Math.ceil((Date.parse(ends) - serverNow()) / 1000);
  // Time that was added or taken is no time that passed: what a page comes into is not told.
  if (before?.ends === ends) {
    const passed = moments().filter((each) => left <= Number(each.dataset.at) && before.left > Number(each.dataset.at));
    if (passed.length) tell(passed.at(-1));
  }
  before = { ends, left };
}

function tell(moment) {
  const words = place().querySelector("[role=status]");
  words.replaceChildren(moment.content.cloneNode(true));
  setTimeout(() => words.replaceChildren(), SHOWN_FOR);
  if (read(SOUND) === "on") sound();
}

function sound() {
  if (!audio) return;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = 660;
  volume.gain.setValueAtTime(0.2, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 1.2);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 1.2);
}

document.addEventListener("pointerdown", wake);
document.addEventListener("keydown", wake);

function wake() {
  if (read(SOUND) !== "on" || !window.AudioContext) return;
  audio ??= new AudioContext();
  audio.resume();
}

document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("[data-sound]")) return;
  write(SOUND, target.checked ? "on" : "off");
  wake();
  if (target.checked) sound();
});

for (const choice of document.querySelectorAll("[data-sound]")) {
  choice.checked = read(SOUND) === "on";
  choice.closest("[hidden]")?.removeAttribute("hidden");
}

look();
setInterval(look, 1000);
