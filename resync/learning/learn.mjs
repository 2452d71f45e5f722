// Learns what the search ships: reads pages with their texts from standard input, writes the result to standard output.
import { readFileSync } from "node:fs";
import { learn } from "./linear.mjs";
import { learnMeaning, readVectors } from "./meaning.mjs";
import { conceptNames, createReading, documentsOf } from "./reading.mjs";
import { pack } from "./rows.mjs";

// How much a page that is needed often stands before others: by the logarithm, where `SOME` more need each page.
const OFTEN = 0.75;
const SOME = 3;

const { pages, shared, needed, vocabulary, concepts } = JSON.parse(readFileSync(0, "utf8"));
const size = pages.length + 1; // the last one stands for all that no page is about
const read = await createReading(vocabulary);
const { toSearch } = conceptNames({ vocabulary, concepts });
const documents = documentsOf({ pages, shared }, read);
const vectors = readVectors(readFileSync("word-vectors.txt", "utf8")).map(([name, vector]) => [toSearch(name), vector]);
const meaning = learnMeaning(documents, size, vectors.filter(([name]) => name));
console.log(JSON.stringify({ texts: documents.length, often: often(), features: pack(learn(documents, size), size), meaning }));

// How much each page stands before others because it is needed more often, in hundredths; 0 for what nobody was asked about.
function often() {
  const logs = needed.map((count) => count === null ? null : Math.log(count + SOME));
  const known = logs.filter((log) => log !== null);
  const mean = known.reduce((sum, log) => sum + log, 0) / (known.length || 1);
  return logs.map((log) => (log === null ? 0 : Math.round(100 * OFTEN * (log - mean))));
}
