// What was learnt (resync/learning): how much each feature of a text speaks for each page, and what words mean.
import { decode, hash } from "./search-codes.js";

// As in resync/learning/linear.mjs
const RARITY = 0.8;
const CURVE = 1.5;

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

// The names that were learnt (stems, concepts, who has and who lacks), how often the texts have each (a power of two and
// one more; 0: never), and what those of a text say for each page; null if none of them is known.
export function createMeaning({ dimensions, count, sharpness, words, powers, units, codes, unit, pages }, size) {
  const list = [];
  for (const piece of words.match(/[A-Z][^A-Z]*/g) || []) {
    const before = list.length ? list[list.length - 1] : "";
    list.push(before.slice(0, piece.charCodeAt(0) - 65) + piece.slice(1));
  }
  if (list.length !== count) throw new RangeError("the words that the search has learnt cannot be read");
  const place = new Map(list.map((word, i) => [word, i]));
  const vectors = Int8Array.from(decode(codes, count * dimensions), signed);
  const often = decode(powers, count);
  const row = dimensions + 1;
  const directions = Float32Array.from(decode(pages, size * row), (code) => signed(code) * unit * sharpness);

  function scores(names) {
    const sum = new Float32Array(dimensions);
    let known = 0;
    for (const name of names) {
      const at = place.get(name);
      if (at === undefined) continue;
      known += 1;
      for (let i = 0; i < dimensions; i += 1) sum[i] += vectors[at * dimensions + i] * units[i];
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

  return { words: list.filter((name) => /^[a-z0-9]+$/.test(name)), often: (word) => (place.has(word) ? often[place.get(word)] : 0), scores };
}
