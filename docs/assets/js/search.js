// The search: which page fits what somebody types, and which pages fit a ticket. No DOM, no network.
import { features, isContent, meantBy } from "./search-features.js";
import { readIndex, readPhrasings } from "./search-index-read.js";
import { createMeaning, createScorer } from "./search-learnt.js";
import { languageOf } from "./language.js";
import { sureness } from "./search-sureness.js";
import { createReader, named, plainWords } from "./search-text.js";
import { mailsIn } from "./search-mail.js";
import { readTicket, sentences } from "./search-ticket.js";
import { deeds, halves } from "./search-told.js";
import { createRepair } from "./search-typos.js";
import { slices } from "./slices.js";

const LONGEST_QUERY = 400;
const LONGEST_PASTE = 20000; // characters
// Whoever names a trouble wants its page, and whoever names a procedure names it clearly.
const BEHIND = { symptom: 0, fix: 0.6, reference: 2.5 };
// Only whoever asks where something is wants a list.
const ASKS_WHERE = /\b(?:where(?:'s|s| is| are| do (?:i|you|we)| can (?:i|we)| to| did apple)|(?:which|what) (?:menu|settings?|screen)|(?:path|way|get) to|location of|find the (?:setting|switch|option|menu))\b/i;
const MEANING = 0.5; // how much what the words mean counts beside the words themselves
const MOSTLY = 6; // what it says for the best page of most questions
const SPEAKING = 12; // pages that a sentence can speak for
const TEMPER = 3; // the higher, the more the weaker sentences count
const SUREST = 14; // a score above it says no more
const SPREAD = 6; // the higher, the more the pages behind a sentence's best one count
const MOST_WORDS = 6;
// Of questions about messages, 98 of 100 are above the first and 95 above the second.
const ANY = 0;
const FITS = 1.25;
// Below it, what comes in is thanks, or about something else.
const ABOUT = 1.25;
const AHEAD = 2.6; // times as much as the second page: then 95 of 100 tickets have the right page first
const DONE = 9; // the score of a fix from which on a deed is that fix
const NEARLY = 4; // and how far the best page of all may stand above it
const ENOUGH = 5; // words that a ticket has at least, to be sure
const LEAST = 3; // and to be answered
const POINTING = 40; // words that only point at another mail, at most
const MOST_MAILS = 4; // of those before it
const SOLVED = /\b(?:(?:works?|working)(?: \w+){0,2} (?:now|again|fine)|(?:is|was|has been|got|all|it['’]s) (?:now )?(?:solved|fixed|resolved|sorted)|no longer needed|(?:did|does|do) the trick|please close)\b/i;

// The first part answers; `extend` takes the second, after which it answers better and says why.
export async function createSearch(index) {
  const pause = slices();
  const { pages, vocabulary } = readIndex(index);
  const reader = await createReader(named(vocabulary), pause);
  // The last place is not a page, but all that no page is about.
  const size = pages.length + 1;
  const scorer = createScorer(index.learnt, size);
  scorer.add(index.learnt.first);
  const byNumber = new Map(pages.map(({ id }, at) => [numberOf(id), at]));
  let repair = (list) => list;
  let meaning = null;
  let phrase = () => "";

  // Raises RangeError for a second part that was cut or does not belong to the first; then all stays as it was.
  async function extend({ of, learnt, meaning: learntMeaning, phrasings }) {
    if (of !== index.learnt.of) throw new RangeError("the two parts of the search are not of one version");
    const rest = slices();
    const words = createMeaning(learntMeaning, size);
    const mend = await createRepair(words.words.map((word) => [word, 2 ** words.often(word) / 2]), reader.aliasStems, rest);
    scorer.add(learnt);
    [meaning, repair, phrase] = [words, mend, createPhrases(pages, readPhrasings(phrasings), words)];
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

  // The words of a text that speak for a page, the strongest first.
  function telling(tokens, page) {
    const found = new Map();
    for (const { word, stem, concepts } of tokens.filter(isContent)) {
      const names = [stem, ...concepts.map((concept) => `#${concept}`)];
      const sum = names.reduce((all, name) => all + scorer.weight(name, page), 0);
      if (sum > 0) found.set(word, Math.max(found.get(word) || 0, sum));
    }
    return [...found].sort((a, b) => b[1] - a[1]).map(([word]) => word).slice(0, MOST_WORDS);
  }

  // How much a ticket's sentences say for each page: a Map by page; `about`, how sure it is that it's about messages at all.
  async function weigh(texts, readPart, rest) {
    const totals = new Map();
    let about = -Infinity;
    for (const text of texts) {
      await rest();
      const said = readPart(text);
      const { scored, share, sure } = rank(said);
      about = Math.max(about, sure);
      for (const { at, score } of scored.slice(0, SPEAKING)) {
        // A sentence counts by how sure it is, and for its best page most.
        const behind = scored[0].score - score;
        const weight = Math.exp(Math.min(score * share, SUREST) / TEMPER - behind / SPREAD);
        totals.set(at, (totals.get(at) || 0) + weight);
      }
    }
    return { totals, about };
  }

  // A ticket says it once in many words, so each sentence speaks, each with the next, and all together.
  async function judge(text, limit, rest) {
    const single = sentences(text);
    const all = single.join(". ");
    const whole = read(all, false);
    const pairs = single.slice(1).map((part, i) => `${single[i]}, ${part}`);
    const readPart = (part) => (part === all ? whole : read(part, false));
    const { totals, about } = await weigh(new Set([...single, ...pairs, all]), readPart, rest);
    const suggestions = [...totals]
      .filter(([at]) => pages[at].kind === "symptom")
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, limit)
      .map(([at, score]) => ({ ...result(at, score, whole.plain), words: telling(whole.tokens, at) }));
    return { suggestions, about, whole, all };
  }

  // The fixes that were tried already, as the ticket tells: {id, words}, each once.
  function triedIn(text) {
    const found = new Map();
    for (const deed of deeds(text)) {
      const said = read(deed, false);
      const { scored } = rank(said);
      const best = scored.find(({ at }) => pages[at].kind === "fix");
      if (!best || best.score < DONE || best.score < scored[0].score - NEARLY) continue;
      const { id } = pages[best.at];
      if (!found.has(id)) found.set(id, { id, words: said.tokens.filter(isContent).map(({ word }) => word) });
    }
    return [...found.values()];
  }

  // Two lists of suggestions if a ticket tells of two problems, each of which is plain by itself; else nothing.
  async function groupsIn(text, limit, rest) {
    for (const two of halves(text)) {
      const judged = [];
      for (const half of two) judged.push(await judge(half, limit, rest));
      const plain = judged.every(({ about, whole, suggestions }) => about > ABOUT && whole.plain.length >= ENOUGH && suggestions.length);
      const [one, other] = judged.map(({ suggestions }) => suggestions);
      if (plain && one[0].id !== other[0].id && !one.slice(0, 2).some(({ id }) => id === other[0].id)) return [one, other];
    }
    return null;
  }

  // The mail that speaks: what was written now, or, where that only points at it ("please help her", "still the same"),
  // the first of those before it that is about messages, which is the customer's own.
  async function speaking({ now, before, handedOn }, limit, rest) {
    const judged = await judge(now, limit, rest);
    const silent = judged.about < ABOUT || judged.whole.plain.length < LEAST;
    if (!silent || SOLVED.test(now) || judged.whole.plain.length > POINTING || languageOf(now)) return { ...judged, text: now };
    for (const mail of before.slice(-MOST_MAILS).reverse()) {
      const other = await judge(mail, limit, rest);
      if (other.about > ABOUT && other.whole.plain.length >= LEAST && !languageOf(other.all)) {
        return { ...other, text: mail, answered: !handedOn };
      }
    }
    return { ...judged, text: now };
  }

  async function triage(text, limit = 3) {
    const rest = slices();
    const mails = mailsIn(String(text || "").slice(0, LONGEST_PASTE));
    const { suggestions, about, whole, all, text: read, answered } = await speaking(mails, limit, rest);
    const said = read === mails.now ? read : `${read}\n${mails.now}`;
    const ticket = readTicket(said, reader, index);
    const language = languageOf(all);
    const [first, second] = suggestions;
    const ahead = first && !answered && whole.plain.length >= ENOUGH && (!second || first.score > AHEAD * second.score);
    const state = language || !first || whole.plain.length < LEAST || about < ABOUT ? "none" : ahead ? "sure" : "ask";
    if (state === "none") return { state, language, suggestions: [], tried: [], about, read, ...ticket.summary([]) };
    const groups = await groupsIn(read, limit, rest);
    const likely = groups ? groups.map(([best]) => best) : state === "sure" ? [first] : suggestions;
    return { state, language, suggestions, tried: triedIn(said), ...(groups ? { groups } : {}), about, read, ...ticket.summary(likely) };
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
