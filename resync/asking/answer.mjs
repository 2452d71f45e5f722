// Reads requests such as {"number": 1, "what": "triage", "text": "…", "limit": 3}, one a line, and answers each with a
// line: {"number": 1, "answer": …}. The modules beside it are those of the pages.
import { createInterface } from "node:readline";
import index from "./search-index.js";
import more from "./search-more.js";
import { createSearch } from "./search.js";

const engine = await createSearch(index);
await engine.extend(more);
console.log(JSON.stringify({ number: 0, answer: "ready" }));
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { number, what, text, limit } = JSON.parse(line);
  const answer = what === "triage" ? await engine.triage(text, limit) : engine.search(text, limit);
  console.log(JSON.stringify({ number, answer }));
}
