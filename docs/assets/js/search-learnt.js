// What was learnt (resync/learning): how much each feature of a text speaks for each page.
import { createDecoder, hash, signed } from "./search-codes.js";

// How the levels of weights lie apart: level 2 is 2 ** CURVE times as much as level 1.
export const CURVE = 1.5;

// How much a feature counts: the rarer, the more. `power`: of two, how many of all `total` texts have it at least.
export const rarity = (power, total) => Math.log(1 + total / 2 ** power) ** 0.8;

// The kinds of numbers in a part of the model. How large a weight is depends on how many its row has; how far the next page
// of a row is away, on how many are still to come on how many places (whole numbers: each browser must come to the same).
const log2 = (number) => 31 - Math.clz32(number);
export const ROW = {
  hash: 0, power: 1,
  length: (power) => 2 + power,
  weight: (length) => 40 + log2(length),
  gap(places, left) {
    const share = Math.floor((8 * places) / left);
    const power = log2(share);
    return 60 + 2 * power + ((share >>> (power - 1)) & 1);
  },
};

// Rows of weights by feature. `add` takes a part of the model, or raises RangeError and leaves all as it was; `score` asks
// all parts that are there.
export function createScorer({ total, unit }, size) {
  const parts = [];
  const rarest = rarity(0, total);
  const rarities = Array.from({ length: 32 }, (_, power) => rarity(power, total));

  const weightOf = (code) => Math.sign(signed(code)) * unit * Math.abs(signed(code)) ** CURVE;

  async function add({ count, weights, coded }, pause) {
    const { next, end } = createDecoder(coded);
    const rows = new Map();
    const powers = new Uint8Array(count);
    const starts = new Int32Array(count + 1);
    const pages = new Int32Array(weights);
    const values = new Float32Array(weights);
    let name = 0;
    let at = 0;
    for (let row = 0; row < count; row += 1) {
      const rest = pause();
      if (rest) await rest;
      name += next(ROW.hash);
      rows.set(name, row);
      powers[row] = next(ROW.power);
      const length = next(ROW.length(powers[row]));
      let page = -1;
      for (let left = length; left > 0; left -= 1) {
        page += next(ROW.gap(size - 1 - page, left)) + 1;
        if (page >= size) throw new RangeError("the search has learnt from other pages");
        pages[at] = page;
        values[at] = weightOf(next(ROW.weight(length)));
        at += 1;
      }
      starts[row + 1] = at;
    }
    end();
    if (at !== weights) throw new RangeError("the search has learnt more or less than it says");
    parts.push({ rows, starts, pages, powers, values });
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
