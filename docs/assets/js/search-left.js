// Which systems a ticket says that its writer no longer has, or never had: nobody asks for their versions.
import { findAll } from "./find-all.js";

const ANDROID = "(?:android|samsung|galaxy|pixel|oneplus|xiaomi|huawei|motorola|google phone|fairphone)";
const WENT = new RegExp(`\\b(?:(?:switch|mov|chang|swapp?|convert|migrat|cross)(?:ed|d)(?: over| away)?|went|gone|gave up|given up|left|ditched)\\b[^.!?\\n]{0,50}\\b(?:to|for) (?:(?:an?|my|the|new|google|own) )*${ANDROID}\\b`, "gi");
const OWNS = new RegExp(`\\b(?:(?:i (?:now |only |just )?(?:have|use|own|bought|got)|i(?:['’]ve| have)? always (?:had|used|owned)|i['’]ve (?:got|bought)|i['’]?m (?:now )?on|i am (?:now )?on) (?:(?:an?|the|new|now|only|google) )*${ANDROID}\\b|my (?:(?:new|own|google) )*${ANDROID}(?= (?:phone|tablet|galaxy|gets?|does|has|is|shows?|never|can|can['’]t|won['’]t|doesn['’]t|and|now|since|\\w?\\d+)\\b|[.,;!?]|$))`, "i");
// Whoever else it can be of whom that is told: "my friend went", "she has moved".
const OTHER = /\b(?:she|he|they|who|people|friends?|(?:my|our|her|his|their|a|the|one|another|some) (?!i?phone|number|sim|line)[a-z]+(?: [A-Z]\w+)?)(?:['’]s)?(?: (?:has|have|had|just|recently|now|also))*\s+$/i;
const OWN = /\bmy (?:(?:new|own|other|current) )?(?:iphone|ipad)\b(?! (?:friends?|people|users?|contacts?|family|buddies)\b)|\bi (?:still )?(?:have|use) an (?:iphone|ipad)\b/i;
const CALLED = { ios: "i ?phone", macos: "(?:mac|macbook|imac)", watchos: "(?:apple )?watch" };
const never = (device) => new RegExp(`\\b(?:no longer (?:have|own|use)|(?:don['’]?t|do not) (?:have|own)|have no|own no) (?:(?:an?|any|the|my|our|old) )*${device}s?\\b(?! [a-z]+ (?:on|with)\\b)`, "i");
const neverHad = (device) => new RegExp(`\\bnever (?:had|have|owned|own|used) (?:(?:an?|any|the|my|our) )*${device}s?\\b(?! (?:\\d|problems?|issues?|trouble|do|that|which|act|behave)\\b)`, "gi");
const gone = (device) => new RegExp(`\\b(?:sold|gave away|traded in|lost|returned) (?:(?:an?|the|my|our|old) )*${device}\\b`, "i");
const again = (device) => new RegExp(`\\b(?:new|other|second|another|work|current) ${device}\\b|\\bmy ${device}\\b[^]*\\bmy ${device}\\b`, "i");

// Whether a pattern is found where the writer speaks of herself.
const isOwn = (text, pattern) => findAll(text, pattern).some(({ index }) => !OTHER.test(text.slice(Math.max(0, index - 40), index)));

export function systemsLeft(text) {
  const left = Object.keys(CALLED).filter((system) => {
    const device = CALLED[system];
    return never(device).test(text) || isOwn(text, neverHad(device)) || (gone(device).test(text) && !again(device).test(text));
  });
  if (isOwn(text, WENT) || (OWNS.test(text) && !OWN.test(text))) left.push("ios");
  // An iPad has the same system, unless it is the one that is gone.
  const [hasPad, hasPhone] = [/\bi ?pad\b/i, /\bi? ?phone\b/i].map((device) => device.test(text));
  const soldPad = gone("i ?pad").test(text) && !again("i ?pad").test(text) && !hasPhone;
  return new Set(soldPad ? [...left, "ios"] : left.filter((system) => system !== "ios" || !hasPad));
}
