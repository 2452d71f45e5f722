// Learns what the search ships: reads pages with their texts from standard input, writes the result to standard output.
import { readFileSync } from "node:fs";
import { createEncoder, unsigned } from "./codes.mjs";
import { learn } from "./linear.mjs";
import { learnMeaning, readVectors } from "./meaning.mjs";
import { conceptNames, createReading, documentsOf } from "./reading.mjs";
import { hash } from "./search-codes.js";
import { CURVE, ROW } from "./search-learnt.js";

// Of all weights, those of the features that matter most are in the part that is loaded first.
const FIRST = 0.45;
// How much a page that is needed often stands before others: by the logarithm, where `SOME` more need each page.
const OFTEN = 0.75;
const SOME = 3;

const { pages, shared, needed, vocabulary, concepts } = JSON.parse(readFileSync(0, "utf8"));
const size = pages.length + 1; // the last one stands for all that no page is about
const read = await createReading(vocabulary);
const { toSearch } = conceptNames({ vocabulary, concepts });
const documents = documentsOf({ pages, shared }, read);
const model = learn(documents, size);
const vectors = readVectors(readFileSync("word-vectors.txt", "utf8")).map(([name, vector]) => [toSearch(name), vector]);
const meaning = learnMeaning(documents, size, vectors.filter(([name]) => name));
console.log(JSON.stringify({ texts: documents.length, often: often(), features: pack(model), meaning }));

// How much each page stands before others because it is needed more often, in hundredths; 0 for what nobody was asked about.
function often() {
  const logs = needed.map((count) => count === null ? null : Math.log(count + SOME));
  const known = logs.filter((log) => log !== null);
  const mean = known.reduce((sum, log) => sum + log, 0) / (known.length || 1);
  return logs.map((log) => (log === null ? 0 : Math.round(100 * OFTEN * (log - mean))));
}

// The rows of the model in two parts. In each, features follow one another by their hash.
function pack({ names, powers, total, W, unit }) {
  const rows = names.map((name, id) => {
    const weights = [];
    for (let page = 0; page < size; page += 1) {
      const weight = W[id * size + page];
      const level = Math.sign(weight) * Math.round((Math.abs(weight) / unit) ** (1 / CURVE));
      if (level) weights.push([page, level]);
    }
    const ours = weights.filter(([page]) => page < pages.length);
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
