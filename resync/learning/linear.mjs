// A linear model from features to pages: multinomial logistic regression that starts from each page's mean,
// then keeps only the weights that matter most, learns again with those, and rounds them.

import { CURVE, rarity } from "./search-learnt.js";

const SETTINGS = {
  epochs: 2, rate: 2, skip: 0.005, start: 2, // of the whole model
  least: 2, // a feature of fewer texts is not learnt from
  kept: 36000, // weights that are shipped
  again: 2, againRate: 1, // epochs and rate with the kept ones
  levels: 7, // of one sign
  steps: [997, 1511, 2503, 1009, 1523, 2531], // orders in which the texts are seen; the weights are the mean of all
};

// How often a feature is seen, as the power of two below it: what is shipped, so what is learnt with.
export const bucket = (count) => 31 - Math.clz32(count);

// `documents`: [{answers: [[page, share]], features: Map}], with shares whose sum is 1.
export function learn(documents, size) {
  const counts = new Map();
  for (const { features } of documents) for (const name of features.keys()) counts.set(name, (counts.get(name) || 0) + 1);
  const names = [...counts.keys()].filter((name) => counts.get(name) >= SETTINGS.least).sort();
  const ids = new Map(names.map((name, id) => [name, id]));
  const powers = names.map((name) => bucket(counts.get(name)));
  const total = documents.length;
  const rarities = powers.map((power) => rarity(power, total));
  const rows = documents.map(({ features }) => {
    const columns = [];
    const values = [];
    for (const [name, weight] of features) {
      const id = ids.get(name);
      if (id === undefined) continue;
      columns.push(id);
      values.push(weight * rarities[id]);
    }
    const length = Math.hypot(...values) || 1;
    return { columns: Int32Array.from(columns), values: Float32Array.from(values, (value) => value / length) };
  });
  const W = new Float32Array(names.length * size);
  const lengths = new Float32Array(size);
  for (const { answers } of documents) for (const [page, share] of answers) lengths[page] += share;
  documents.forEach(({ answers }, d) => {
    const { columns, values } = rows[d];
    for (const [page, share] of answers) {
      const pace = (share * SETTINGS.start) / Math.sqrt(lengths[page]);
      columns.forEach((id, n) => { W[id * size + page] += pace * values[n]; });
    }
  });
  descendOften(W, null, documents, rows, size, SETTINGS.epochs, SETTINGS);
  const mask = strongest(W, names, counts, rarities, size, SETTINGS.kept);
  for (let i = 0; i < W.length; i += 1) if (!mask[i]) W[i] = 0;
  descendOften(W, mask, documents, rows, size, SETTINGS.again, { ...SETTINGS, rate: SETTINGS.againRate });
  const unit = round(W, SETTINGS.levels);
  return { names, powers, total, W, unit };
}

// One order alone moves recall at 1 by 0.01 either way; their mean does not.
function descendOften(W, mask, documents, rows, size, epochs, settings) {
  const start = Float32Array.from(W);
  const sum = new Float32Array(W.length);
  for (const step of settings.steps) {
    W.set(start);
    descend(W, mask, documents, rows, size, epochs, { ...settings, step });
    for (let i = 0; i < W.length; i += 1) sum[i] += W[i] / settings.steps.length;
  }
  W.set(sum);
}

// Gradient descent, one text after the other in a fixed order that mixes the pages. With a mask, only weights in it move.
function descend(W, mask, documents, rows, size, epochs, { rate: first, skip, step: least }) {
  const total = documents.length;
  let step = least;
  while (total % step === 0) step += 2;
  const logits = new Float32Array(size);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const rate = first * (1 - epoch / epochs);
    for (let turn = 0; turn < total; turn += 1) {
      const d = (turn * step) % total;
      const { answers } = documents[d];
      const { columns, values } = rows[d];
      logits.fill(0);
      for (let k = 0; k < columns.length; k += 1) {
        const base = columns[k] * size;
        for (let c = 0; c < size; c += 1) logits[c] += W[base + c] * values[k];
      }
      let most = -Infinity;
      for (let c = 0; c < size; c += 1) if (logits[c] > most) most = logits[c];
      let sum = 0;
      for (let c = 0; c < size; c += 1) {
        logits[c] = logits[c] < most - 9 ? 0 : Math.exp(logits[c] - most);
        sum += logits[c];
      }
      for (let c = 0; c < size; c += 1) logits[c] /= -sum;
      for (const [page, share] of answers) logits[page] += share;
      for (let c = 0; c < size; c += 1) {
        const gradient = logits[c];
        if (gradient < skip && gradient > -skip) continue;
        const pace = rate * gradient;
        for (let k = 0; k < columns.length; k += 1) {
          const at = columns[k] * size + c;
          if (!mask || mask[at]) W[at] += pace * values[k];
        }
      }
    }
  }
}

// Which weights move the scores most, and most often.
function strongest(W, names, counts, rarities, size, kept) {
  const effect = Float32Array.from(W, (weight, i) => {
    const id = Math.floor(i / size);
    return Math.abs(weight) * rarities[id] * Math.sqrt(counts.get(names[id]));
  });
  const least = Float32Array.from(effect).sort()[Math.max(0, effect.length - kept)];
  return Uint8Array.from(effect, (value) => (value >= least && value > 0 ? 1 : 0));
}

// Rounds the weights in place to what a level says, 0 to `levels` with a sign: the larger the weight, the wider the steps.
function round(W, levels) {
  const most = W.reduce((found, weight) => Math.max(found, Math.abs(weight)), 0);
  const unit = most / levels ** CURVE;
  for (let i = 0; i < W.length; i += 1) {
    const level = Math.round((Math.abs(W[i]) / unit) ** (1 / CURVE));
    W[i] = Math.sign(W[i]) * unit * level ** CURVE;
  }
  return unit;
}
