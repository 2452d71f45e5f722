// What words mean, in few numbers: the vectors of words, turned so that they tell the pages apart, and for each page
// the middles of its texts' vectors.
import { encode, signed } from "./codes.mjs";
import { tellApart } from "./discriminant.mjs";

const DIMENSIONS = 16;
const SHRINKAGE = 0.3;
const MIDDLES = 6; // of each page
const ROUNDS = 12;
const LEVELS = 7; // of one sign
const MOST_WORDS = 3200;

// `text`: a line with the numbers of a vector, then one for each word: the word, a space, the bytes in base64.
export function readVectors(text) {
  const [head, ...lines] = text.trim().split("\n");
  const { dimensions, unit } = JSON.parse(head);
  return new Map(lines.map((line) => {
    const [word, code] = line.split(" ");
    const bytes = new Int8Array(Buffer.from(code, "base64"));
    if (bytes.length !== dimensions) throw new Error(`word-vectors.txt: ${word} has ${bytes.length} numbers; ${dimensions}`);
    return [word, Float64Array.from(bytes, (byte) => byte * unit)];
  }));
}

// `documents`: [{page, plain}]. Words are kept that the texts have twice, and the first of the others.
export function learnMeaning(documents, size, vectors) {
  const counts = new Map();
  for (const { plain } of documents) for (const word of new Set(plain)) counts.set(word, (counts.get(word) || 0) + 1);
  const X = documents.map(({ plain }) => textVector(plain, vectors));
  const told = documents.map((_, d) => d).filter((d) => X[d]);
  const axes = tellApart(told.map((d) => X[d]), told.map((d) => documents[d].page), DIMENSIONS, SHRINKAGE);
  const often = (word) => (counts.get(word) || 0) > 1;
  const kept = [...vectors.keys()].filter(often);
  for (const word of vectors.keys()) if (kept.length < MOST_WORDS && !often(word) && word.length > 2) kept.push(word);
  kept.sort();
  const turned = kept.map((word) => axes.map((axis) => axis.reduce((sum, value, i) => sum + value * vectors.get(word)[i], 0)));
  const sizes = turned.flat().map(Math.abs).sort((a, b) => a - b);
  const unit = sizes[Math.floor(0.998 * (sizes.length - 1))] / LEVELS;
  const codes = turned.map((row) => row.map((value) => level(value / unit)));
  const coded = new Map(kept.map((word, i) => [word, codes[i]]));
  const middles = [];
  const numbers = [];
  for (let page = 0; page < size; page += 1) {
    const own = documents.filter((document) => document.page === page).map(({ plain }) => textVector(plain, coded)).filter(Boolean);
    const found = middlesOf(own);
    numbers.push(found.length);
    middles.push(...found.flatMap((middle) => middle.map((value) => level(value * LEVELS))));
  }
  return {
    dimensions: DIMENSIONS,
    count: kept.length,
    words: inFront(kept),
    powers: encode(kept.map((word) => (counts.has(word) ? 1 + Math.floor(Math.log2(counts.get(word))) : 0))),
    codes: encode(codes.flat().map(signed)),
    numbers: encode(numbers),
    middles: encode(middles.map(signed)),
  };
}

const level = (value) => Math.max(-LEVELS, Math.min(LEVELS, Math.round(value)));

// The direction of the sum of the words' vectors; null if none of them is known.
function textVector(plain, vectors) {
  let sum = null;
  for (const word of plain) {
    const vector = vectors.get(word);
    if (!vector) continue;
    if (!sum) sum = new Float64Array(vector.length);
    for (let i = 0; i < vector.length; i += 1) sum[i] += vector[i];
  }
  return sum && direction(sum);
}

function direction(vector) {
  const length = Math.hypot(...vector);
  return length ? Array.from(vector, (value) => value / length) : null;
}

// At most MIDDLES directions near which all vectors lie (k-means on the sphere, from evenly spread beginnings).
function middlesOf(vectors) {
  if (vectors.length <= MIDDLES) return vectors;
  let middles = Array.from({ length: MIDDLES }, (_, i) => vectors[Math.floor((i * vectors.length) / MIDDLES)]);
  for (let round = 0; round < ROUNDS; round += 1) {
    const sums = middles.map((middle) => new Float64Array(middle.length));
    for (const vector of vectors) {
      let best = 0;
      let most = -Infinity;
      middles.forEach((middle, m) => {
        let likeness = 0;
        for (let i = 0; i < vector.length; i += 1) likeness += middle[i] * vector[i];
        if (likeness > most) [best, most] = [m, likeness];
      });
      for (let i = 0; i < vector.length; i += 1) sums[best][i] += vector[i];
    }
    middles = sums.map((sum, m) => direction(sum) || middles[m]);
  }
  return middles;
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
