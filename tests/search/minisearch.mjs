// MiniSearch with all texts that our search learns from: a fair baseline. Reads {texts: [[text, ...] by page], queries,
// minisearch: its folder} from standard input, and writes for each query the numbers of ten pages: with `plain` words,
// and with our stems and `concepts`.
import { readFileSync } from "node:fs";
import index from "./search-index.js";
import { readIndex } from "./search-index-read.js";
import { createReader, named } from "./search-text.js";

const MOST = 10;
const { texts, queries, minisearch } = JSON.parse(readFileSync(0, "utf8"));
const { default: MiniSearch } = await import(`${minisearch}/dist/es/index.js`);
const reader = await createReader(named(readIndex(index).vocabulary), () => undefined);
const ways = {
  plain: {},
  concepts: { tokenize: (text) => reader.read(text).filter(({ word }) => word !== "|").flatMap(({ stem, concepts }) => [stem, ...concepts.map((each) => `#${each}`)]) },
};

function answers(way) {
  const engine = new MiniSearch({ fields: ["text"], storeFields: ["page"], ...way });
  engine.addAll(texts.flatMap((list, page) => list.map((text) => ({ page, text }))).map((each, id) => ({ id, ...each })));
  const options = way.tokenize ? { tokenize: way.tokenize } : { fuzzy: 0.2, prefix: true };
  // A page is as good as the best of its texts.
  return queries.map((query) => [...new Set(engine.search(query, options).map(({ page }) => page))].slice(0, MOST));
}

console.log(JSON.stringify(Object.fromEntries(Object.keys(ways).map((name) => [name, answers(ways[name])]))));
