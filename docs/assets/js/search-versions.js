// Which versions of systems a text states. People's names are not versions, nor is what search-no-versions.js knows.
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
const NEAR = 45; // characters between a version and the device that it is of
const NAME_BEFORE = new Set("on under with running run runs using use have has had to from in is was after since my the a new latest macos mac x os update upgrade updated upgraded installed install and or version into called still got via by, macbook imac air pro mini studio".split(" "));
const PLACE_AFTER = /^(?:\W*(?:county|street|road|avenue|hotel|beach|valley|national|lake|capital|blvd|school|clinic|inn|bridge|park|vista|madre|leone|club|california|calif|ca|nevada)\b|['’]s (?:i?phone|ipad|mac|macbook|laptop|watch|messages?|texts?|number|name)\b)/;
const PERSON_BEFORE = /\b(?:mrs?|ms|dr|prof|son|daughter|wife|husband|partner|friend|sister|brother|mother|mum|mom|father|dad|aunt|uncle|cousin|niece|nephew|boss|colleague|named|name is|name['’]s|i am|i['’]m|dear|hi|hello|regards|thanks)[.,]?\s+$/i;
// As it is said and typed: "iOS 18 point 2", "iOS 17,6", "watchOS ten".
const NUMBERS = "five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen".split(" ");
const figures = (text) =>
  text
    .replace(/_/g, " ")
    .replace(/\b((?:i|ipad|mac|watch) ?os (?:version )?)(?:(twenty[- ]s(?:ix|even))|([a-z]+))\b/gi, (whole, name, twenty, word) => {
      const at = NUMBERS.indexOf((word || "").toLowerCase());
      return twenty ? `${name}${/six/i.test(twenty) ? 26 : 27}` : at < 0 ? whole : `${name}${at + 5}`;
    })
    .replace(/(\d) (?:point|dot) (?=\d)/gi, "$1.")
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

// `newest`: the newest version of each system. Gives {ios: "17.6.1", macos: "15"}; of several the newest, which is on.
export function versionsIn(given, newest = {}) {
  const found = {};
  const add = (system, version) => {
    if (isVersion(system, version) && (!found[system] || newer(version, found[system]))) found[system] = version;
  };
  const text = figures(given);
  const masked = withoutOthers(text);
  let rest = masked;
  for (const [system, pattern] of EXPLICIT) {
    rest = rest.replace(pattern, (whole, version) => {
      add(system, version);
      // "iOS 18.5 to 26.1": the owner stays for what follows.
      return whole.slice(0, -version.length) + "_".repeat(version.length);
    });
  }
  for (const [system, version] of Object.entries(newest)) {
    const name = { ios: "(?:ios|ipados)", macos: "mac ?os", watchos: "watch ?os" }[system];
    const latest = name && !found[system] && masked.match(new RegExp(`(\\bnot (?:on |have )?the )?\\b(?:latest|newest|current) (?:version of )?${name}\\b`));
    if (latest && !latest[1]) add(system, version);
  }
  bare(rest, add);
  names(text, masked, add, found);
  return found;
}

// Numbers without the name of a system: of the device that stands nearest, before it rather than after.
function bare(text, add) {
  const owners = [];
  for (const [system, pattern] of OWNERS) {
    text.replace(pattern, (word, ...rest) => {
      owners.push({ system, start: rest[rest.length - 2], end: rest[rest.length - 2] + word.length });
      return word;
    });
  }
  const systems = new Set(owners.map(({ system }) => system));
  // Without a point only where an update led to it, and no device is called so: "updated my phone to 26".
  text.replace(/(^|[^\w.,:$€£#-])(v?)(\d{1,2}(?:\.\d{1,2}){1,2}|2[67])(?![\w%€£]|[.:,]\d)/g, (whole, before, v, version, at) => {
    const start = at + before.length;
    const said = text.slice(Math.max(0, start - NEAR), start);
    if (version.indexOf(".") < 0 && !/\b(?:updat|upgrad)\w*(?: [\w.]+){0,5} to $|\b(?:runs?|running|version) $/.test(said)) return whole;
    if (/\b(?:both|all|every\w*)\b[^.;\n]*$/.test(said)) systems.forEach((system) => add(system, version));
    let best = null;
    for (const { system, start: from, end } of owners) {
      if (!isVersion(system, version)) continue;
      const distance = end <= start ? start - end : (from - start - version.length) * 1.5 + 4;
      if (distance >= 0 && distance < NEAR && (!best || distance < best.distance)) best = { system, distance };
    }
    const only = systems.size === 1 ? [...systems][0] : "";
    const [major] = version.split(".").map(Number);
    if (best) add(best.system, version);
    else if (only && isVersion(only, version)) add(only, version);
    else if (major === 10) add("macos", version);
    else if (major >= 16 && major <= 18) add("ios", version);
    return whole;
  });
}

// Names of macOS, unless they are of a person or a place: "Maria Sierra", "Dr. Ventura", "Lake Tahoe".
function names(text, masked, add, found) {
  for (const [name, version] of MAC_NAMES) {
    for (let at = masked.indexOf(name); at >= 0; at = masked.indexOf(name, at + 1)) {
      if (/[a-z]/.test(masked[at - 1] || " ") || /[a-z]/.test(masked[at + name.length] || " ")) continue;
      if (name === "sierra" && /high $/.test(masked.slice(0, at))) continue;
      const before = (text.slice(0, at).match(/(\S+)[\s(]*$/) || ["", ""])[1];
      const capital = /^[A-Z][a-z]*[.']?$/.test(before) && !NAME_BEFORE.has(before.toLowerCase());
      const after = masked.slice(at + name.length);
      if (capital || PERSON_BEFORE.test(text.slice(0, at)) || PLACE_AFTER.test(after)) continue;
      const current = found.macos;
      const [exact] = [after.match(/^\W{0,3}(?:version |v)?(\d+(?:\.\d+){1,2})/), masked.slice(0, at).match(/(\d+(?:\.\d+){1,2})\W{0,2}(?:\(\w+\))?\W{0,2}$/)].filter((each) => each && each[1].indexOf(version) === 0);
      if (exact) add("macos", exact[1]);
      // A number says it more exactly.
      if (!current || (current.split(".")[0] !== version.split(".")[0] && newer(version, current))) add("macos", version);
    }
  }
}
