// Which versions of systems a text states. Dates, addresses, prices, times and people's names are not versions.
const MAC_NAMES = new Map([
  ["tahoe", "26"], ["sequoia", "15"], ["sonoma", "14"], ["ventura", "13"], ["monterey", "12"], ["big sur", "11"],
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
// What looks like a version and is none: addresses of all kinds, dates, times, prices, sizes.
const OTHERS = [
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
  /\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b(?!\.\d)/g,
  /\b\d{4}[./-]\d{1,2}[./-]\d{1,2}\b/g,
  /\S+@\S+|https?:\S+|www\.\S+/g,
  /[$€£]\s?\d+(?:[.,]\d+)?|\b\d+(?:[.,]\d+)?\s?(?:€|£|%|usd|eur|gbp|dollars?|euros?|pounds?|gb|mb|tb|inch|inches|am|pm|o'?clock|uhr|hours?|h\b|minutes?|percent|times|km|kg)/g,
  /\b(?:at|until|till|by|before|after) \d{1,2}[.:]\d{2}\b/g,
];
const DATE_OF_THREE = /^\d{1,2}\.\d{1,2}\.\d{2}$/;
const NAME_BEFORE = new Set("on under with running run runs using use have has had to from in is was after since my the a new latest macos mac x os update upgrade updated upgraded installed install and or version into called still got via by, macbook imac air pro mini studio".split(" "));
const PLACE_AFTER = /^\W*(?:county|street|road|avenue|hotel|beach|valley|national|lake|capital|blvd|school|clinic|inn)\b/;

const isVersion = (system, text) => {
  const [major, minor] = text.split(".").map(Number);
  if (MAJORS[system].indexOf(major) < 0) return false;
  if (system === "macos" && major === 10) return minor >= 8 && minor <= 15;
  return minor === undefined || minor <= 9;
};
const newer = (a, b) => {
  const [x, y] = [a, b].map((text) => text.split(".").map(Number));
  for (let i = 0; i < 3; i += 1) if ((x[i] || 0) !== (y[i] || 0)) return (x[i] || 0) > (y[i] || 0);
  return false;
};

// `newest`: the newest version of each system. Gives {ios: "17.6.1", macos: "15"}; of several the newest, which is on.
export function versionsIn(text, newest = {}) {
  const found = {};
  const add = (system, version) => {
    if (isVersion(system, version) && (!found[system] || newer(version, found[system]))) found[system] = version;
  };
  const blank = (part) => (DATE_OF_THREE.test(part) && Number(part.split(".")[1]) <= 9 && Number(part.split(".")[2]) <= 9 ? part : part.replace(/./g, "_"));
  const masked = OTHERS.reduce((rest, pattern) => rest.replace(pattern, blank), text.toLowerCase());
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
    if (name && !found[system] && new RegExp(`\\b(?:latest|newest|current) (?:version of )?${name}\\b`).test(masked)) add(system, version);
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
  text.replace(/(^|[^\w.,:$€£#-])(v?)(\d{1,2}(?:\.\d{1,2}){1,2})(?![\w:%€£]|\.\d|,\d)/g, (whole, before, v, version, at) => {
    const start = at + before.length;
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
      if (capital || /^(?:mrs?|ms|dr|prof)\.?$/i.test(before) || PLACE_AFTER.test(masked.slice(at + name.length))) continue;
      const current = found.macos;
      // A number says it more exactly.
      if (!current || (current.split(".")[0] !== version.split(".")[0] && newer(version, current))) add("macos", version);
    }
  }
}
