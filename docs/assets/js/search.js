// The search: which page fits what somebody types. No DOM, no network.
import { features, meantBy } from "./search-features.js";
import { readIndex, readPhrasings } from "./search-index-read.js";
import { createScorer } from "./search-learnt.js";
import { createMeaning } from "./search-meaning.js";
import { languageOf } from "./language.js";
import { sureness } from "./search-sureness.js";
import { createReader, named, plainWords } from "./search-text.js";
import { createRepair } from "./search-typos.js";
import { slices } from "./slices.js";

const LONGEST_QUERY = 400;
// Whoever names a trouble wants its page, and whoever names a procedure names it clearly.
const BEHIND = { symptom: 0, fix: 0.6, reference: 2.5 };
// Only whoever asks where something is wants a list.
const ASKS_WHERE = /\b(?:where(?:'s|s| is| are| do (?:i|you|we)| can (?:i|we)| to| did apple)|(?:which|what) (?:menu|settings?|screen)|(?:path|way|get) to|location of|find the (?:setting|switch|option|menu))\b/i;
const MEANING = 1; // how much what the words mean counts beside the words themselves
const MOSTLY = 6; // how much more it says for the best page of most questions than for none of them
// Of questions about messages, 98 of 100 are above the first and 95 above the second.
const ANY = 0;
const FITS = 1.2;

// The first part answers; `extend` takes the second, after which it answers better and says why.
export async function createSearch(index) {
  const pause = slices();
  const { pages, vocabulary } = readIndex(index);
  const reader = await createReader(named(vocabulary), pause);
  // The last place is not a page, but all that no page is about.
  const size = pages.length + 1;
  const scorer = createScorer(index.learnt, size);
  await scorer.add(index.learnt.first, pause);
  const byNumber = new Map(pages.map(({ id }, at) => [numberOf(id), at]));
  let repair = (list) => list;
  let meaning = null;
  let phrase = () => "";

  // Raises RangeError for a second part that was cut or does not belong to the first; then all stays as it was.
  async function extend({ of, learnt, meaning: learntMeaning, phrasings }) {
    if (of !== index.learnt.of) throw new RangeError("the two parts of the search are not of one version");
    const rest = slices();
    const words = await createMeaning(learntMeaning, size, rest);
    const mend = await createRepair(words.words.map((word) => [word, 2 ** words.often(word) / 2]), reader.aliasStems, rest);
    const tell = createPhrases(pages, readPhrasings(phrasings), words);
    await scorer.add(learnt, rest);
    [meaning, repair, phrase] = [words, mend, tell];
  }

  function read(text, typing) {
    const tokens = reader.read(text, (list) => repair(list, typing));
    const plain = plainWords(text);
    const said = features(tokens, plain);
    return { tokens, plain, features: said, meant: meantBy(said, repair(plain, typing)), wantsList: ASKS_WHERE.test(text) };
  }

  const result = (at, score, plain) => ({ ...pages[at], phrase: phrase(at, plain), score });

  function rank(text) {
    const { scores, share } = scorer.score(text.features);
    const scored = [];
    if (!share) return { scored, share, sure: -Infinity };
    const meant = meaning && meaning.scores(text.meant);
    const said = (at) => scores[at] + (meant ? MEANING * meant[at] : 0);
    for (let at = 0; at < pages.length; at += 1) {
      const behind = text.wantsList && pages[at].kind === "reference" ? 0 : BEHIND[pages[at].kind];
      scored.push({ at, score: said(at) + index.learnt.often[at] / 100 - behind });
    }
    scored.sort((a, b) => b.score - a.score || a.at - b.at);
    const best = scored[0];
    // Without the second part: as if the meaning were as near as it mostly is, and all words were known.
    const seen = meant
      ? { score: best.score, share, elsewhere: said(pages.length) }
      : { score: best.score + MEANING * MOSTLY, share: 1, elsewhere: scores[pages.length] };
    const sure = sureness(seen, text);
    return { scored, share, sure };
  }

  function search(query, limit = 10) {
    const text = String(query || "").slice(0, LONGEST_QUERY);
    const named = (text.match(/\b[sf]\d{1,3}\b/gi) || []).map((name) => byNumber.get(numberOf(name))).filter((at) => at !== undefined);
    const question = read(text, true);
    const { scored, sure: about } = rank(question);
    const list = [
      ...named.map((at) => ({ ...result(at, 100, []) })),
      ...scored.filter(({ at }) => named.indexOf(at) < 0).slice(0, limit).map(({ at, score }) => result(at, score, question.plain)),
    ].slice(0, limit);
    const language = named.length ? "" : languageOf(text);
    const sure = language ? -Infinity : about;
    const state = named.length || sure > FITS ? "found" : sure > ANY ? "unsure" : "none";
    return { state, language, results: language ? [] : list };
  }

  // Which pages fit a ticket. Whoever only searches need not load it.
  async function triage(text, limit = 3) {
    const { createTriage } = await import("./triage-engine.js");
    return createTriage({ index, pages, reader, scorer, read, rank, result })(text, limit);
  }

  return { search, triage, extend };
}

// "s007" and "S7" as "S7"; an id of any length.
const numberOf = (id) => id && id[0].toUpperCase() + Number(id.slice(1));

// The way to say it that is nearest to a text, for each page; the rarer a word, the more it counts.
function createPhrases(pages, phrasings, { often }) {
  const kept = new Map();
  const weigh = (word) => 1 / (1 + often(word)) ** 2;

  function waysOf(at) {
    if (!kept.has(at)) {
      // Where the title says it best, nothing stands below it.
      kept.set(at, ["", ...phrasings[at]()].map((text) => {
        const words = new Set(plainWords(text || pages[at].title));
        let size = 0;
        words.forEach((word) => { size += weigh(word); });
        return { text, words, size: Math.sqrt(size) };
      }));
    }
    return kept.get(at);
  }

  return (at, plain) => {
    const wanted = new Set(plain);
    let best = "";
    let most = 0;
    for (const { text, words, size } of waysOf(at)) {
      let same = 0;
      wanted.forEach((word) => { if (words.has(word)) same += weigh(word); });
      if (same / size > most) [best, most] = [text, same / size];
    }
    return best;
  };
}
