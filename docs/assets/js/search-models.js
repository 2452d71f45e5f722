// The newest system that a device named in a text can have, where Apple has left its model behind. Sources, all of them
// Apple's: iPhone, iPad and Apple Watch User Guide, "models compatible with" each version, and its note that iPhones and
// iPads of 2012 and before need iOS 10.3.4 or 9.3.6 for GPS; for Macs "Newest compatible operating system" at support.apple.com/en-us/102869
// (MacBook Air), 108052 (MacBook Pro), 103257 (MacBook), 108054 (iMac), 102852 (Mac mini) and 102887 (Mac Pro).
import { findAll } from "./find-all.js";
import { OTHERS_HAVE } from "./search-no-versions.js";

const NOT_MORE = "(?![.,]?\\d|\\w| (?:months?|days?|weeks?|years?|hours?|minutes?|times|other|people|contacts|messages?|texts?|photos|pictures|new|more)\\b)";
const model = (...names) => new RegExp(`\\b(?:${names.join("|")})${NOT_MORE}`, "gi");

const ORDINALS = ["", "1st|first", "2nd|second", "3rd|third", "4th|fourth", "5th|fifth", "6th|sixth", "7th|seventh"];
const GENERATION = "[ -]?gen(?:eration)?\\b\\)?";
const SIZE = "(?:[- ]?inch|[\"”])?";
const IPAD = "i ?pad";
// An iPad without another name by the numbers of its generations; an iPad Pro by size and by generation or year.
const ipads = (...numbers) =>
  [].concat(...numbers.map((n) => [`${IPAD} ?(?:gen(?:eration)? )?${n}`, `${IPAD},? \\(?(?:${ORDINALS[n]})${GENERATION}`, `(?:${ORDINALS[n]})${GENERATION} ${IPAD}(?! ?(?:air|pro|mini))`]));
const ipadsPro = (...sizes) => [].concat(...sizes.map((size) => [`${IPAD} pro,? \\(?${size}${SIZE}`, `${size}${SIZE} ${IPAD} pro`]));
const LARGE = `(?:${IPAD} pro,? \\(?12[.,]9${SIZE}\\)?|12[.,]9${SIZE} ${IPAD} pro),? \\(?`;

const SET = "(?:[ ,(\"”-]|from|of|early|mid|late|retina|1[1-7]|2[1-7](?:\\.5)?|inch){0,12}";
// A Mac by its kind and years, which stand behind or before it.
const macs = (kind, ...years) => [].concat(...years.map((year) => [`${kind}${SET}${year}`, `${year}(?: (?:retina|1[1-7]|2[1-7](?:\\.5)?)${SIZE})* ${kind}(?! ?(?:air|pro|mini))`]));
const [AIR, PRO, BOOK, IMAC, MINI, TOWER] = ["(?:mac ?book air|mba)", "(?:mac ?book pro|mbp)", "mac ?book", "imac", "mac ?mini", "mac pro"];
// The year alone, where all MacBooks of it end at the same system.
const notebooks = (year) => [].concat(...[BOOK, AIR, PRO].map((kind) => macs(kind, year)));

const WATCH = "(?:apple ?)?watch";
const watches = (...numbers) => numbers.map((n) => `${WATCH} ?(?:series|s) ?${n}|apple ?watch ${n}|series ${n} ${WATCH}`);

// [system, the newest of it, pattern]
const BOUNDS = [
  ["ios", "10", model("i ?phone ?5 ?c?", ...ipads(4))],
  ["ios", "9", model(...ipads(2, 3), `${IPAD} mini (?:1|\\(?(?:${ORDINALS[1]})${GENERATION})`)],
  ["ios", "12", model("i ?phone ?(?:5 ?s|6(?: ?plus)?)", `${IPAD} air (?:1|\\(?(?:${ORDINALS[1]})${GENERATION})`, `(?:original|first) ${IPAD} air`, `${IPAD} mini ?[23]`)],
  ["ios", "15", model("i ?phone ?(?:6 ?s(?: ?plus)?|7(?: ?plus)?)", `i ?phone se,? (?:1|\\(?2016|\\(?(?:${ORDINALS[1]})(?:${GENERATION})?)`, `(?:original|first|1st|(?:${ORDINALS[1]})${GENERATION}) i ?phone se`, `${IPAD} air ?2`, `${IPAD} mini ?4`)],
  ["ios", "16", model("i ?phone ?(?:8(?: ?plus)?|x)", ...ipads(5), ...ipadsPro("9[.,]7", "2016", "2015"), `${LARGE}(?:(?:${ORDINALS[1]})${GENERATION}|2015)`)],
  ["ios", "17", model(...ipads(6), ...ipadsPro("10[.,]5", "2017"), `${LARGE}(?:(?:${ORDINALS[2]})${GENERATION}|2017)`)],
  ["ios", "18", model("i ?phone ?(?:x ?s(?: ?max)?|x ?r)", ...ipads(7))],
  ["macos", "10.13", model(...notebooks("201[01]"), ...macs(IMAC, "201[01]"), ...macs(MINI, "201[01]"))],
  ["macos", "10.14", model(...macs(TOWER, "2010", "2012"))],
  ["macos", "10.15", model(...notebooks("2012"), ...macs(PRO, "early[ -]2013"), ...macs(IMAC, "201[23]"), ...macs(MINI, "2012"))],
  ["macos", "11", model(...notebooks("2014"), ...macs(AIR, "2013"), ...macs(PRO, "late[ -]2013"), ...macs(IMAC, "2014", "mid[ -]2015"))],
  ["macos", "12", model(...notebooks("2016"), ...macs(AIR, "2015", "2017"), ...macs(PRO, "2015"), ...macs(IMAC, "late[ -]2015"), ...macs(MINI, "2014"), ...macs(TOWER, "2013"))],
  ["macos", "13", model(...macs(PRO, "2017"), ...macs(IMAC, "2017"))],
  ["macos", "14", model(...macs(AIR, "201[89]"))],
  ["macos", "15", model(...macs(PRO, "2018"), ...macs(IMAC, "2019"), ...macs(MINI, "2018"), ...macs("imac pro", "2017"), "imac pro")],
  ["watchos", "4", model(`(?:original|(?:${ORDINALS[1]})${GENERATION}) apple ?watch(?! se)`)],
  ["watchos", "6", model(...watches("[12]"))],
  ["watchos", "8", model(...watches(3))],
  ["watchos", "10", model(...watches("[45]"), `${WATCH} se,? (?:1|\\(?(?:${ORDINALS[1]})${GENERATION})`, `(?:original|(?:${ORDINALS[1]})${GENERATION}) ${WATCH} se`)],
];
// Any model of a device that runs a system, so that a newer one beside it is seen.
const MODELS = {
  ios: /\b(?:i ?phone|i ?pad)s? ?(?:(?:pro|air|mini|plus|se|x[sr]?)\b|\(?\d{1,2}(?:s|c|st|nd|rd|th)?\b)|\b(?:new|other|second|another|both|two|old|work) (?:i ?phone|i ?pad)s?\b|\b1[1-7] (?:pro|plus|mini)\b/gi,
  macos: /\b20\d\d (?:mac ?book|imac|mac mini)\b|\b(?:mac ?book|imac|mac mini)s?[^.!?\n]{0,25}\b20\d\d\b|\bm[1-5]\b|\b(?:new|other|second|another|both|two|old|work) (?:mac ?book|imac|mac|laptop)s?\b/gi,
  watchos: /\b(?:apple ?watch (?=\d)|watch (?:series|s|ultra|se)) ?\d*|\b(?:new|other|second|another|both|two|old) (?:apple )?watch(?:es)?\b/gi,
};
export const KINDS_OF_MAC = [/\bimac\b/i, /\b(?:mac ?book|laptop|mbp|mba)\b/i, /\bmac ?mini\b/i, /\bmac studio\b/i, /\bmac pro\b/i];

const OF_OTHERS = new RegExp(`(?:${OTHERS_HAVE} (?:(?:an?|the|his|her|their|old) )*|\\b(?:someone|somebody)(?: else)?['’]s (?:old )?)$`, "i");

// {system: {version, model}} for what the only model of its kind in the text can have at most.
export function boundsIn(text) {
  const found = {};
  for (const [system, version, pattern] of BOUNDS) {
    for (const { 0: name, index } of findAll(text, pattern)) {
      if (!OF_OTHERS.test(text.slice(Math.max(0, index - 40), index))) (found[system] = found[system] || []).push({ version, model: name });
    }
  }
  for (const [system, bounds] of Object.entries(found)) {
    const [first] = bounds;
    const others = (text.match(MODELS[system]) || []).length > bounds.length;
    const kinds = system === "macos" && KINDS_OF_MAC.filter((kind) => kind.test(text)).length > 1;
    if (others || kinds || bounds.some(({ version }) => version !== first.version)) delete found[system];
    else found[system] = first;
  }
  return found;
}
