// Numbers as text; docs/assets/js/search-codes.js reads what this writes.
const ALPHABET = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter((c) => !"\"'\\`~".includes(c));
const HALF = 45;

// Numbers from 0: the last digit of each is below 45, those before it are above.
export function encode(numbers) {
  let text = "";
  for (const number of numbers) {
    let rest = Math.floor(number / HALF);
    let word = ALPHABET[number % HALF];
    while (rest > 0) {
      word = ALPHABET[HALF + (rest % HALF)] + word;
      rest = Math.floor(rest / HALF);
    }
    text += word;
  }
  return text;
}

// A whole number as one from 0: 1 is 1, -1 is 2, 2 is 3.
export const signed = (value) => (value > 0 ? 2 * value - 1 : -2 * value);
