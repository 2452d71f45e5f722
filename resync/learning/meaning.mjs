// What words mean, in few numbers: vectors of words, turned and then trained so that their sum tells which page a text
// is about, and for each page the direction in which its texts lie.
import { encode, signed } from "./codes.mjs";
import { stem } from "./search-text.js";

export const MEANING = {
  dimensions: 28,
  epochs: 8, rate: 0.05, again: 2, // passes over the texts, and with the rounded vectors
  dropped: 0.15, // of the words of a text, each time it is seen
  pull: 0.05, // of a word's own part back to what its vector says
  sharpness: 8, // how far a likeness of 1 lies above one of 0
  levels: 3, pageLevels: 31, // of one sign
  words: 3500,
};

// `text`: a line with the numbers of a vector, then one for each word: the word, a space, the bytes in base64.
export function readVectors(text) {
  const [head, ...lines] = text.trim().split("\n");
  const { dimensions, unit } = JSON.parse(head);
  return new Map(lines.map((line) => {
    const [word, code] = line.split(" ");
    const bytes = new Int8Array(Buffer.from(code, "base64"));
    if (bytes.length !== dimensions) throw new Error(`word-vectors.txt: ${word} has ${bytes.length} numbers; ${dimensions}`);
    return [word, Float64Array.from(bytes, (byte) => byte * unit)];
  }));
}

// The vectors of stems: the mean of those of their words.
function ofStems(vectors) {
  const sums = new Map();
  for (const [word, vector] of vectors) {
    const name = stem(word);
    const sum = sums.get(name);
    if (!sum) sums.set(name, { vector: Float64Array.from(vector), count: 1 });
    else {
      vector.forEach((value, i) => { sum.vector[i] += value; });
      sum.count += 1;
    }
  }
  return new Map([...sums].map(([name, { vector, count }]) => [name, vector.map((value) => value / count)]));
}

// `documents`: [{answers: [[page, share]], meant}]. Names are kept that the texts have twice, and the first of the other stems.
export function learnMeaning(documents, size, wordVectors, settings = MEANING) {
  const { dimensions, levels, pageLevels, sharpness } = settings;
  const vectors = ofStems(wordVectors);
  const counts = new Map();
  for (const { meant } of documents) for (const word of new Set(meant)) counts.set(word, (counts.get(word) || 0) + 1);
  const often = (word) => (counts.get(word) || 0) > 1;
  // What is no word has no vector, and learns its meaning from the texts alone.
  const nothing = new Float64Array(vectors.values().next().value.length);
  for (const name of counts.keys()) if (!/^[a-z0-9]+$/.test(name)) vectors.set(name, nothing);
  const known = [...vectors.keys()];
  const kept = known.filter(often).sort((a, b) => counts.get(b) - counts.get(a)).slice(0, settings.words);
  for (const word of known) if (kept.length < settings.words && !often(word) && word.length > 2) kept.push(word);
  kept.sort();
  const place = new Map(kept.map((word, i) => [word, i]));
  const texts = documents
    .map(({ answers, meant }) => ({ answers, words: meant.map((word) => place.get(word)).filter((word) => word !== undefined) }))
    .filter(({ words }) => words.length);
  const given = evenly(kept.map((word) => vectors.get(word)));
  const model = start(given, size, dimensions);
  train(model, texts, settings, settings.epochs, given);
  const codes = [];
  const units = [];
  for (let i = 0; i < dimensions; i += 1) {
    const column = kept.map((_, word) => model.words[word * dimensions + i]);
    units.push(Number((quantile(column, 0.998) / levels).toPrecision(4)));
    column.forEach((value, word) => {
      codes[word * dimensions + i] = level(value / units[i], levels);
      model.words[word * dimensions + i] = codes[word * dimensions + i] * units[i];
    });
  }
  train(model, texts, settings, settings.again, null);
  const unit = Number((quantile([...model.pages], 0.9995) / pageLevels).toPrecision(4));
  return {
    dimensions,
    count: kept.length,
    sharpness,
    words: inFront(kept),
    powers: encode(kept.map((word) => (counts.has(word) ? 1 + Math.floor(Math.log2(counts.get(word))) : 0))),
    units,
    codes: encode(codes.map(signed)),
    unit,
    pages: encode([...model.pages].map((value) => signed(level(value / unit, pageLevels)))),
  };
}

const level = (value, most) => Math.max(-most, Math.min(most, Math.round(value)));

function quantile(values, share) {
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  return sizes[Math.floor(share * (sizes.length - 1))] || 1;
}

// The vectors, of a mean length of one.
function evenly(vectors) {
  const mean = Math.sqrt(vectors.reduce((sum, vector) => sum + vector.reduce((all, value) => all + value * value, 0), 0) / vectors.length);
  return vectors.map((vector) => Float32Array.from(vector, (value) => value / mean));
}

// A word's vector is what was given, turned, and a part of its own. The last number of a page is for every text.
function start(given, size, dimensions) {
  const all = given[0].length;
  const turn = new Float32Array(all * dimensions);
  for (let i = 0; i < dimensions; i += 1) turn[i * dimensions + i] = 1;
  const model = { dimensions, size, turn, own: new Float32Array(given.length * dimensions), pages: new Float32Array(size * (dimensions + 1)) };
  return { ...model, words: new Float32Array(given.length * dimensions), paces: new Map() };
}

// Gradient descent, each number at a pace of its own (Adagrad). Without `given` the words stay as they are.
function train(model, texts, { rate, dropped, pull, sharpness }, epochs, given) {
  const { dimensions, size, turn, own, pages, words } = model;
  const paceOf = (values) => model.paces.get(values) || model.paces.set(values, new Float32Array(values.length).fill(0.001)).get(values);
  const [turnPace, ownPace, pagePace] = [turn, own, pages].map(paceOf);
  const row = dimensions + 1;
  const dice = random(1);
  const order = texts.map((_, i) => i);
  const sum = new Float32Array(dimensions);
  const told = given && new Float32Array(given[0].length);
  const shares = new Float32Array(size);
  const back = new Float32Array(dimensions);
  function step(values, paces, at, gradient, pace) {
    paces[at] += gradient * gradient;
    values[at] -= (pace * gradient) / Math.sqrt(paces[at]);
  }
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, dice);
    const pace = rate * (1.05 - epoch / epochs);
    for (const number of order) {
      const { answers, words: all } = texts[number];
      const some = all.filter(() => dice() > dropped);
      const used = some.length ? some : all;
      sum.fill(0);
      if (given) {
        told.fill(0);
        for (const word of used) {
          const vector = given[word];
          for (let k = 0; k < told.length; k += 1) told[k] += vector[k];
          for (let i = 0; i < dimensions; i += 1) sum[i] += own[word * dimensions + i];
        }
        for (let k = 0; k < told.length; k += 1) for (let i = 0; i < dimensions; i += 1) sum[i] += told[k] * turn[k * dimensions + i];
      } else for (const word of used) for (let i = 0; i < dimensions; i += 1) sum[i] += words[word * dimensions + i];
      let length = 0;
      for (let i = 0; i < dimensions; i += 1) length += sum[i] * sum[i];
      length = Math.sqrt(length) || 1;
      for (let i = 0; i < dimensions; i += 1) sum[i] /= length;
      let most = -Infinity;
      for (let c = 0; c < size; c += 1) {
        let score = pages[c * row + dimensions];
        for (let i = 0; i < dimensions; i += 1) score += pages[c * row + i] * sum[i];
        shares[c] = score * sharpness;
        if (shares[c] > most) most = shares[c];
      }
      let whole = 0;
      for (let c = 0; c < size; c += 1) whole += shares[c] = Math.exp(shares[c] - most);
      back.fill(0);
      for (let c = 0; c < size; c += 1) shares[c] /= whole;
      for (const [page, share] of answers) shares[page] -= share;
      for (let c = 0; c < size; c += 1) {
        const gradient = shares[c] * sharpness;
        if (gradient < 0.001 && gradient > -0.001) continue;
        for (let i = 0; i < dimensions; i += 1) {
          back[i] += gradient * pages[c * row + i];
          step(pages, pagePace, c * row + i, gradient * sum[i], pace);
        }
        step(pages, pagePace, c * row + dimensions, gradient, pace);
      }
      if (!given) continue;
      let along = 0;
      for (let i = 0; i < dimensions; i += 1) along += back[i] * sum[i];
      for (let i = 0; i < dimensions; i += 1) back[i] = (back[i] - sum[i] * along) / length;
      for (let k = 0; k < told.length; k += 1) for (let i = 0; i < dimensions; i += 1) step(turn, turnPace, k * dimensions + i, told[k] * back[i], pace);
      for (const word of used) {
        for (let i = 0; i < dimensions; i += 1) {
          const at = word * dimensions + i;
          step(own, ownPace, at, back[i] + pull * own[at], pace);
        }
      }
    }
  }
  if (!given) return;
  words.set(own);
  given.forEach((vector, word) => {
    for (let k = 0; k < vector.length; k += 1) for (let i = 0; i < dimensions; i += 1) words[word * dimensions + i] += vector[k] * turn[k * dimensions + i];
  });
}

// Numbers from 0 to 1, the same each time.
function random(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function shuffle(list, dice) {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(dice() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
}

// Sorted words, each without what it shares with the one before; a capital letter says how much that is.
function inFront(words) {
  let before = "";
  return words.map((word) => {
    let shared = 0;
    while (shared < 25 && shared < word.length - 1 && word[shared] === before[shared]) shared += 1;
    before = word;
    return String.fromCharCode(65 + shared) + word.slice(shared);
  }).join("");
}
