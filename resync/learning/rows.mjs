// The linear model as the browser gets it: rows of weights, which docs/assets/js/search-learnt.js reads.
import { createEncoder, unsigned } from "./codes.mjs";
import { hash } from "./search-codes.js";
import { CURVE, ROW } from "./search-learnt.js";

// Of all weights, those of the features that matter most are in the part that is loaded first.
const FIRST = 0.45;

// What learn() of linear.mjs gives, in two parts. In each, features follow one another by their hash.
export function pack({ names, powers, total, W, unit }, size) {
  const rows = names.map((name, id) => {
    const weights = [];
    for (let page = 0; page < size; page += 1) {
      const weight = W[id * size + page];
      const level = Math.sign(weight) * Math.round((Math.abs(weight) / unit) ** (1 / CURVE));
      if (level) weights.push([page, level]);
    }
    const ours = weights.filter(([page]) => page < size - 1);
    const effect = ours.reduce((sum, [, level]) => sum + Math.abs(level), 0) * 2 ** (powers[id] / 2);
    return { hash: hash(name), power: powers[id], weights, effect };
  }).filter(({ weights }) => weights.length);
  rows.sort((a, b) => b.effect - a.effect || a.hash - b.hash);
  const taken = new Set();
  const unique = rows.filter((row) => !taken.has(row.hash) && taken.add(row.hash));
  const all = unique.reduce((sum, { weights }) => sum + weights.length, 0);
  let sum = 0;
  const cut = unique.findIndex(({ weights }) => (sum += weights.length) > FIRST * all);
  const part = (list) => {
    list.sort((a, b) => a.hash - b.hash);
    const numbers = createEncoder();
    list.forEach(({ hash, power, weights }, i) => {
      numbers.add(ROW.hash, hash - (i ? list[i - 1].hash : 0));
      numbers.add(ROW.power, power);
      numbers.add(ROW.length(power), weights.length);
      let before = -1;
      weights.forEach(([page, level], n) => {
        numbers.add(ROW.gap(size - 1 - before, weights.length - n), page - before - 1);
        numbers.add(ROW.weight(weights.length), unsigned(level));
        before = page;
      });
    });
    return { count: list.length, weights: list.reduce((count, { weights }) => count + weights.length, 0), coded: numbers.text() };
  };
  return { total, unit: Number(unit.toPrecision(6)), first: part(unique.slice(0, cut)), more: part(unique.slice(cut)) };
}
