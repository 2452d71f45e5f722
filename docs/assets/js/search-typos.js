// Words that nobody wrote on a page: finds the known word that was meant.
import { stem } from "./search-text.js";

// Damerau-Levenshtein distance, at most `limit`, else limit + 1.
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      let value = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, before[j - 2] + 1);
      row.push(value);
      if (value < least) least = value;
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}

function letters(word) {
  let mask = 0;
  for (let i = 0; i < word.length; i += 1) mask |= 1 << (word.charCodeAt(i) % 32);
  return mask;
}

function bits(mask) {
  let count = 0;
  for (let rest = mask; rest; rest &= rest - 1) count += 1;
  return count;
}

// A function from words to words. `words` are [stem, how often] of what the texts say, `aliasStems` those of the vocabulary.
export async function createRepair(words, aliasStems, pause) {
  const frequency = new Map();
  const spelled = new Set(); // whole words, as written
  for (const [word, often] of words) {
    const rest = pause();
    if (rest) await rest;
    const s = stem(word);
    frequency.set(s, (frequency.get(s) || 0) + often);
    spelled.add(word);
  }
  for (const s of aliasStems) frequency.set(s, (frequency.get(s) || 0) + 2);
  const known = [...new Set([...spelled, ...aliasStems])];
  const byLength = [];
  for (const word of known) {
    const rest = pause();
    if (rest) await rest;
    if (/^[a-z]/.test(word)) (byLength[word.length] = byLength[word.length] || []).push({ word, mask: letters(word) });
  }
  const has = (word) => frequency.has(stem(word));
  const cache = new Map();

  function nearest(word) {
    const limit = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    const own = letters(word);
    let found = null;
    let least = limit + 1;
    let most = 0;
    for (let length = word.length - limit; length <= word.length + limit; length += 1) {
      for (const { word: candidate, mask } of byLength[length] || []) {
        // Each change of a letter alters at most two of the letters that a word has.
        if (bits(mask ^ own) > 2 * limit) continue;
        if (candidate.length < 4 && candidate[0] !== word[0]) continue;
        const d = distance(word, candidate, Math.min(limit, least)) + (candidate[0] === word[0] ? 0 : 0.4);
        if (d > limit + 0.4) continue;
        const f = frequency.get(stem(candidate)) || 1;
        if (d < least || (d === least && f > most)) [found, least, most] = [candidate, d, f];
      }
    }
    return found ? [found] : null;
  }
  function split(word) {
    if (word.length < 6) return null;
    let best = null;
    let most = 0;
    for (let i = 2; i <= word.length - 2; i += 1) {
      const [a, b] = [word.slice(0, i), word.slice(i)];
      const f = Math.min(frequency.get(stem(a)) || 0, frequency.get(stem(b)) || 0);
      if (f > most && (a.length > 2 || b.length > 3)) [best, most] = [[a, b], f];
    }
    return best;
  }
  function startsWith(word) {
    let best = null;
    let most = 0;
    for (const candidate of known) {
      const f = frequency.get(stem(candidate)) || 0;
      if (f > most && candidate.length > word.length && candidate.startsWith(word)) [best, most] = [candidate, f];
    }
    return best ? [best] : null;
  }
  function one(word, last) {
    if (word === "|" || has(word) || /^\d+$/.test(word)) return [word];
    const key = (last ? "~" : "") + word;
    if (!cache.has(key)) {
      if (cache.size > 2000) cache.clear();
      cache.set(key, (last && word.length > 1 && startsWith(word)) || nearest(word) || nearest(stem(word)) || split(word) || [word]);
    }
    return cache.get(key);
  }

  return function repair(list, typing) {
    const result = [];
    for (let i = 0; i < list.length; i += 1) {
      const joined = list[i] + (list[i + 1] || "");
      if (i + 1 < list.length && !has(list[i]) && joined.length < 20 && has(joined)) {
        result.push(joined);
        i += 1;
      } else result.push(...one(list[i].slice(0, 30), typing && i === list.length - 1));
    }
    return result;
  };
}
