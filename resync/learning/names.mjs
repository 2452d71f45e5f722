// What texts say, as the names that data/word-vectors.txt has; distil/ makes that file from it. Reads what learn.mjs reads, with
// `more` texts, from standard input; writes all texts that pages have, with what answers them, and of the others what their
// words alone say for each page, in tenths.
import { readFileSync } from "node:fs";
import { learn } from "./linear.mjs";
import { conceptNames, createReading, documentsOf } from "./reading.mjs";

const { more, ...input } = JSON.parse(readFileSync(0, "utf8"));
const size = input.pages.length + 1;
const { toFile } = conceptNames(input);
const read = await createReading(input.vocabulary);
const documents = documentsOf(input, read);
const { ids, rarities, W } = learn(documents, size);

function scoresOf(features) {
  const rows = [...features].filter(([name]) => ids.has(name)).map(([name, weight]) => [ids.get(name), weight * rarities[ids.get(name)]]);
  const length = Math.hypot(...rows.map(([, value]) => value)) || 1;
  return Array.from({ length: size }, (_, page) => Math.round(rows.reduce((sum, [id, value]) => sum + W[id * size + page] * value, 0) * 10 / length));
}

const namesOf = ({ meant }) => meant.map(toFile).filter(Boolean);
console.log(JSON.stringify({
  documents: documents.map(({ text, answers, ...said }) => ({ text, answers, names: namesOf(said) })),
  more: more.map((text) => {
    const said = read(text);
    return { names: namesOf(said), scores: scoresOf(said.features) };
  }),
}));
