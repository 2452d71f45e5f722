// The newest system that a device named in a text can have, where Apple has left its model behind:
// support.apple.com/guide/iphone (and ipad, watch) "models compatible with" each version, and 103260 to 111905 for Macs.
import { findAll } from "./find-all.js";

const NOT_MORE = "(?![.\\d]|\\w| (?:months?|days?|weeks?|years?|hours?|minutes?|times|other|people|contacts)\\b)";
const model = (name) => new RegExp(`\\b${name}${NOT_MORE}`, "gi");
const YEAR = "(?: (?:pro|air|mini))?(?:,? ?\\(?(?:from|of|early|mid|late|retina|13|15|inch|[-\"”])*\\s*)*";

// [system, the newest of it, pattern]
const BOUNDS = [
  ["ios", "12", model("i ?phone (?:5 ?s|6(?: ?plus)?)")],
  ["ios", "15", model("i ?phone (?:6 ?s(?: ?plus)?|7(?: ?plus)?|se (?:1|\\(?(?:1st|first)(?: gen\\w*)?\\)?))")],
  ["ios", "16", model("i ?phone (?:8(?: ?plus)?|x)")],
  ["ios", "18", model("i ?phone (?:x ?s(?: ?max)?|x ?r)")],
  ["ios", "12", model("i ?pad (?:air 1|mini [23])")],
  ["ios", "15", model("i ?pad (?:air 2|mini 4)")],
  ["macos", "10.15", model(`(?:mac ?book|imac|mac mini)${YEAR}2012`)],
  ["watchos", "6", model("watch (?:series|s) ?[12]")],
  ["watchos", "8", model("watch (?:series|s) ?3")],
];
// Any model of a device that runs a system, so that a newer one beside it is seen.
const MODELS = {
  ios: /\b(?:i ?phone|i ?pad)s? (?:(?:pro|air|mini|plus|se|x[sr]?)\b|\d{1,2}s?\b)|\b(?:new|other|second|another|both|two|old|work) (?:i ?phone|i ?pad)s?\b|\b1[1-7] (?:pro|plus|mini)\b/gi,
  macos: /\b(?:mac ?book|imac|mac mini)s?[^.!?\n]{0,25}\b20\d\d\b|\bm[1-5]\b|\b(?:new|other|second|another|both|two|old|work) (?:mac ?book|imac|mac|laptop)s?\b/gi,
  watchos: /\bwatch (?:series|s|ultra|se) ?\d*|\b(?:new|other|second|another|both|two|old) (?:apple )?watch(?:es)?\b/gi,
};

// {system: {version, model}} for what the only model of its kind in the text can have at most.
export function boundsIn(text) {
  const found = {};
  for (const [system, version, pattern] of BOUNDS) {
    for (const [name] of findAll(text, pattern)) (found[system] = found[system] || []).push({ version, model: name });
  }
  for (const [system, bounds] of Object.entries(found)) {
    const [first] = bounds;
    const others = (text.match(MODELS[system]) || []).length > bounds.length;
    if (others || bounds.some(({ version }) => version !== first.version)) delete found[system];
    else found[system] = first;
  }
  return found;
}
