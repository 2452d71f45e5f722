// What names mean, in few numbers: data/word-vectors.txt has a vector for each (distil/ makes them), which is rounded here;
// and for each page is learnt in which direction its texts lie.
import { createEncoder, unsigned } from "./codes.mjs";
import { bucket } from "./linear.mjs";
import { hash } from "./search-codes.js";
import { fineness, MEANT } from "./search-meaning.js";

const SETTINGS = {
  unit: 2.95, // from one level of a word's numbers to the next, as a part of their size; more is coarser and smaller
  epochs: 6, rate: 0.05, // passes over the texts
  dropped: 0.15, // of the names of a text, each time it is seen
  sharpness: 8, // how far a likeness of 1 lies above one of 0
  pageLevels: 31, // of one sign
};
const MOST = 127; // of a level

// `text`: a line that says how many numbers a vector has, then one for each name: the name, a space, the bytes in base64.
export function readVectors(text) {
  const [head, ...lines] = text.trim().split("\n");
  const { dimensions } = JSON.parse(head);
  return lines.map((line) => {
    const [name, code] = line.split(" ");
    const bytes = new Int8Array(Buffer.from(code, "base64"));
    if (bytes.length !== dimensions) throw new Error(`word-vectors.txt: ${name} has ${bytes.length} numbers; ${dimensions}`);
    return [name, bytes];
  });
}

const isPair = (name) => name.includes("_");

// `documents`: [{answers: [[page, share]], meant}]; `known`: [name, vector], by the names that `meant` has. Gives what
// docs/assets/js/search-meaning.js reads.
export function learnMeaning(documents, size, known) {
  const { sharpness, pageLevels } = SETTINGS;
  const counts = new Map();
  for (const { meant } of documents) for (const name of new Set(meant)) counts.set(name, (counts.get(name) || 0) + 1);
  const vectors = new Map(known);
  const kept = [...vectors.keys()];
  const words = kept.filter((name) => !isPair(name)).sort();
  // Of two pairs with one hash, the one that is used more stands first in the file, and stays.
  const hashes = new Map(kept.filter(isPair).reverse().map((name) => [hash(name), name]));
  const pairs = [...hashes].sort(([a], [b]) => a - b);
  const names = [...words, ...pairs.map(([, name]) => name)];
  const dimensions = vectors.get(names[0]).length;
  const unit = Number((SETTINGS.unit * sizeOf(names.map((name) => vectors.get(name)))).toPrecision(4));
  const powers = names.map((name) => (counts.has(name) ? 1 + bucket(counts.get(name)) : 0));
  const steps = powers.map((power) => unit * fineness(power));
  const levels = names.map((name, at) => Array.from(vectors.get(name), (value) => level(value / steps[at], MOST)));
  const rounded = levels.map((row, at) => Float32Array.from(row, (value) => value * steps[at]));

  const place = new Map(names.map((name, at) => [name, at]));
  const texts = documents
    .map(({ answers, meant }) => ({ answers, names: meant.map((name) => place.get(name)).filter((at) => at !== undefined) }))
    .filter((text) => text.names.length);
  const pages = directions(texts, size, rounded);
  const pageUnit = Number((quantile([...pages], 0.9995) / pageLevels).toPrecision(4));

  const numbers = createEncoder();
  names.forEach((name, at) => {
    numbers.add(MEANT.power, powers[at]);
    const pair = at - words.length;
    if (pair >= 0) numbers.add(MEANT.hash, pairs[pair][0] - (pair ? pairs[pair - 1][0] : 0));
    for (const value of levels[at]) numbers.add(MEANT.value(powers[at]), unsigned(value));
  });
  pages.forEach((value, i) => {
    numbers.add(i % (dimensions + 1) < dimensions ? MEANT.page : MEANT.start, unsigned(level(value / pageUnit, pageLevels)));
  });
  return { dimensions, words: inFront(words), pairs: pairs.length, sharpness, unit, pageUnit, coded: numbers.text() };
}

const level = (value, most) => Math.max(-most, Math.min(most, Math.round(value)));

function quantile(values, share) {
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  return sizes[Math.floor(share * (sizes.length - 1))] || 1;
}

// The usual size of a number.
function sizeOf(vectors) {
  let sum = 0;
  for (const vector of vectors) for (const value of vector) sum += value * value;
  return Math.sqrt(sum / (vectors.length * vectors[0].length));
}

// For each page its direction, and one number more for every text. Gradient descent, each number at a pace of its own (Adagrad).
function directions(texts, size, vectors) {
  const { rate, dropped, sharpness, epochs } = SETTINGS;
  const dimensions = vectors[0].length;
  const row = dimensions + 1;
  const pages = new Float32Array(size * row);
  const paces = new Float32Array(pages.length).fill(0.001);
  const dice = random(1);
  const order = texts.map((_, i) => i);
  const sum = new Float32Array(row);
  const shares = new Float32Array(size);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, dice);
    const pace = rate * (1.05 - epoch / epochs);
    for (const number of order) {
      const { answers, names } = texts[number];
      const some = names.filter(() => dice() > dropped);
      sum.fill(0);
      for (const name of some.length ? some : names) for (let i = 0; i < dimensions; i += 1) sum[i] += vectors[name][i];
      const length = Math.sqrt(sum.reduce((all, value) => all + value * value, 0)) || 1;
      for (let i = 0; i < dimensions; i += 1) sum[i] /= length;
      sum[dimensions] = 1;
      let most = -Infinity;
      for (let page = 0; page < size; page += 1) {
        let score = 0;
        for (let i = 0; i < row; i += 1) score += pages[page * row + i] * sum[i];
        shares[page] = score * sharpness;
        if (shares[page] > most) most = shares[page];
      }
      let whole = 0;
      for (let page = 0; page < size; page += 1) whole += shares[page] = Math.exp(shares[page] - most);
      for (let page = 0; page < size; page += 1) shares[page] /= whole;
      for (const [page, share] of answers) shares[page] -= share;
      for (let page = 0; page < size; page += 1) {
        const gradient = shares[page] * sharpness;
        if (gradient < 0.001 && gradient > -0.001) continue;
        for (let i = 0; i < row; i += 1) {
          const at = page * row + i;
          const own = gradient * sum[i];
          paces[at] += own * own;
          pages[at] -= (pace * own) / Math.sqrt(paces[at]);
        }
      }
    }
  }
  return pages;
}

// Numbers from 0 to 1, the same each time.
function random(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function shuffle(list, dice) {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(dice() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
}

// Sorted words, each without what it shares with the one before; a capital letter says how much that is.
function inFront(words) {
  let before = "";
  return words.map((word) => {
    let shared = 0;
    while (shared < 25 && shared < word.length - 1 && word[shared] === before[shared]) shared += 1;
    before = word;
    return String.fromCharCode(65 + shared) + word.slice(shared);
  }).join("");
}
