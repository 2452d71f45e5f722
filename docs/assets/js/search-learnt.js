// What was learnt (resync/learning): how much each feature of a text speaks for each page, and what words mean.
import { decode, hash } from "./search-codes.js";

// As in resync/learning/linear.mjs
const RARITY = 0.8;
const CURVE = 1.5;
const LEVELS = 7; // as in resync/learning/meaning.mjs

const signed = (code) => (code % 2 ? (code + 1) / 2 : -code / 2);

// Rows of weights by feature. `add` takes a part of the model; `score` asks all parts that are there.
export function createScorer({ total, unit }, size) {
  const parts = [];
  const rarest = Math.log(1 + total) ** RARITY;
  const rarities = Array.from({ length: 32 }, (_, power) => Math.log(1 + total / 2 ** power) ** RARITY);

  const weightOf = (code) => Math.sign(signed(code)) * unit * Math.abs(signed(code)) ** CURVE;

  function add({ count, weights, hashes, powers, lengths, gaps, levels }) {
    const deltas = decode(hashes, count);
    const lengthOf = decode(lengths, count);
    const gapOf = decode(gaps, weights);
    const levelOf = decode(levels, weights);
    const rows = new Map();
    const starts = new Int32Array(count + 1);
    const pages = new Int32Array(weights);
    let name = 0;
    let at = 0;
    for (let row = 0; row < count; row += 1) {
      name += deltas[row];
      rows.set(name, row);
      let page = -1;
      for (let n = 0; n < lengthOf[row] && at < weights; n += 1) {
        page += gapOf[at] + 1;
        if (page >= size) throw new RangeError("the search has learnt from other pages");
        pages[at] = page;
        at += 1;
      }
      starts[row + 1] = at;
    }
    parts.push({ rows, starts, pages, powers: decode(powers, count), values: Float32Array.from(levelOf, weightOf) });
  }

  // The row of a feature: {piece, row}, or null for one that was not learnt.
  function find(feature) {
    const name = hash(feature);
    for (const part of parts) {
      const row = part.rows.get(name);
      if (row !== undefined) return { piece: part, row };
    }
    return null;
  }

  // `scores` by page; `share`: how much of the text is about what the pages are about, 1 if each word is known.
  function score(features) {
    const scores = new Float32Array(size);
    const found = [];
    let known = 0;
    let foreign = 0;
    features.forEach((weight, name) => {
      const place = find(name);
      if (place) {
        const value = weight * rarities[place.piece.powers[place.row]];
        known += value * value;
        found.push([place, value]);
      } else if (name[0] !== "=" && name.indexOf("+") < 0) foreign += (weight * rarest) ** 2;
    });
    const length = Math.sqrt(known) || 1;
    for (const [{ piece, row }, value] of found) {
      const { starts, pages, values } = piece;
      for (let i = starts[row]; i < starts[row + 1]; i += 1) scores[pages[i]] += (values[i] * value) / length;
    }
    return { scores, share: known ? length / Math.sqrt(known + foreign) : 0 };
  }

  // What one feature says for one page.
  function weight(feature, page) {
    const place = find(feature);
    if (!place) return 0;
    const { starts, pages, values, powers } = place.piece;
    for (let i = starts[place.row]; i < starts[place.row + 1]; i += 1) {
      if (pages[i] === page) return values[i] * rarities[powers[place.row]];
    }
    return 0;
  }

  return { add, score, weight, rarity: (feature) => {
    const place = find(feature);
    return place ? rarities[place.piece.powers[place.row]] : rarest;
  } };
}

// The words that were learnt, how often the texts have each (a power of two and one more; 0: never), and `likeness` of
// a text's words to each page, -1 to 1; null if none of the words is known.
export function createMeaning({ dimensions, count, words, powers, codes, numbers, middles }, size) {
  const list = [];
  for (const piece of words.match(/[A-Z][a-z0-9]*/g) || []) {
    const before = list.length ? list[list.length - 1] : "";
    list.push(before.slice(0, piece.charCodeAt(0) - 65) + piece.slice(1));
  }
  if (list.length !== count) throw new RangeError("the words that the search has learnt cannot be read");
  const place = new Map(list.map((word, i) => [word, i]));
  const vectors = Int8Array.from(decode(codes, count * dimensions), signed);
  const often = decode(powers, count);
  const numberOf = decode(numbers, size);
  const all = numberOf.reduce((sum, number) => sum + number, 0);
  const directions = Float32Array.from(decode(middles, all * dimensions), (code) => signed(code) / LEVELS);
  // The rounded middles are brought back to a length of one.
  for (let start = 0; start < directions.length; start += dimensions) normalise(directions, start, start + dimensions);

  function likeness(plain) {
    const sum = new Float32Array(dimensions);
    let known = 0;
    for (const word of plain) {
      const at = place.get(word);
      if (at === undefined) continue;
      known += 1;
      for (let i = 0; i < dimensions; i += 1) sum[i] += vectors[at * dimensions + i];
    }
    if (!known) return null;
    normalise(sum, 0, dimensions);
    const result = new Float32Array(size);
    let at = 0;
    for (let page = 0; page < size; page += 1) {
      let most = -1;
      for (let n = 0; n < numberOf[page]; n += 1) {
        let like = 0;
        for (let i = 0; i < dimensions; i += 1) like += sum[i] * directions[at + i];
        if (like > most) most = like;
        at += dimensions;
      }
      result[page] = most;
    }
    return result;
  }

  return { words: list, often: (word) => (place.has(word) ? often[place.get(word)] : 0), likeness };
}

function normalise(values, from, to) {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += values[i] * values[i];
  const length = Math.sqrt(sum) || 1;
  for (let i = from; i < to; i += 1) values[i] /= length;
}
