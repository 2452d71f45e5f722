// Numbers as text that a server's gzip can pack: one character for a small number, two or more for others.
// resync/learning/codes.mjs writes what this reads.
const FIRST = 32;
const LEFT_OUT = "\"'\\`~";
const HALF = 45;

const digits = new Int16Array(128).fill(-1);
for (let code = FIRST, digit = 0; code < 127; code += 1) {
  if (LEFT_OUT.indexOf(String.fromCharCode(code)) < 0) {
    digits[code] = digit;
    digit += 1;
  }
}

// The numbers of a text, at most `count`. Raises RangeError for a text that was cut or is of another kind.
export function decode(text, count) {
  const result = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    let value = 0;
    let digit = HALF;
    while (digit >= HALF) {
      const code = text.charCodeAt(at);
      digit = code < 128 ? digits[code] : -1;
      if (!(digit >= 0)) throw new RangeError("what the search has learnt cannot be read");
      value = value * HALF + (digit % HALF);
      at += 1;
    }
    result[i] = value;
  }
  if (at !== text.length) throw new RangeError("what the search has learnt is longer than it says");
  return result;
}

// A number for a name: 22 bits of FNV-1a. Two names seldom share one.
export function hash(name) {
  let value = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) value = Math.imul(value ^ name.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 22)) & 0x3fffff;
}
