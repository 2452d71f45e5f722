// What texts say, as the names that data/word-vectors.txt has. Runs beside the scripts of resync/learning/. Reads what learn.mjs
// reads, with `more` texts, from standard input; writes all texts that pages have, with what answers them, and of the others
// what their words alone say for each page, in tenths.
import { readFileSync } from "node:fs";
import { learn } from "./linear.mjs";
import { conceptNames, createReading, documentsOf } from "./reading.mjs";
import { pack } from "./rows.mjs";
import { createScorer } from "./search-learnt.js";

const { more, ...input } = JSON.parse(readFileSync(0, "utf8"));
const size = input.pages.length + 1;
const { toFile } = conceptNames(input);
const read = await createReading(input.vocabulary);
const documents = documentsOf(input, read);
const learnt = pack(learn(documents, size), size);
const scorer = createScorer(learnt, size);
for (const part of [learnt.first, learnt.more]) await scorer.add(part, () => undefined);

const namesOf = ({ meant }) => meant.map(toFile).filter(Boolean);
console.log(JSON.stringify({
  documents: documents.map(({ text, answers, ...said }) => ({ text, answers, names: namesOf(said) })),
  more: more.map((text) => {
    const said = read(text);
    return { names: namesOf(said), scores: Array.from(scorer.score(said.features).scores, (score) => Math.round(10 * score)) };
  }),
}));
