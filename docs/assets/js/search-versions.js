// Which versions of systems a text states. People's names are not versions, nor is what search-no-versions.js knows.
import { findAll } from "./find-all.js";
import { KINDS_OF_MAC } from "./search-models.js";
import { withoutOthers } from "./search-no-versions.js";

const MAC_NAMES = new Map([
  ["golden gate", "27"], ["tahoe", "26"], ["sequoia", "15"], ["sonoma", "14"], ["ventura", "13"], ["monterey", "12"], ["big sur", "11"],
  ["catalina", "10.15"], ["mojave", "10.14"], ["high sierra", "10.13"], ["sierra", "10.12"], ["el capitan", "10.11"],
  ["yosemite", "10.10"], ["mavericks", "10.9"], ["mountain lion", "10.8"],
]);
// Majors that a system had. 10 is macOS with a second number, else iOS.
const MAJORS = {
  ios: [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 26, 27],
  macos: [10, 11, 12, 13, 14, 15, 26, 27],
  watchos: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 26, 27],
};
const OWNERS = [
  ["watchos", /\b(?:apple ?watch|watch|watchos|watch os)\b/g],
  ["macos", /\b(?:mac|macs|macbook|imac|mac ?os|macos|os x|osx|laptop|computer|desktop)\b/g],
  ["ios", /\b(?:iphone|iphones|ipad|ipads|phone|ios|ipados|ipad os|mobile|handset|tablet)\b/g],
];
const EXPLICIT = [
  ["watchos", /\bwatch ?os\W{0,3}(?:version|v)?\W{0,2}(\d{1,2}(?:\.\d{1,2}){0,2})/g],
  ["ios", /\b(?:ios|ipad ?os)\W{0,3}(?:version|v)?\W{0,2}(\d{1,2}(?:\.\d{1,2}){0,2})/g],
  ["macos", /\b(?:mac ?os(?: x)?|os ?x)\W{0,3}(?:(?:tahoe|sequoia|sonoma|ventura|monterey|big sur|catalina|mojave)\W{0,2})?(?:version|v)?\W{0,2}(\d{1,2}(?:\.\d{1,2}){0,2})/g],
];
// With the number of its own behind or before it, a name is of macOS, whoever it may be called after.
const WITH_NAME = [].concat(
  ...[...MAC_NAMES].map(([name, version]) => {
    const number = `(${version.replace(".", "\\.")}${version.indexOf(".") < 0 ? "(?:\\.\\d{1,2}){1,2}" : "(?:\\.\\d{1,2})?"})(?![\\d])`;
    return [new RegExp(`\\b${name}\\W{0,3}(?:version |v)?${number}`, "g"), new RegExp(`\\b${number}\\W{0,2}(?:\\(\\w+\\))?\\W{0,2}${name}\\b`, "g")];
  }),
);
const NUMBER = /(^|[^\w.,:$€£#-])(v?)(\d{1,2}(?:\.\d{1,2}){1,2}|1[1-8]|2[67])(?![\w%€£]|[.:,]\d)/g;
const NEAR = 45; // characters between a version and the device that it is of
const ANOTHER = 15; // and as many more as a device in the next part of a sentence seems farther away
const NAME_BEFORE = new Set("on under with running run runs using use have has had to from in is was after since my the a new latest macos mac x os update upgrade updated upgraded installed install and or version into called still got via by, macbook imac air pro mini studio".split(" "));
const PLACE_AFTER = /^(?:\W*(?:county|street|road|avenue|hotel|beach|valley|national|lake|capital|blvd|school|clinic|inn|bridge|park|vista|madre|leone|club|california|calif|ca|nevada)\b|['’]s (?:i?phone|ipad|mac|macbook|laptop|watch|messages?|texts?|number|name)\b)/;
const PLACE_BEFORE = /\b(?:in|near|through|across|over) the\s+$/;
const PERSON_BEFORE = /\b(?:cheers|sincerely|mrs?|ms|dr|prof|son|daughter|wife|husband|partner|friend|sister|brother|mother|mum|mom|father|dad|aunt|uncle|cousin|niece|nephew|boss|colleague|named|name is|name['’]s|i am|i['’]m|dear|hi|hello|regards|thanks)[.,]?\s+$/i;
// As it is said and typed: "iOS 18 point 2", "eighteen point three", "iOS 17,6", "iOS 18_5", "watchOS ten".
const NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen".split(" ");
const SPOKEN = `(?:${NUMBERS.join("|")}|twenty[- ]six|twenty[- ]seven)`;
const figure = (word) => (/^twenty/i.test(word) ? (/six/i.test(word) ? 26 : 27) : NUMBERS.indexOf(word.toLowerCase()));
const IN_PARTS = new RegExp(`\\b(?:\\d{1,2}|${SPOKEN})(?: (?:point|dot) (?:\\d{1,2}|${SPOKEN})\\b){1,2}`, "gi");
const SPOKEN_MAJOR = new RegExp(`\\b((?:i|ipad|mac|watch) ?os (?:version )?)(${SPOKEN})\\b`, "gi");
const figures = (text) =>
  text
    // What every browser on a Mac says of itself, whichever version it runs on.
    .replace(/\b10_15_7\b/g, "")
    .replace(/(\d)_(?=\d)/g, "$1.")
    .replace(/_/g, " ")
    // "At one point two people": no system begins with one to four in words.
    .replace(IN_PARTS, (whole) => (/^(?:zero|one|two|three|four)\b/i.test(whole) ? whole : whole.replace(/ (?:point|dot) /gi, ".").replace(/[a-z]+(?:[- ]s(?:ix|even))?/gi, figure)))
    .replace(SPOKEN_MAJOR, (whole, name, word) => (figure(word) > 4 ? `${name}${figure(word)}` : whole))
    .replace(/(os (?:version )?\d{1,2}),(?=\d\b)/gi, "$1.");

const isVersion = (system, text) => {
  const [major, minor] = text.split(".").map(Number);
  if (MAJORS[system].indexOf(major) < 0 || /\.0\d/.test(text)) return false;
  if (system === "macos" && major === 10) return minor >= 8 && minor <= 15;
  return minor === undefined || minor <= 9;
};
const newer = (a, b) => {
  const [x, y] = [a, b].map((text) => text.split(".").map(Number));
  for (let i = 0; i < 3; i += 1) if ((x[i] || 0) !== (y[i] || 0)) return (x[i] || 0) > (y[i] || 0);
  return false;
};

const pieceAt = (text, at, ends) => {
  let [start, end] = [0, text.length];
  for (const { index, 0: mark } of findAll(text, ends)) {
    if (index < at) start = index + mark.length;
    else if (end > index) end = index;
  }
  return text.slice(start, end);
};
const sentenceAt = (text, at) => pieceAt(text, at, /[.!?;\n]\s|\n/g);

// Two Macs in one text, unless one of them changed, and what tells which of them is in trouble.
const TWO_MACS = /\b(?:two|both|other|second|another|old|new|work) (?:macs?|macbooks?|imacs?|computers?)\b/i;
const CHANGED = /\b(?:updat|upgrad|downgrad)\w*|\b(?:was|were) on\b/i;
const CLAUSE_END = /[.!?;\n]\s|\n|\b(?:but|while|whereas|yet)\b|, (?=(?:and )?(?:(?:the|my|our) |i?mac))/gi;
const LACKS = /n['’]t\b|\b(?:not|no|nothing|none|never|only|missing|lacks?|stop(?:s|ped)?|without|silent|empty|dont|doesnt|cant|wont)\b/i;

// Of two Macs with a version each, what the one in trouble has; nothing where that is not to be told.
function inTrouble(said, text) {
  const major = ({ version }) => version.replace(/^(10\.\d+|\d+).*/, "$1");
  const isTwo = TWO_MACS.test(text) || KINDS_OF_MAC.filter((kind) => kind.test(text)).length > 1;
  if (!isTwo || CHANGED.test(text) || new Set(said.map(major)).size < 2) return said;
  const isOne = (some) => new Set(some.map(major)).size === 1;
  const whereIn = (pattern) => said.filter(({ at }) => pattern.test(pieceAt(text, at, CLAUSE_END)));
  const lacking = KINDS_OF_MAC.filter((kind) => text.split(CLAUSE_END).some((clause) => LACKS.test(clause) && kind.test(clause)));
  return [whereIn(LACKS), lacking.length === 1 ? whereIn(lacking[0]) : []].find(isOne) || [];
}

// `newest`: the newest version of each system. Gives {ios: "17.6.1", macos: "15"}; of several the newest, which is on.
export function versionsIn(given, newest = {}) {
  const said = [];
  const add = (system, version, at) => {
    if (isVersion(system, version)) said.push({ system, version, at });
  };
  const text = figures(given);
  const masked = withoutOthers(text);
  let rest = masked;
  // What has an owner is blanked, and the owner stays for what follows: "iOS 18.5 to 26.1".
  const take = (system, pattern) => {
    rest = rest.replace(pattern, (whole, version, at) => {
      add(system, version, at);
      return whole.replace(version, "_".repeat(version.length));
    });
  };
  for (const [system, pattern] of EXPLICIT) take(system, pattern);
  for (const pattern of WITH_NAME) take("macos", pattern);
  for (const [system, version] of Object.entries(newest)) {
    const name = { ios: "(?:ios|ipados)", macos: "mac ?os", watchos: "watch ?os" }[system];
    const isStated = said.some((each) => each.system === system);
    const latest = name && !isStated && masked.match(new RegExp(`(\\bnot (?:on |have )?the )?\\b(?:latest|newest|current) (?:version of )?${name}\\b`));
    if (latest && !latest[1]) add(system, version, latest.index);
  }
  bare(rest, text, add);
  names(text, masked, add);
  const found = {};
  for (const system of Object.keys(MAJORS)) {
    const own = said.filter((each) => each.system === system);
    for (const { version } of system === "macos" ? inTrouble(own, text) : own) {
      const before = found[system];
      // "iOS 26" and then "26.0" are the same, the second told in full.
      if (!before || newer(version, before) || (version.length > before.length && !newer(before, version))) found[system] = version;
    }
  }
  return found;
}

// Where a number without a point is a version: an update led to it, or a device stands on it.
const UPDATED_TO = /\b(?:updat|upgrad)\w*(?: [\w.]+){0,5} to $|\b(?:runs?|running|version) $/;
const DEVICE_ON = /\b(?:i?phone|ipad|mac|macbook|imac|watch)s?(?: \d{1,2})?(?: (?:is|are|now|still|both|already|currently))* on $/;
const NOW_ON = /\b(?:both|all|now|still|stay\w*|(?:i['’]?|i a)m|we are|(?:it|which) is|it['’]s|they are)(?: (?:now|still|already|both))* on $|(?:^|[,;.(]\s*|\b(?:and|but) )now $/;
const FREE_BEHIND = /^\s*(?:$|[.,;:!?)\n]|(?:and|but|or|it|my|the|i|since|with|while|so)\b)/;
const stands = (version, before, after) =>
  (version >= 26 && UPDATED_TO.test(before)) || ((DEVICE_ON.test(before) || (version >= 26 && NOW_ON.test(before))) && FREE_BEHIND.test(after));
// With a point, it can be a day behind one of these, and a score or a price where nobody speaks of systems.
const DAY_BEFORE = /\b(?:since|on|until|till|from|to|by|before|after|dated?|the) $/;
const OF_SYSTEMS = /\b(?:updat|upgrad|install|version|software)\w*/i;
const OLD_IOS = /\b1[678]\.\d/;

// Numbers without the name of a system: of the device that stands nearest, before it rather than after.
function bare(rest, text, add) {
  const owners = [];
  for (const [system, pattern] of OWNERS) {
    for (const { index, 0: word } of findAll(rest, pattern)) owners.push({ system, start: index, end: index + word.length });
  }
  const systems = new Set(owners.map(({ system }) => system));
  for (const match of findAll(rest, NUMBER)) {
    const version = match[3];
    const start = match.index + match[1].length;
    const before = rest.slice(Math.max(0, start - NEAR), start);
    const isWhole = version.indexOf(".") < 0;
    if (isWhole && !stands(version, before, rest.slice(start + version.length))) continue;
    if (/\b(?:both|all|every\w*)\b[^.;\n]*$/.test(before)) systems.forEach((system) => add(system, version, start));
    let best = null;
    for (const { system, start: from, end } of owners) {
      if (!isVersion(system, version)) continue;
      const between = end <= start ? rest.slice(end, start) : rest.slice(start + version.length, from);
      // "26" is of none of several devices that another sentence names.
      if (isWhole && systems.size > 1 && /[.!?;\n]\s/.test(between)) continue;
      // "phone is on 26, mac on 15": what follows has its own.
      const apart = end > start && /[,;.!?\n]|\b(?:and|but)\b/.test(between) ? ANOTHER : 0;
      const distance = end <= start ? start - end : (from - start - version.length) * 1.5 + 4 + apart;
      if (distance >= 0 && distance < NEAR && (!best || distance < best.distance)) best = { system, distance };
    }
    const only = systems.size === 1 ? [...systems][0] : "";
    const major = parseInt(version, 10);
    if (best) add(best.system, version, start);
    else if (only && isVersion(only, version)) add(only, version, start);
    else if (major === 10) add("macos", version, start);
    else if (major >= 16 && major <= 18) add("ios", version, start);
    // Who names no device has a phone; and only iOS went from 18 to 26.
    else if (major >= 26 && (systems.size ? OLD_IOS.test(sentenceAt(text, start)) : isWhole || (OF_SYSTEMS.test(text) && !DAY_BEFORE.test(before)))) add("ios", version, start);
  }
}

// Names of macOS, unless they are of a person or a place: "Maria Sierra", "Dr. Ventura", "Lake Tahoe", "in the Sierra".
function names(text, masked, add) {
  for (const [name, version] of MAC_NAMES) {
    for (let at = masked.indexOf(name); at >= 0; at = masked.indexOf(name, at + 1)) {
      if (/[a-z]/.test(masked[at - 1] || " ") || /[a-z]/.test(masked[at + name.length] || " ")) continue;
      if (name === "sierra" && /high $/.test(masked.slice(0, at))) continue;
      // "Mac. Sierra" is another sentence, "J. Sierra" is a person.
      const before = (text.slice(0, at).match(/(\S+)[\s(]*$/) || ["", ""])[1];
      const capital = /^(?:[A-Z][a-z]*'?|[A-Z]\.)$/.test(before) && !NAME_BEFORE.has(before.toLowerCase());
      const after = masked.slice(at + name.length);
      const place = PLACE_AFTER.test(after) || (PLACE_BEFORE.test(masked.slice(0, at)) && !OF_SYSTEMS.test(after.slice(0, NEAR)));
      if (!capital && !PERSON_BEFORE.test(text.slice(0, at)) && !place) add("macos", version, at);
    }
  }
}
