// What a ticket tells beside its symptom: what was tried already, and where a second problem begins.
import { findAll } from "./find-all.js";

// Deeds that a fix can be about, in the forms in which people report them.
const DEED = "(?:restart|reboot|relaunch|reopen|re-?install|toggl|unpair|re-?pair|updat|upgrad|check|delet|remov|disabl|enabl|unblock|re-?add|renew)(?:ed|d|led|red)|(?:power cycl|verifi|unplugg)ed|re-?set|reset|quit|force[- ]?quit|(?:sign|logg|log)(?:ed|ged)? (?:\\w+ ){0,4}?(?:out|off|in)|(?:turned|switched|put|took|went|set) (?:\\w+ ){0,5}?(?:off|on|out|back|again|through)";
const REPORTED = new RegExp(`\\b(?:i|we|he|she|they|support|you|my \\w+)(?:'ve|’ve|'d)?(?: have| had| did)?(?: already| also| even| then| now| just| both| all)* (?:tried\\b|${DEED})`, "i");
const GOES_ON = new RegExp(`^\\s*(?:and |then |also |already |even |have |i )*(?:tried\\b|(?:${DEED})\\b)`, "i");
// Verbs of what puts a device right, without their endings.
const PUT_RIGHT = "(?:restart|reboot|relaunch|toggl|unpair|re-?pair|re-?install)";
// The same without "I", at the start of a sentence; only what is not also said of messages or of a device: not
// "deleted messages come back", "updated to iOS 26", "signed out every day".
const NETWORK = "(?:vpn|wi-?fi|firewall|bluetooth|private relay|mobile data|cellular)";
const BARE = new RegExp(`^\\W*(?:and |then |also |already |even |just |have |yes |now |tried |so )*(?:did (?:a |the )(?:\\w+ ){0,2}(?:restart|reboot|reset|power cycle)|(?:${PUT_RIGHT}(?:ed|d|led|red)|(?:power cycl|force[- ]?quitt?)(?:ed)?|force quit|re-?set (?:the |my |all |both )?network)\\b|(?:updat|upgrad)ed (?:both|everything|all)\\b|(?:sign|logg)ed (?:\\w+ ){0,4}?(?:out|off) (?=.*\\bin\\b)|(?:turned|switched|put|took) (?:\\w+ ){0,5}?(?:off and (?:back |then )?on|on and off|out and)\\b|(?:turned|switched) off (?:the |my |our )?${NETWORK}|(?:turned|switched) (?:the |my |our )?${NETWORK} off)`, "i");
const PASSIVE = /^\W*(?:the |my |our )?\w+(?:['’]s|['’]ve| has| have)(?: already)? been (?:already )?(?:updated|upgraded|restarted|rebooted)(?: already| too| twice)?\W*$/i;
const WHO_DID = /^(?:i|we|he|she|they|support|you|my \w+)(?:'ve|’ve|'d)?\b(?: have| had| did)?(?: already| also| even| then| now| just| both| all)*(?: tried\b)?(?: to\b)? /i;
const LEADING = /^\W*(?:(?:and|also|already|even|then|just|did|have|i|tried) )+/i;
// What was done to the devices, so that it is no trouble of theirs: "signed out and in again", not "it signed me out".
const REPAIR = new RegExp(`\\b(?:${PUT_RIGHT}(?:ed|d|led|red|ing)|power cycl\\w+|force[- ]?quit\\w*|(?:network )?reset|re-?set (?:\\w+ ){0,2}network|(?:sign|logg)(?:ed|ing) (?:\\w+ ){0,4}?(?:out|off)\\b.*\\b(?:in|again)|off and (?:back |then )?on|on and off)\\b`, "i");
const LIST = /^\W*(?:(?:what|things?) (?:i|we)(?:'ve| have)? )?(?:already )?(?:tried|done|did(?= (?:an?|all|both|everything|network|hard|soft|full)\b|\s*:|\s+(?:so far|already)))(?: so far| already)?\b\W*/i;
const IN_VAIN = /\b(?:(?:did|does|do)(?:n't|nt| not) help|(?:has|have)(?:n't|nt| not) helped|no (?:help|luck|joy|difference|change|success|effect|result)|to no avail|without (?:success|luck|effect)|in vain|changed nothing|nothing changed)\b/i;
const GERUND = /\b(?:restart|reboot|relaunch|reinstall|toggl|sett|resett|sign|logg|turn|switch|updat|delet|unpair|quitt?)ing\b/i;
// "Since I updated": that is when it began. "If I restart": that is what happens then.
const OCCASION = /(?:^|\W)(?:since|when|whenever|after|until|till|before|every time|each time|as soon as|as if|because|if|in order|should|how (?:do|can)|want(?:ed)? to|not tried|haven't|have not|nothing|never)\b/i;
// "Since three days": that is no occasion.
const LATELY = /\b(?:since|until|till|before|after) (?:about |over |almost )?(?:\d+|an?|last|this|yesterday|today|two|three|four|several|many|some|days|weeks|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/gi;
const OFF_THEN_ON = /\boff,? (?:(?:and |then )?waited [^,.]{1,30},? )?(?:and |then )*(?:turned|switched|put|back)(?: it| them)? (?:back )?on\b/i;
const CONTRAST = /\b(?:but|yet|still|however|although|though)\b/i;
const SENTENCE = /[^.!?;\n*]+(?:[.!?;*](?!\s)[^.!?;\n*]*)*[.!?;*]*/g;
// Where more is said than what was put right, or the repair is of what the trouble is about.
const KEPT = /\b(?:not|never|cannot|cant|icloud)\b|n['’]t\b/i;
// "Reset neither", "I updated and now …", and what or who was removed, which is the trouble as a rule.
const NO_DEED = /\b(?:nothing|thought|assumed|will (?:it|that|this)|(?:\w+ed|reset) (?:neither|none))\b|\b(?:updated|upgraded|reset|erased)\b.*\band (?:now|since)\b|\b(?:delet|remov)\w+ (?:\W?\w+\W? ){0,3}?\W?(?:conversations?|chats?|threads?|messages?|texts?|stuff|everything|all|her|him|them)\b/i;
const blank = (part) => " ".repeat(part.length);
// A sentence can end within quotation marks.
const MARK = /([.!?])["”’)]+(?=\s|$)/g;
// Two deeds, unless the second is the other half of the first: "signed out and signed in again".
const NEXT = /[,:]| and (?!(?:then |i )*(?:back|(?:sign|logg)(?:ed|ing) (?:back )?in|(?:re-?)?pair(?:ed|ing)|(?:turn|switch)(?:ed|ing) (?:it |them )?(?:back )?on|put (?:it |them )?back))(?=(?:then |also |i |we |have )*(?:\w+ed|re-?set|quit|took|put|(?:restart|reboot|toggl|resett|sign|turn|switch|updat|unpair)ing)\b)| also (?=(?:i |we )?(?:\w+ed|restart|reboot|re-?set)\b)|\bthen\b/i;

// What is restarted as a whole: "restarted my MacBook twice already".
const RESTARTED = /^(re-?start(?:ed)?) (?:(?:(?:the|my|his|her|their|our|both|all)(?: of)? )*(?:it|them|everything|both|all|mac(?: ?book)?(?: pro| air| mini)?s?|imacs?|computers?|laptops?|machines?|devices)(?: of them| all)?)?(?: ?\b(?:once|twice|again|already|too|\d+ times|(?:several|many|a few) times))*$/i;
// As the fix says it: what "it" is, and out of what.
const asFix = (deed) => deed
  .replace(/^(?:the |my |our )?(\w+)(?:['’]s|['’]ve| has| have)(?: already)? been (?:already )?(\w+)(?: already| too| twice)?\W*$/i, "$2 the $1")
  .replace(/\b((?:un|re-?)pair(?:ed|ing)?) it\b/i, "$1 the watch")
  .replace(/ & /g, " and ")
  .replace(/^((?:sign|logg)(?:ed|ing)? (?:out|off))(?= and|$)/i, "$1 of Messages")
  .replace(/\b(?:reboot(?:ed|ing)|restarting) /i, "restarted ")
  .replace(RESTARTED, "$1 the devices");

// {deeds, rest}: the parts of a text that report what was done about the trouble, without the words before them, and
// the text without those that only tell how a device was put right.
export function told(text) {
  const found = [];
  let rest = text;
  for (const sentence of text.replace(MARK, "$1").match(SENTENCE) || []) {
    if (/\?\s*$/.test(sentence)) continue;
    const [start] = sentence.replace(OFF_THEN_ON, "off and on").replace(/^\W*(?:but|still|however)\b/i, "").split(CONTRAST);
    const list = LIST.test(start) && !OCCASION.test(start);
    let telling = list || (IN_VAIN.test(sentence) && GERUND.test(start));
    for (const part of start.replace(LIST, "").split(NEXT)) {
      const said = part.replace(IN_VAIN, blank).replace(LATELY, blank);
      const deed = said.match(REPORTED) || said.match(BARE) || said.match(PASSIVE) || (telling && (said.match(GOES_ON) || said.match(GERUND)));
      const occasion = OCCASION.test(deed ? said.slice(0, deed.index + deed[0].length) : said);
      telling = list || (!occasion && (telling || Boolean(deed)));
      if (occasion || !(deed || list)) continue;
      const at = deed ? deed.index : 0;
      const bare = said.slice(at).replace(WHO_DID, "").replace(LEADING, "").replace(/\s+/g, " ").replace(/[.!;*\s]+$/, "").trim();
      if (bare.length < 4 || NO_DEED.test(said)) continue;
      found.push(asFix(bare));
      if (deed && REPAIR.test(said) && !KEPT.test(said)) rest = rest.replace(part, part.slice(0, at));
    }
  }
  return { deeds: found.slice(0, 12), rest };
}

// How another problem is announced: by its number, at the start of a sentence, or within one.
const SECOND = new RegExp([
  "(?:^|\\s)(?:2|ii|b)[).:]\\s",
  "(?:^|[.!?;\\n]\\s*)(?:and |oh,? |ps:? |p\\.s\\. )*(?:second(?:ly)?[,:]|second (?:problem|issue|thing|question)\\b|(?:also|plus|besides|moreover|furthermore|in addition|additionally|apart from that|on top of (?:that|it)|by the way|btw|while i['’]m at it|what['’]s more|another (?:thing|problem|issue|question)|one more thing|(?:the|a|my|our) (?:second|other|different|next) (?:one|problem|issue|thing|question))\\b)",
  "(?:^|[.!?;\\n]\\s*)(?:ps|p\\.s)\\b[.:,]?\\s",
  "(?:\\band|,) (?:one more thing|by the way|btw|on top of (?:that|it)|besides that|(?:another|a second) (?:problem|issue|thing))\\b",
].join("|"), "gi");
const ITEM = /^[ \t]*[-–—•*][ \t]+/gm;
const FEWEST = 5; // words
const MOST = 6;

// A text in two, before and from where another problem is announced, for each place where that can be.
export function halves(text) {
  const found = [];
  const items = findAll(text, ITEM);
  // A list of more than two tells of devices, or of what was tried.
  const listed = items.length === 2 ? [[text.slice(items[0].index, items[1].index), text.slice(items[1].index)]] : [];
  for (const two of [...listed, ...findAll(text, SECOND).map(({ index }) => [text.slice(0, index), text.slice(index)])]) {
    if (two.every((half) => half.split(/\s+/).length >= FEWEST)) found.push(two);
  }
  return found.slice(0, MOST);
}
