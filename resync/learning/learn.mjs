// Learns what the search ships: reads pages with their texts from standard input, writes the result to standard output.
import { readFileSync } from "node:fs";
import { encode, signed } from "./codes.mjs";
import { CURVE, learn } from "./linear.mjs";
import { learnMeaning, readVectors } from "./meaning.mjs";
import { hash } from "./search-codes.js";
import { features, meantBy } from "./search-features.js";
import { createReader, named, plainWords } from "./search-text.js";

// Of all weights, those of the features that matter most are in the part that is loaded first.
const FIRST = 0.45;
// Where several pages answer a text, how much each counts beside the one before it.
const NEXT = 0.4;
// How much a page that is needed often stands before others: by the logarithm, where `SOME` more need each page.
const OFTEN = 0.75;
const SOME = 3;

const { pages, shared, needed, vocabulary } = JSON.parse(readFileSync(0, "utf8"));
const size = pages.length + 1; // the last one stands for all that no page is about
const reader = await createReader(named(vocabulary), () => undefined);
const documents = [...pages.map((texts, page) => [[page], texts]), ...shared].flatMap(([right, texts]) => {
  const parts = right.map((_, i) => NEXT ** i);
  const all = parts.reduce((sum, part) => sum + part, 0);
  const answers = right.map((page, i) => [page, parts[i] / all]);
  return texts.map((text) => {
    const plain = plainWords(text);
    const said = features(reader.read(text), plain);
    return { answers, features: said, meant: meantBy(said, plain) };
  });
});
const model = learn(documents, size);
const meaning = learnMeaning(documents, size, readVectors(readFileSync("word-vectors.txt", "utf8")));
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
    return {
      count: list.length,
      weights: list.reduce((count, { weights }) => count + weights.length, 0),
      hashes: encode(list.map((row, i) => row.hash - (i ? list[i - 1].hash : 0))),
      powers: encode(list.map(({ power }) => power)),
      lengths: encode(list.map(({ weights }) => weights.length)),
      gaps: encode(list.flatMap(({ weights }) => weights.map(([page], i) => page - (i ? weights[i - 1][0] + 1 : 0)))),
      levels: encode(list.flatMap(({ weights }) => weights.map(([, level]) => signed(level)))),
    };
  };
  return { total, unit: Number(unit.toPrecision(6)), first: part(unique.slice(0, cut)), more: part(unique.slice(cut)) };
}
