// Triage: which pages fit a ticket, and what else it says. No DOM, no network.
import { languageOf } from "./language.js";
import { hasEnded } from "./search-ended.js";
import { isContent } from "./search-features.js";
import { mailsIn } from "./search-mail.js";
import { readTicket, sentences } from "./search-ticket.js";
import { halves, told } from "./search-told.js";
import { namesMessages } from "./search-sureness.js";
import { slices } from "./slices.js";

const LONGEST_PASTE = 20000; // characters
const SPEAKING = 12; // pages that a sentence can speak for
const TEMPER = 5; // the higher, the more the weaker sentences count
const SUREST = 20; // a score above it says no more
const SPREAD = 8; // the higher, the more the pages behind a sentence's best one count
const MOST_WORDS = 6;
// Below it, what comes in is thanks, or about something else.
const ABOUT = 2;
const HALF = 1.2; // the same of each of two problems: the ticket is about messages already
const SURELY = 3.7; // below it, nothing is sure
const PLAINLY = 6.7; // above it, it need not name messages to be sure
const AHEAD = 2.4; // times as much as the second page: then 95 of 100 tickets have the right page first
const DONE = 9; // the score of a fix from which on a deed is that fix
const NEARLY = 9; // and how far the best page of all may stand above it
const ENOUGH = 5; // words that a ticket has at least, to be sure
const LEAST = 3; // and to be answered
const POINTING = 40; // words that only point at another mail, at most
const MOST_MAILS = 4; // of those before it
// "WhatsApp is fine there" says that it is not about WhatsApp.
const CLAUSE = /([,.;!?\n]+\s*|\s+(?:but|while|whereas|although)\s+)/i;
const FINE = /\b(?:works?|working|fine|ok|okay|good|perfect(?:ly)?|no (?:problems?|trouble)|normal(?:ly)?|gets? (?:its|it|them|everything|all))\b/i;
const NOT = /\b(?:not|never|only|cannot|cant|dont|doesnt|until|when|if)\b|n['’]t\b/i;

// How many different words a text has.
const words = ({ plain }) => new Set(plain).size;

// Gives a function that reads a ticket; what it is given are the parts of a search.
export function createTriage({ index, pages, reader, scorer, read, rank, result }) {
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
    for (const deed of told(text).deeds) {
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
      for (const half of two) judged.push(await judge(told(half).rest, limit, rest));
      const plain = judged.every(({ about, whole, suggestions }) => about > HALF && words(whole) >= ENOUGH && suggestions.length);
      const [one, other] = judged.map(({ suggestions }) => suggestions);
      if (plain && one[0].id !== other[0].id && !one.slice(0, 2).some(({ id }) => id === other[0].id)) return [one, other];
    }
    return null;
  }

  // A text without the clauses in which another app is only said to do well.
  function withoutOtherApps(text) {
    const isPraise = (clause) => FINE.test(clause) && !NOT.test(clause) && reader.read(clause).some(({ concepts }) => concepts.includes("other-app"));
    return text.split(CLAUSE).map((clause, at) => (at % 2 || !isPraise(clause) ? clause : "")).join("");
  }

  // What was done already, and what does well, is no trouble: it speaks only where there is nothing else.
  async function judgeTrouble(text, limit, rest) {
    const trouble = withoutOtherApps(told(text).rest);
    const judged = await judge(trouble, limit, rest);
    return trouble === text || (judged.about > ABOUT && words(judged.whole) >= ENOUGH) ? judged : judge(text, limit, rest);
  }

  // The mail that speaks: what was written now, or, where that only points at it ("please help her", "still the same"),
  // the first of those before it that is about messages, which is the customer's own.
  async function speaking({ now, before, handedOn }, ended, limit, rest) {
    const judged = await judgeTrouble(now, limit, rest);
    const silent = judged.about < ABOUT || words(judged.whole) < LEAST;
    if (ended || !silent || words(judged.whole) > POINTING || languageOf(now)) return { ...judged, text: now };
    for (const mail of before.slice(-MOST_MAILS).reverse()) {
      const other = await judgeTrouble(mail, limit, rest);
      if (other.about > ABOUT && words(other.whole) >= LEAST && !languageOf(other.all)) {
        return { ...other, text: mail, answered: !handedOn };
      }
    }
    return { ...judged, text: now };
  }

  return async function triage(text, limit) {
    const rest = slices();
    const mails = mailsIn(String(text || "").slice(0, LONGEST_PASTE));
    const ended = hasEnded(mails.now, !mails.handedOn);
    const { suggestions, about, whole, all, text: read, answered } = await speaking(mails, ended, limit, rest);
    const said = read === mails.now ? read : `${read}\n${mails.now}`;
    const ticket = readTicket(said, reader, index);
    const language = languageOf(all);
    const [first, second] = suggestions;
    const speaks = !ended && !language && first && words(whole) >= LEAST;
    // Each of two problems can be plain where both in one breath are not.
    const groups = speaks ? await groupsIn(read, limit, rest) : null;
    if (!speaks || (about < ABOUT && !groups)) return { state: "none", language, suggestions: [], tried: [], about, read, ...ticket.summary([]) };
    const plain = about > PLAINLY || (about > SURELY && namesMessages(whole));
    const ahead = !answered && plain && words(whole) >= ENOUGH && (!second || first.score > AHEAD * second.score);
    const state = ahead ? "sure" : "ask";
    const likely = groups ? groups.map(([best]) => best) : state === "sure" ? [first] : suggestions;
    return { state, language, suggestions, tried: triedIn(said), ...(groups ? { groups } : {}), about, read, ...ticket.summary(likely) };
  };
}
