// Numbers as text; docs/assets/js/search-codes.js reads what this writes, and explains it.
import { createChances, learnBit, passNumber, zeroOf } from "./search-codes.js";

// `add(kind, number)` for each whole number from 0 to 2 ** 25 - 2, then `text()`. Raises RangeError for any other number.
export function createEncoder() {
  const chancesOf = createChances();
  const bytes = [];
  let range = 0xffffffff;
  let low = 0;

  // A sum of more than 32 bits adds one to the bytes that are there.
  function carry() {
    if (low <= 0xffffffff) return;
    low -= 0x100000000;
    let at = bytes.length - 1;
    for (; bytes[at] === 255; at -= 1) bytes[at] = 0;
    bytes[at] += 1;
  }
  function shift() {
    bytes.push(low >>> 24);
    low = (low << 8) >>> 0;
  }

  function add(kind, number) {
    if (!Number.isInteger(number) || number < 0) throw new RangeError(`${number} is no whole number from 0`);
    const chances = chancesOf(kind);
    passNumber((place, bit) => {
      const bound = zeroOf(chances, place, range);
      if (bit) {
        low += bound;
        range -= bound;
        carry();
      } else range = bound;
      while (range < 0x1000000) {
        range = (range * 256) >>> 0;
        shift();
      }
      learnBit(chances, place, bit);
      return bit;
    }, number);
  }

  function text() {
    for (let i = 0; i < 4; i += 1) shift();
    return Buffer.from(bytes).toString("base64");
  }
  return { add, text };
}

// A whole number as one from 0: 1 is 1, -1 is 2, 2 is 3.
export const unsigned = (value) => (value > 0 ? 2 * value - 1 : -2 * value);
