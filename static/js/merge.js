// Brings two changes of one text together: what each changed since the text that both had before them.
// Words and white space are what is compared, so that nothing is ever put inside a word.
import { diff3MergeRegions, diffIndices } from "../vendor/diff3.mjs";

const TOKENS = /\s|[\p{L}\p{M}\p{N}'’_-]+|[^\s\p{L}\p{M}\p{N}]/gu;
const tokens = (text) => text.match(TOKENS) ?? [];

// Resolves to pieces in order: a text where there is no question, {mine, base, theirs} where both changed the same words.
export function merge(base, mine, theirs) {
  if (mine === theirs || theirs === base) return [mine];
  if (mine === base) return [theirs];
  return diff3MergeRegions(tokens(mine), tokens(base), tokens(theirs)).map((region) =>
    region.stable
      ? region.bufferContent.join("")
      : together(region.oContent.join(""), region.aContent.join(""), region.bContent.join("")),
  );
}

export const isAgreed = (pieces) => pieces.every((piece) => typeof piece === "string");

// The whole text, with this answer where both changed the same words: (conflict) → text.
export const resolved = (pieces, answer) =>
  pieces.map((piece) => (typeof piece === "string" ? piece : answer(piece))).join("");

// Two changes at one place. Only where both took away or changed the same words is there anything to ask.
function together(base, mine, theirs) {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  // One typed on from the other: what both have is there once.
  if (Math.min(mine.length, theirs.length) >= base.length) {
    if (mine.startsWith(theirs)) return mine;
    if (theirs.startsWith(mine)) return theirs;
  }
  const [left, right] = [addedTo(base, mine), addedTo(base, theirs)];
  if (left && right) return joined(right.before, left.before) + base + joined(right.after, left.after, base ? " " : "\n");
  // One only wrote beside the words that the other changed.
  if (right) return right.before + mine + right.after;
  if (left) return left.before + theirs + left.after;
  return { mine, base, theirs };
}

// What was written before and after the same words; undefined where they were changed themselves.
function addedTo(base, text) {
  const [known, now] = [tokens(base), tokens(text)];
  const added = now.length - known.length;
  if (added < 0) return undefined;
  if (known.every((word, place) => now[place] === word)) return { before: "", after: text.slice(base.length) };
  if (known.every((word, place) => now[place + added] === word)) return { before: text.slice(0, -base.length), after: "" };
  return undefined;
}

// Two texts after each other, apart.
function joined(one, other, between = " ") {
  return /\S$/.test(one) && /^\S/.test(other) ? one + between + other : one + other;
}

// Makes a field hold this text by changing only what differs, so that the caret stays between the same words.
export function write(field, text) {
  if (field.value === text) return;
  if (field.setRangeText === undefined || field.tagName === "SELECT") {
    field.value = text;
    return;
  }
  const [before, after] = [tokens(field.value), tokens(text)];
  const place = places(before);
  for (const { buffer1, buffer1Content, buffer2Content } of diffIndices(before, after).reverse()) {
    const start = place[buffer1[0]];
    field.setRangeText(buffer2Content.join(""), start, start + buffer1Content.join("").length, "preserve");
  }
}

// Where each token begins, and where the last one ends.
function places(words) {
  const found = [0];
  for (const word of words) found.push(found[found.length - 1] + word.length);
  return found;
}
