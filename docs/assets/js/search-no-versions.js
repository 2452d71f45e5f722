// What looks like a version of a system and is none, or is not the one that a device has: it's blanked out.

const DATE_OF_THREE = /^\d{1,2}\.\d{1,2}\.\d{2}$/;
// A number in three parts behind one of these is a version: "iOS 16.7.10".
const BEFORE_VERSION = /(?:os|os x|version|v|tahoe|sequoia|sonoma|ventura|monterey|sur|catalina|mojave|sierra|capitan|yosemite|mavericks)\W{0,3}$/;
// Only a seventh version was repaired ten times, as 16.7.10 was; and a day of 2010 is hardly ever meant.
const LATE_REPAIR = /\.7\.1\d$/;
const SINCE = /\b(?:since|until|till|dated?|bought|born|in)(?: on)? $/;
const COUNTED = "invoice|order|ticket|case|section|page|chapter|room|item|article|paragraph|clause|step|bill|receipt|number|nr|no|flat|apartment|unit|table|figure|floor|reference|ref|score|rating|line|row|bus|gate|channel|lesson|episode|volume";
const PROGRAMS = "whatsapp|telegram|signal|viber|messenger|facebook|instagram|safari|chrome|firefox|edge|office|word|excel|outlook|teams|zoom|itunes|xcode|dropbox|photoshop|airmessage|beeper|android|windows|linux|ubuntu|one ui|app|driver|firmware|bluetooth";
const OTHERS = [
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
  /\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b(?!\.\d)/g,
  /\b\d{4}[./-]\d{1,2}[./-]\d{1,2}\b/g,
  /\S+@\S+|https?:\S+|www\.\S+/g,
  /\+\d[\d .()/-]{6,}/g,
  /[$€£]\s?\d+(?:[.,]\d+)?|\b\d+(?:[.,]\d+)?\s?(?:€|£|%|usd|eur|gbp|dollars?|euros?|pounds?|gb|mb|tb|inch|inches|am|pm|o'?clock|uhr|hours?|h\b|minutes?|percent|times|stars?|km|kg)/g,
  /\b(?:at|around|about|until|till|by|before|after|past) \d{1,2}[.:]\d{2}\b/g,
  /\b\d{1,2}\.\d{2}(?= (?:this|in the|every|each|tonight|today|yesterday|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)/g,
  // "since 15.5." as half of Europe writes a day
  /\b(?:since|until|till) (?:the )?\d{1,2}\.\d{1,2}\.(?=\s+[a-z])/g,
  new RegExp(`\\b(?:${COUNTED})\\.?\\s?(?:no\\.?|number|nr\\.?)?\\s?[:#]?\\s?\\d+(?:\\.\\d+)+`, "g"),
  new RegExp(`\\b(?:${PROGRAMS})\\W{0,2}(?:version|v)?\\W{0,2}\\d+(?:\\.\\d+)*`, "g"),
  // "Messages 14.0 (6101.5)": the build of a system has a letter, that of an app has none
  /\b\d{1,2}(?:\.\d{1,2}){1,2} \(\d{3,}(?:\.\d+)*\)/g,
  /\bmessages (?:app )?(?:version |v)?\d{1,2}\.0(?![.\d])/g,
  // sizes of screens: "the 12.9 iPad Pro", "a 12.9-inch one"
  /\b\d{1,2}[.,]\d-inch\b/g,
  /\b(?:7\.9|8\.3|9\.7|10\.[259]|12\.9|21\.5|23\.5)(?=[ -](?:ipad|macbook|imac)\b)/g,
  /\bipad(?: (?:pro|air|mini))?,? \(?(?:7\.9|8\.3|9\.7|10\.[259]|12\.9)\b/g,
];
const NAMES_OF_MACOS = "tahoe|sequoia|sonoma|ventura|monterey|big sur|catalina|mojave|high sierra|sierra";
const SYSTEM = "(?:ios|ipad ?os|mac ?os(?: x)?|os ?x|watch ?os)";
const WHICH = `(?:${SYSTEM}\\W{0,2})?(?:version )?(?:\\d{1,2}(?:\\.\\d{1,2}){0,2}|${NAMES_OF_MACOS})`;
const SAID_WITH = new RegExp(`\\d|${NAMES_OF_MACOS}`, "g");
// What those have that somebody writes with.
export const OTHERS_HAVE = "\\b(?:friends?|budd(?:y|ies)|senders?|recipients?|neighbou?rs?|people|others) (?:(?:who|that) )?(?:have|has|had|is on|are on|uses?|runs?|got|with)";
// What was on before, and what is not on: "from iOS 26 back to 18.6", "not yet on iOS 26", "should I update to macOS 26".
const LEFT = [
  new RegExp(`\\bfrom ${WHICH}(?= (?:(?:back|down|straight|up) )?to ${WHICH}\\b)`, "g"),
  new RegExp(`(?:\\b(?:not yet(?: on)?|still not on|would|instead of)|(?:(?:\\bnot|n['’]?t|\\bnever|\\b(?:refus|fail)\\w* to|\\bunable to)(?: yet)?|\\b(?:should (?:i|we)|can (?:i|we)|wants? (?:me )?to|before (?:i|we)))(?: (?:want|wanted|going|have|dare|to|yet))* (?:updat|upgrad|install|go|mov)\\w*(?: (?:it|to|my|the|phone|mac|iphone|ipad|macbook)){0,4}) ${WHICH}\\b`, "g"),
  new RegExp(`\\b(?:(?:do|does|did)(?: not|n['’]?t)|never|(?:have|has)(?: not|n['’]?t)) (?:even )?(?:have|want|had|got|run|use|like|trust) (?:the |any |that )?(?:new )?${WHICH}\\b`, "g"),
  new RegExp(`\\b(?:i['’]?m|i am|we['’]re|we are|(?:phone|mac|ipad|macbook|imac|watch)(?: is|['’]s)) not (?:yet )?on (?:the )?${WHICH}\\b`, "g"),
  // "It needs iOS 18 for that"
  new RegExp(`\\b(?:needs?|requires?) (?:at least )?${WHICH}`, "g"),
  new RegExp(`\\b(?:before|until|till) ${WHICH}(?= (?:it|everything|all|this|that|they|messages|texts) (?:was|were|worked|came|did|had)\\b)`, "g"),
  new RegExp(`${OTHERS_HAVE} (?:(?:(?:an?|the) )?(?:iphone|ipad|mac|macbook|phone)s?(?: \\d+)?(?: (?:pro|max|plus))? (?:with|on|running|has) )?${WHICH}\\b`, "g"),
];

// The text in lower case, of the same length, without all that.
export function withoutOthers(text) {
  const lower = text.toLowerCase();
  const blank = (part) => part.replace(/\d/g, "_");
  const unlessNamed = (part, ...rest) => {
    const at = rest.find((value) => typeof value === "number");
    const [, month, last] = part.split(".").map(Number);
    const before = lower.slice(0, at);
    const isLate = LATE_REPAIR.test(part) && !SINCE.test(before);
    const version = DATE_OF_THREE.test(part) && ((month <= 9 && last <= 9) || isLate || BEFORE_VERSION.test(before));
    return version ? part : blank(part);
  };
  const rest = OTHERS.reduce((said, pattern) => said.replace(pattern, unlessNamed), lower);
  // The name of the system stays: it is that of what follows.
  return LEFT.reduce((said, pattern) => said.replace(pattern, (part) => part.replace(SAID_WITH, (word) => "_".repeat(word.length))), rest);
}
