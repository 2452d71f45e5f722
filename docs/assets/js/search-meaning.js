// What words mean (resync/learning): which page's direction the sum of a text's vectors goes.
import { createDecoder, hash, signed } from "./search-codes.js";

// The kinds of numbers in what words mean.
export const MEANT = { power: 0, hash: 1, page: 2, start: 3, value: (power) => 4 + power };

// How far one level of a word's numbers is from the next: the more often a word is used, the finer.
export const fineness = (power) => 2 ** (-power / 4);

// What names mean: words, concepts and what is said of whom, by name; pairs of words, by hash. `often`: how often the texts
// have a word (a power of two and one more; 0: never); `scores`: what the names of a text say for each page, null if
// none of them is known. Raises RangeError for what cannot be read.
export async function createMeaning({ dimensions, words, pairs, sharpness, unit, pageUnit, coded }, size, pause) {
  const names = [];
  for (const piece of words.match(/[A-Z][^A-Z]*/g) || []) {
    const before = names.length ? names[names.length - 1] : "";
    names.push(before.slice(0, piece.charCodeAt(0) - 65) + piece.slice(1));
  }
  const place = new Map(names.map((word, i) => [word, i]));
  const hashed = new Map();
  const { next, end } = createDecoder(coded);
  const count = names.length + pairs;
  const powers = new Uint8Array(count);
  const vectors = new Int8Array(count * dimensions);
  let pair = 0;
  for (let at = 0; at < count; at += 1) {
    const rest = pause();
    if (rest) await rest;
    powers[at] = next(MEANT.power);
    if (at >= names.length) {
      pair += next(MEANT.hash);
      hashed.set(pair, at);
    }
    for (let i = 0; i < dimensions; i += 1) vectors[at * dimensions + i] = signed(next(MEANT.value(powers[at])));
  }
  const row = dimensions + 1;
  const directions = Float32Array.from({ length: size * row }, (_, i) => signed(next(i % row < dimensions ? MEANT.page : MEANT.start)) * pageUnit * sharpness);
  end();

  function scores(said) {
    const sum = new Float32Array(dimensions);
    let known = 0;
    for (const name of said) {
      const at = place.has(name) ? place.get(name) : hashed.get(hash(name));
      if (at === undefined) continue;
      known += 1;
      const step = unit * fineness(powers[at]);
      for (let i = 0; i < dimensions; i += 1) sum[i] += vectors[at * dimensions + i] * step;
    }
    if (!known) return null;
    const length = Math.sqrt(sum.reduce((all, value) => all + value * value, 0)) || 1;
    const result = new Float32Array(size);
    for (let page = 0; page < size; page += 1) {
      let score = directions[page * row + dimensions];
      for (let i = 0; i < dimensions; i += 1) score += (sum[i] / length) * directions[page * row + i];
      result[page] = score;
    }
    return result;
  }

  return { words: names.filter((name) => /^[a-z0-9]+$/.test(name)), often: (word) => (place.has(word) ? powers[place.get(word)] : 0), scores };
}
