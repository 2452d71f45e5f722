// What a text says, as weighted features; and two ways to compare it with the pages' phrasings:
// the likeness of the best phrasings, and a linear model trained on them when the search is loaded.
import { facets } from "./search-facets.js";
import { WEAK } from "./search-text.js";

export const PARAMS = {
  stem: 1, stemWithConcept: 0.6, concept: 1, pair: 0.5, facet: 0.6, negated: 0.6, weak: 0.15,
  epochs: 2, rate: 3.5, skip: 0.005, start: 2, idf: 0.8, decay: 0.0005, knn: 1, linear: 1, centroid: 0.5, top: 0.35,
};

const isContent = (token) => token.word !== "|" && !WEAK.has(token.word);

export function features(tokens, P = PARAMS) {
  const list = new Map();
  const add = (name, weight) => list.set(name, Math.max(list.get(name) ?? 0, weight));
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

// `documents`: [{page, tokens, weight}], page a number below `size`.
export function train(documents, size, P = PARAMS) {
  const ids = new Map();
  const counts = [];
  const rows = documents.map((document) => {
    const names = features(document.tokens, P);
    const row = [];
    for (const [name, weight] of names) {
      let id = ids.get(name);
      if (id === undefined) {
        id = ids.size;
        ids.set(name, id);
        counts.push(0);
      }
      counts[id] += 1;
      row.push([id, weight]);
    }
    return row;
  });
  const total = documents.length;
  const idf = Float32Array.from(counts, (n) => Math.log(1 + total / n) ** P.idf);
  const vector = (row) => {
    let norm = 0;
    const scaled = row.map(([id, weight]) => {
      const value = weight * idf[id];
      norm += value * value;
      return [id, value];
    });
    norm = Math.sqrt(norm) || 1;
    return scaled.map(([id, value]) => [id, value / norm]);
  };
  const vectors = rows.map(vector);
  const postings = counts.map(() => []);
  vectors.forEach((row, d) => row.forEach(([id, value]) => postings[id].push(d, value)));

  // Multinomial logistic regression: starts from each page's mean, then plain gradient descent in a fixed order.
  const W = new Float32Array(ids.size * size);
  const length = new Float32Array(size);
  documents.forEach(({ page }) => (length[page] += 1));
  const starts = new Int32Array(total + 1);
  vectors.forEach((row, d) => (starts[d + 1] = starts[d] + row.length));
  const columns = new Int32Array(starts[total]);
  const values = new Float32Array(starts[total]);
  vectors.forEach((row, d) =>
    row.forEach(([id, value], i) => {
      columns[starts[d] + i] = id * size;
      values[starts[d] + i] = value;
      W[id * size + documents[d].page] += (P.start * value) / Math.sqrt(length[documents[d].page]);
    }),
  );
  const logits = new Float32Array(size);
  const step = nextPrime(total);
  for (let epoch = 0; epoch < P.epochs; epoch += 1) {
    const rate = P.rate * (1 - epoch / P.epochs);
    for (let n = 0; n < total; n += 1) {
      const d = (n * step) % total;
      const target = documents[d].page;
      const [from, to] = [starts[d], starts[d + 1]];
      logits.fill(0);
      for (let i = from; i < to; i += 1) {
        const value = values[i];
        const base = columns[i];
        for (let c = 0; c < size; c += 1) logits[c] += W[base + c] * value;
      }
      let max = 0;
      for (let c = 0; c < size; c += 1) if (logits[c] > max) max = logits[c];
      let sum = 0;
      for (let c = 0; c < size; c += 1) sum += logits[c] = logits[c] < max - 9 ? 0 : Math.exp(logits[c] - max);
      for (let c = 0; c < size; c += 1) {
        const gradient = (c === target ? 1 : 0) - logits[c] / sum;
        if (gradient < P.skip && gradient > -P.skip) continue;
        const pace = rate * gradient;
        for (let i = from; i < to; i += 1) W[columns[i] + c] += pace * values[i];
      }
    }
  }

  function score(tokens) {
    const row = [];
    let unknown = 0;
    for (const [name, weight] of features(tokens, P)) {
      const id = ids.get(name);
      if (id !== undefined) row.push([id, weight]);
      else if (!/[+!:]/.test(name)) unknown += (weight * Math.log(1 + total)) ** 2;
    }
    const query = vector(row);
    const likeness = new Float64Array(total);
    for (const [id, value] of query) {
      const list = postings[id];
      for (let i = 0; i < list.length; i += 2) likeness[list[i]] += list[i + 1] * value;
    }
    const linear = new Float64Array(size);
    for (const [id, value] of query) for (let c = 0; c < size; c += 1) linear[c] += W[id * size + c] * value;
    // The best phrasing, and less and less of the next ones.
    const tops = Array.from({ length: size }, () => []);
    for (let d = 0; d < total; d += 1) if (likeness[d] > 0) tops[documents[d].page].push([likeness[d] * (documents[d].weight ?? 1), d]);
    const best = tops.map((list) => {
      list.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
      let sum = 0;
      let share = 1;
      let all = 0;
      for (const [value] of list.slice(0, 5)) {
        sum += value * share;
        all += share;
        share *= P.top;
      }
      return { like: sum / (all || 1), top: list[0]?.[0] ?? 0, document: list[0]?.[1] ?? -1 };
    });
    return { best, linear, unknown, known: query.length };
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
      if (sum > 0) found.set(word, Math.max(found.get(word) ?? 0, sum));
    }
    return [...found].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  }

  return { score, telling, size: ids.size };
}

// A step that visits every document once, in an order that mixes the pages.
function nextPrime(total) {
  let step = 997;
  while (total % step === 0) step += 2;
  return step;
}
