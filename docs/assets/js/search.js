// The search: which page fits what somebody types, and which pages fit a ticket. No DOM, no network.
import { createReader } from "./search-text.js";
import { readIndex } from "./search-index-read.js";
import { train } from "./search-model.js";
import { createRepair } from "./search-typos.js";
import { readTicket, sentences } from "./search-ticket.js";
import { slices } from "./slices.js";

const LONGEST_QUERY = 400;
// Whoever names a trouble wants its page, and whoever names a procedure names it clearly.
const BEHIND = { symptom: 0, fix: 0.6, reference: 1.5 };
const LIKE = 5; // what the likeness of the best phrasing, 0 to 1, adds to the model's score
const SPEAKING = 12; // pages that a sentence can speak for
const TEMPER = 3; // the higher, the more the weaker sentences count
const SUREST = 14; // a score above it says no more
const SPREAD = 6; // the higher, the more the pages behind a sentence's best one count
const MOST_WORDS = 6;
const NEAR = 6.4; // 98 of 100 questions about messages score more

export async function createSearch(index) {
  const pause = slices();
  const { pages, vocabulary } = await readIndex(index, pause);
  const reader = await createReader(vocabulary, pause);
  const documents = [];
  for (const [at, page] of pages.entries()) {
    for (const [i, text] of [page.title, ...page.phrasings].entries()) {
      documents.push({ page: at, text, title: i === 0, tokens: reader.read(text) });
      await pause();
    }
  }
  const model = await train(documents, pages.length, pause);
  const repair = await createRepair(documents, reader.aliasStems, pause);
  const byId = new Map(pages.map((page, at) => [page.id.toLowerCase(), at]));

  const read = (text, typing) => reader.read(text, (list) => repair(list, typing));

  function result(at, score, document) {
    const { id, kind, url, title, description, devices, todo } = pages[at];
    const matched = document >= 0 ? documents[document] : null;
    return { id, kind, url, title, description, devices, phrase: !matched || matched.title ? "" : matched.text, todo, score };
  }

  function rank(tokens) {
    const { best, linear, share } = model.score(tokens);
    const scored = [];
    if (!share) return { scored, best, share };
    for (let at = 0; at < pages.length; at += 1) {
      scored.push({ at, score: linear[at] + LIKE * best[at].top - BEHIND[pages[at].kind] });
    }
    scored.sort((a, b) => b.score - a.score || a.at - b.at);
    return { scored, best, share };
  }

  function search(query, limit = 10) {
    const text = String(query || "").slice(0, LONGEST_QUERY);
    const named = (text.toLowerCase().match(/\b[sf]0*\d{1,2}\b/g) || [])
      .map((name) => byId.get(name[0] + name.slice(1).padStart(2, "0").slice(-2)))
      .filter((at) => at !== undefined);
    const { scored, best, share } = rank(read(text, true));
    const list = [
      ...named.map((at) => result(at, 100, -1)),
      ...scored
        .filter(({ at }) => !named.includes(at))
        .map(({ at, score }) => result(at, score, best[at].document)),
    ].slice(0, limit);
    list.near = !named.length && list.length > 0 && list[0].score * share < NEAR;
    return list;
  }

  async function triage(text, limit = 3) {
    const rest = slices();
    const ticket = readTicket(String(text || ""), reader, index.systemOf);
    const totals = new Map();
    const single = sentences(String(text || ""));
    const all = single.join(". ");
    const whole = read(all, false);
    const pairs = single.slice(1).map((part, i) => `${single[i]}, ${part}`);
    // A ticket says it once in many words, so each sentence speaks, each with the next, and all together.
    for (const part of new Set([...single, ...pairs, all])) {
      await rest();
      const { scored, best, share: aboutness } = rank(part === all ? whole : read(part, false));
      for (const { at, score } of scored.slice(0, SPEAKING)) {
        // A sentence counts by how sure it is, and for its best page most.
        const behind = scored[0].score - score;
        const weight = Math.exp(Math.min(score * aboutness, SUREST) / TEMPER - behind / SPREAD);
        const entry = totals.get(at) || { score: 0, document: -1, top: 0 };
        entry.score += weight;
        if (best[at].top > entry.top) Object.assign(entry, { top: best[at].top, document: best[at].document });
        totals.set(at, entry);
      }
    }
    const suggestions = [...totals]
      .filter(([at]) => pages[at].kind === "symptom")
      .sort((a, b) => b[1].score - a[1].score || a[0] - b[0])
      .slice(0, limit)
      .map(([at, { score, document }]) => ({
        ...result(at, score, document),
        words: model.telling(whole, at).slice(0, MOST_WORDS),
      }));
    return { suggestions, ...ticket.summary(suggestions[0]) };
  }

  return { search, triage };
}
