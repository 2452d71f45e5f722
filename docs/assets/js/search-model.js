// What a text says, as weighted features; and two ways to compare it with the pages' phrasings:
// the likeness of the best phrasings, and a linear model trained on them when the search is loaded.
import { facets } from "./search-facets.js";
import { WEAK } from "./search-text.js";

const P = {
  stem: 1, stemWithConcept: 0.6, concept: 1, pair: 0.5, facet: 0.6, negated: 0.6, weak: 0.15,
  epochs: 4, rate: 2, skip: 0.005, start: 2, idf: 0.8,
};

const isContent = (token) => token.word !== "|" && !WEAK.has(token.word);

function features(tokens) {
  const list = new Map();
  const add = (name, weight) => list.set(name, Math.max(list.get(name) || 0, weight));
  let negated = 0;
  let last = null;
  for (const token of tokens) {
    if (token.word === "|") {
      negated = 0;
      last = null;
      continue;
    }
    if (token.word === "not") negated = 4;
    else negated -= 1;
    if (!isContent(token)) {
      add(token.stem, P.weak);
      for (const concept of token.concepts) add(`#${concept}`, P.concept);
      continue;
    }
    add(token.stem, token.concepts.length ? P.stemWithConcept : P.stem);
    for (const concept of token.concepts) add(`#${concept}`, P.concept / Math.sqrt(token.concepts.length));
    const names = [token.stem, ...token.concepts.map((c) => `#${c}`)];
    if (negated > 0) for (const name of names) add(`!${name}`, P.negated / names.length ** 0.5);
    if (last) {
      const lastMain = last.concepts.length ? `#${last.concepts[0]}` : last.stem;
      const main = token.concepts.length ? `#${token.concepts[0]}` : token.stem;
      add(`${lastMain}+${main}`, P.pair);
    }
    last = token;
  }
  for (const facet of facets(tokens)) add(facet, P.facet);
  return list;
}

// `documents`: [{page, tokens}], page a number below `size`. Rows of features lie one after another in
// flat arrays: document d has those from starts[d] to starts[d + 1].
export async function train(documents, size, pause) {
  const total = documents.length;
  const ids = new Map();
  const counts = [];
  const columns = [];
  const weights = [];
  const starts = new Int32Array(total + 1);
  for (let d = 0; d < total; d += 1) {
    await pause();
    for (const [name, weight] of features(documents[d].tokens)) {
      let id = ids.get(name);
      if (id === undefined) {
        id = ids.size;
        ids.set(name, id);
        counts.push(0);
      }
      counts[id] += 1;
      columns.push(id);
      weights.push(weight);
    }
    starts[d + 1] = columns.length;
  }
  const idf = Float32Array.from(counts, (n) => Math.log(1 + total / n) ** P.idf);
  const rarest = Math.log(1 + total) ** P.idf;
  const values = Float32Array.from(weights, (weight, i) => weight * idf[columns[i]]);
  for (let d = 0; d < total; d += 1) normalise(values, starts[d], starts[d + 1]);

  // The same by feature: which documents have it, and how much.
  const ends = new Int32Array(ids.size);
  for (let id = 1; id < ids.size; id += 1) ends[id] = ends[id - 1] + counts[id - 1];
  const begins = ends.slice();
  const holders = new Int32Array(columns.length);
  const holds = new Float32Array(columns.length);
  // Multinomial logistic regression: starts from each page's mean, then gradient descent in a fixed order.
  const W = new Float32Array(ids.size * size);
  const lengths = new Float32Array(size);
  for (const { page } of documents) lengths[page] += 1;
  for (let d = 0; d < total; d += 1) {
    const { page } = documents[d];
    const share = P.start / Math.sqrt(lengths[page]);
    for (let i = starts[d]; i < starts[d + 1]; i += 1) {
      const id = columns[i];
      holders[ends[id]] = d;
      holds[ends[id]] = values[i];
      ends[id] += 1;
      W[id * size + page] += share * values[i];
    }
  }
  const logits = new Float32Array(size);
  const pages = new Int32Array(size);
  const paces = new Float32Array(size);
  const rows = Int32Array.from(columns, (id) => id * size);
  const step = nextPrime(total);
  for (let epoch = 0; epoch < P.epochs; epoch += 1) {
    const rate = P.rate * (1 - epoch / P.epochs);
    for (let turn = 0; turn < total; turn += 1) {
      await pause();
      const d = (turn * step) % total;
      const target = documents[d].page;
      const [from, to] = [starts[d], starts[d + 1]];
      logits.fill(0);
      for (let i = from; i < to; i += 1) {
        const value = values[i];
        const base = rows[i];
        for (let c = 0; c < size; c += 1) logits[c] += W[base + c] * value;
      }
      let max = 0;
      for (let c = 0; c < size; c += 1) if (logits[c] > max) max = logits[c];
      let sum = 0;
      for (let c = 0; c < size; c += 1) sum += logits[c] = logits[c] < max - 9 ? 0 : Math.exp(logits[c] - max);
      // Only pages that the text moves; by feature, because that is how the weights lie in memory.
      let moved = 0;
      for (let c = 0; c < size; c += 1) {
        const gradient = (c === target ? 1 : 0) - logits[c] / sum;
        if (gradient < P.skip && gradient > -P.skip) continue;
        pages[moved] = c;
        paces[moved] = rate * gradient;
        moved += 1;
      }
      for (let i = from; i < to; i += 1) {
        const base = rows[i];
        const value = values[i];
        for (let n = 0; n < moved; n += 1) W[base + pages[n]] += paces[n] * value;
      }
    }
  }

  function score(tokens) {
    const row = [];
    let foreign = 0;
    for (const [name, weight] of features(tokens)) {
      const id = ids.get(name);
      if (id !== undefined) row.push([id, weight]);
      else if (!name.includes("+")) foreign += (weight * rarest) ** 2;
    }
    const query = Float32Array.from(row, ([id, weight]) => weight * idf[id]);
    const length = normalise(query, 0, query.length);
    // How much of the text is about what the pages are about: 1 if each word stands on one of them.
    const share = length / Math.hypot(length, Math.sqrt(foreign));
    const likeness = new Float32Array(total);
    const linear = new Float64Array(size);
    row.forEach(([id], n) => {
      for (let i = begins[id]; i < ends[id]; i += 1) likeness[holders[i]] += holds[i] * query[n];
      for (let c = 0; c < size; c += 1) linear[c] += W[id * size + c] * query[n];
    });
    const best = Array.from({ length: size }, () => ({ top: 0, document: -1 }));
    for (let d = 0; d < total; d += 1) {
      const entry = best[documents[d].page];
      if (likeness[d] > entry.top) Object.assign(entry, { top: likeness[d], document: d });
    }
    return { best, linear, share: row.length ? share : 0 };
  }

  // The words of a text that speak for a page, the strongest first.
  function telling(tokens, page) {
    const found = new Map();
    for (const { word, stem, concepts } of tokens.filter(isContent)) {
      let sum = 0;
      for (const name of [stem, ...concepts.map((concept) => `#${concept}`)]) {
        const id = ids.get(name);
        if (id !== undefined) sum += W[id * size + page] * idf[id];
      }
      if (sum > 0) found.set(word, Math.max(found.get(word) || 0, sum));
    }
    return [...found].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  }

  return { score, telling };
}

// Divides a part of an array by its length, and returns this.
function normalise(values, from, to) {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += values[i] * values[i];
  const length = Math.sqrt(sum) || 1;
  for (let i = from; i < to; i += 1) values[i] /= length;
  return length;
}

// A step that visits every document once, in an order that mixes the pages.
function nextPrime(total) {
  let step = 997;
  while (total % step === 0) step += 2;
  return step;
}
