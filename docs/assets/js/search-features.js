// What a text says, as weighted features: stems, concepts, pairs of them, who has and who lacks the messages,
// and the plain words, one by one and in pairs.
import { facets } from "./search-facets.js";
import { isWeak, stem } from "./search-text.js";

const P = { stem: 1, stemWithConcept: 0.6, concept: 1, pair: 0.5, facet: 1.8, negated: 0.6, weak: 0.15, plain: 0.6 };

export const isContent = ({ word }) => word !== "|" && !isWeak(word);

// Weights by name. `tokens` are the reader's; `plain` are the words as they stand, small ones included.
export function features(tokens, plain) {
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
    const { stem, concepts } = token;
    if (!isContent(token)) {
      add(stem, P.weak);
      for (const concept of concepts) add(`#${concept}`, P.concept);
      continue;
    }
    add(stem, concepts.length ? P.stemWithConcept : P.stem);
    for (const concept of concepts) add(`#${concept}`, P.concept / Math.sqrt(concepts.length));
    if (negated > 0) {
      for (const name of [stem, ...concepts.map((c) => `#${c}`)]) add(`!${name}`, P.negated / Math.sqrt(concepts.length + 1));
    }
    const main = concepts.length ? `#${concepts[0]}` : stem;
    if (last) add(`${last}+${main}`, P.pair);
    last = main;
  }
  for (const facet of facets(tokens)) add(facet, P.facet);
  plain.forEach((word, at) => {
    add(`=${word}`, P.plain);
    if (at) add(`=${plain[at - 1]}_${word}`, P.plain);
  });
  return list;
}

// What the meaning is looked up of: the stems of all words, small ones included, those of two that follow each other, and
// what is said of whom, by concept.
export function meantBy(list, plain) {
  const stems = plain.map(stem);
  const said = [...list.keys()].filter((name) => /^!?#|[:~>]/.test(name));
  return [...stems, ...stems.slice(1).map((next, i) => `${stems[i]}_${next}`), ...said];
}
