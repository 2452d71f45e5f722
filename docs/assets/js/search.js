// Ranks pages by how well their title or one of their phrasings fits a question.
// The score of a page is that of its best single phrasing, with a little for the rest of its words.

const STOP = new Set("a an and are as at be been but by do does for from get gets has have how i in is it its me my of on or so that the their they this to was what when why will with you your".split(" "));

function words(text) {
  return (text.toLowerCase().normalize("NFKD").match(/[a-z0-9]+(?:['’][a-z]+)?/g) ?? []).map((word) =>
    stem(word.replace(/['’]/g, "")),
  );
}

// Enough for plurals and tenses; both sides of a comparison go through it.
function stem(word) {
  if (word.length < 4) return word;
  return word.replace(/(?:ies|y)$/, "i").replace(/(?:ing|ed|es|s|e)$/, "");
}

function trigrams(word) {
  const padded = `^${word}$`;
  return new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3)));
}

function likeness(a, b) {
  if (a === b) return 1;
  if (b.length > 3 && a.length > 2 && b.startsWith(a)) return 0.8;
  if (a.length < 4 || b.length < 4) return 0;
  const left = trigrams(a);
  const right = trigrams(b);
  const shared = [...left].filter((gram) => right.has(gram)).length;
  const score = (2 * shared) / (left.size + right.size);
  return score > 0.5 ? score * 0.8 : 0;
}

export function createSearch(entries) {
  const pages = entries.map((entry) => ({
    entry,
    lines: [entry.title, ...entry.phrasings].map((text) => ({ text, words: new Set(words(text)) })),
    all: new Set(words([entry.title, entry.description, ...entry.phrasings].join(" "))),
  }));
  const frequency = new Map();
  for (const page of pages) for (const word of page.all) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const weight = (word) =>
    Math.log(1 + pages.length / (1 + (frequency.get(word) ?? 0))) * (STOP.has(word) ? 0.15 : 1);


  return function search(query) {
    const asked = [...new Set(words(query.slice(0, 300)))];
    if (!asked.length) return [];
    const byId = pages.filter(({ entry }) => asked.includes(entry.id.toLowerCase()));
    const known = [...frequency.keys()];
    // What each asked word can stand for, once for all pages.
    const near = asked.map((word) => new Map(known.map((k) => [k, likeness(word, k)]).filter(([, value]) => value > 0)));
    const value = (set, i) => {
      let best = 0;
      for (const [candidate, score] of near[i]) if (score > best && set.has(candidate)) best = score;
      return best;
    };
    const scored = [];
    for (const page of pages) {
      const rest = asked.reduce((sum, word, i) => sum + value(page.all, i) * weight(word), 0);
      if (!rest) continue;
      let best = { score: 0, text: "" };
      for (const line of page.lines) {
        let score = asked.reduce((sum, word, i) => sum + value(line.words, i) * weight(word), 0);
        const length = [...line.words].reduce((sum, word) => sum + weight(word), 0);
        score /= Math.sqrt(length + 1);
        if (score > best.score) best = { score, text: line.text };
      }
      const id = byId.includes(page) ? 100 : 0;
      const kind = page.entry.kind === "symptom" ? 1.1 : 1;
      scored.push({ ...page.entry, phrase: best.text, score: id + kind * (best.score + 0.25 * rest) });
    }
    return scored.sort((a, b) => b.score - a.score);
  };
}
