// Numbers as text, each with as few bits as it is surprising: adaptive binary arithmetic coding (a range coder, as in LZMA),
// in base64, which gzip brings back to its bytes. resync/learning/codes.mjs writes what this reads.

const WHOLE = 65536; // a chance of one
const LEAST = 32; // of it: nothing is ever certain
const MOST_BITS = 24; // behind the first one of a number plus one
const TREE = 128; // each bit has a chance of its own, by all bits before, until these are as many; then all share one
const LENGTHS = MOST_BITS + 2; // places for how many bits a number has
const STEADY = 250; // the chance of a bit is the mean of about as many as were seen last

// The chances of each kind of number, as far as they are known.
export function createChances() {
  const kinds = [];
  return (kind) => kinds[kind] || (kinds[kind] = { zero: new Float64Array(LENGTHS + TREE + 1).fill(WHOLE / 2), seen: new Uint8Array(LENGTHS + TREE + 1) });
}

// The part of `range` that stands for a 0 at a place.
export const zeroOf = ({ zero }, place, range) => (range >>> 16) * Math.floor(zero[place]);

export function learnBit({ zero, seen }, place, bit) {
  zero[place] += ((bit ? LEAST : WHOLE - LEAST) - zero[place]) / (seen[place] + 1.6);
  if (seen[place] < STEADY) seen[place] += 1;
}

// A number from 0: how many bits it has, then these. `pass(place, bit)` writes a bit, or reads one; it gives it back.
export function passNumber(pass, value = 0) {
  const bits = 31 - Math.clz32(value + 1);
  let length = 0;
  while (pass(length, length < bits ? 1 : 0)) {
    length += 1;
    if (length > MOST_BITS) throw new RangeError("what the search has learnt cannot be read");
  }
  let number = 1;
  for (let i = length - 1; i >= 0; i -= 1) {
    const before = (1 << length) + number;
    number = 2 * number + pass(LENGTHS + Math.min(before, TREE), ((value + 1) >>> i) & 1);
  }
  return number - 1;
}

// Reads a text: `next` gives its next number, of the kind that was written there; `end` is to be called after the last one.
// Both raise RangeError for a text that was cut, is longer, or is of another sort.
export function createDecoder(text) {
  const bytes = bytesOf(text);
  const chancesOf = createChances();
  let range = 0xffffffff;
  let code = 0;
  let at = 0;
  function nextByte() {
    if (at >= bytes.length) throw new RangeError("what the search has learnt was cut");
    code = ((code << 8) | bytes.charCodeAt(at)) >>> 0;
    at += 1;
  }
  for (let i = 0; i < 4; i += 1) nextByte();

  let chances = null;
  function pass(place) {
    const bound = zeroOf(chances, place, range);
    const bit = code < bound ? 0 : 1;
    if (bit) {
      code -= bound;
      range -= bound;
    } else range = bound;
    while (range < 0x1000000) {
      range = (range * 256) >>> 0;
      nextByte();
    }
    learnBit(chances, place, bit);
    return bit;
  }
  function next(kind) {
    chances = chancesOf(kind);
    return passNumber(pass);
  }
  function end() {
    if (at !== bytes.length) throw new RangeError("what the search has learnt is another than it says");
  }
  return { next, end };
}

function bytesOf(text) {
  try {
    return atob(text);
  } catch (error) {
    throw new RangeError("what the search has learnt cannot be read");
  }
}

// A whole number from one from 0: 1 is 1, 2 is -1, 3 is 2.
export const signed = (code) => (code % 2 ? (code + 1) / 2 : -code / 2);

// A number for a name: 22 bits of FNV-1a. Two names seldom share one.
export function hash(name) {
  let value = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) value = Math.imul(value ^ name.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 22)) & 0x3fffff;
}
