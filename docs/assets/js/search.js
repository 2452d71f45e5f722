// The search: which page fits what somebody types, and which pages fit a ticket. No DOM, no network.
import { createReader } from "./search-text.js";
import { train } from "./search-model.js";
import { createRepair } from "./search-typos.js";
import { readTicket, sentences } from "./search-ticket.js";

const LONGEST_QUERY = 400;
const FIX_PENALTY = 0.6;
const NEAR = 1.2; // below this margin over nothing, results are only the nearest

export function createSearch(index) {
  const { pages } = index;
  const reader = createReader(index.vocabulary);
  const documents = pages.flatMap((page, at) =>
    [page.title, ...page.phrasings].map((text, i) => ({ page: at, text, title: i === 0, tokens: reader.read(text) })),
  );
  const model = train(documents, pages.length);
  const repair = createRepair(documents, reader.aliasStems);
  const byId = new Map(pages.map((page, at) => [page.id.toLowerCase(), at]));

  const read = (text, typing) => reader.read(text, (list) => repair(list, typing));

  function result(at, score, document) {
    const { id, kind, url, title, description, devices, todo } = pages[at];
    const matched = document >= 0 ? documents[document] : null;
    return { id, kind, url, title, description, devices, phrase: !matched || matched.title ? "" : matched.text, todo, score };
  }

  function rank(tokens) {
    const { best, linear, known } = model.score(tokens);
    const scored = [];
    if (!known) return { scored, best };
    for (let at = 0; at < pages.length; at += 1) {
      scored.push({ at, score: linear[at] - (pages[at].kind === "fix" ? FIX_PENALTY : 0) });
    }
    scored.sort((a, b) => b.score - a.score || a.at - b.at);
    return { scored, best };
  }

  function search(query, limit = 10) {
    const text = String(query ?? "").slice(0, LONGEST_QUERY);
    const named = [...text.toLowerCase().matchAll(/\b([sf])0*(\d{1,2})\b/g)]
      .map((m) => byId.get(m[1] + m[2].padStart(2, "0")))
      .filter((at) => at !== undefined);
    const { scored, best } = rank(read(text, true));
    const list = [
      ...named.map((at) => result(at, 100, -1)),
      ...scored
        .filter(({ at }) => !named.includes(at))
        .map(({ at, score }) => result(at, score, best[at].document)),
    ].slice(0, limit);
    list.near = list.length > 0 && list[0].score < NEAR;
    return list;
  }

  function triage(text, limit = 3) {
    const ticket = readTicket(String(text ?? ""), reader);
    const totals = new Map();
    const parts = sentences(String(text ?? ""));
    for (const part of parts) {
      const { scored, best } = rank(read(part, false));
      scored.slice(0, 12).forEach(({ at, score }) => {
        const share = Math.exp(Math.min(score, 12) / 2);
        const entry = totals.get(at) ?? { score: 0, document: -1, top: 0 };
        entry.score += share;
        if (best[at].top > entry.top) Object.assign(entry, { top: best[at].top, document: best[at].document });
        totals.set(at, entry);
      });
    }
    const suggestions = [...totals]
      .filter(([at]) => pages[at].kind === "symptom")
      .sort((a, b) => b[1].score - a[1].score || a[0] - b[0])
      .slice(0, limit)
      .map(([at, entry]) => ({ ...result(at, entry.score, entry.document), words: [] }));
    return { suggestions, ...ticket.summary(suggestions[0]) };
  }

  return { search, triage };
}
