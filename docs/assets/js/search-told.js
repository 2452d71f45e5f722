// What a ticket tells beside its symptom: what was tried already, and where a second problem begins.
import { findAll } from "./find-all.js";

// Deeds that a fix can be about, in the forms in which people report them.
const DEED = "(?:restart|reboot|relaunch|reopen|re-?install|toggl|unpair|re-?pair|updat|upgrad|check|delet|remov|disabl|enabl|unblock|re-?add|renew)(?:ed|d|led|red)|(?:power cycl|verifi|unplugg)ed|re-?set|reset|quit|force[- ]?quit|(?:sign|logg|log)(?:ed|ged)? (?:\\w+ ){0,4}?(?:out|off|in)|(?:turned|switched|put|took|went|set) (?:\\w+ ){0,5}?(?:off|on|out|back|again|through)";
const REPORTED = new RegExp(`\\b(?:i|we|he|she|they|support|you|my \\w+)(?:'ve|’ve|'d)?(?: have| had| did)?(?: already| also| even| then| now| just| both| all)* (?:tried\\b|${DEED})`, "i");
const GOES_ON = new RegExp(`^\\s*(?:and |then |also |already |even |have |i )*(?:tried\\b|(?:${DEED})\\b)`, "i");
const LIST = /^\W*(?:(?:what|things?) (?:i|we)(?:'ve| have)? )?(?:already )?(?:tried|done|did)(?: so far| already)?\b\W*/i;
const IN_VAIN = /\b(?:(?:did|does|do)(?:n't|nt| not) help|(?:has|have)(?:n't|nt| not) helped|no (?:help|luck|difference|change)|to no avail|without success|in vain|changed nothing|nothing changed)\b/i;
const GERUND = /\b(?:restart|reboot|relaunch|reinstall|toggl|sett|resett|sign|logg|turn|switch|updat|delet|unpair|quitt?)ing\b/i;
// "Since I updated": that is when it began. "If I restart": that is what happens then.
const OCCASION = /(?:^|\W)(?:since|when|whenever|after|until|till|before|every time|each time|as soon as|as if|because|if|in order|should|how (?:do|can)|want(?:ed)? to|not tried|haven't|have not|nothing|never)\b/i;
const CONTRAST = /\b(?:but|yet|still|however|although|though)\b/i;
const SENTENCE = /[^.!?;\n*]+(?:[.!?;*](?!\s)[^.!?;\n*]*)*[.!?;*]*/g;

// The parts of a text that report what was done about the trouble, without the words before them.
export function deeds(text) {
  const found = [];
  for (const sentence of text.match(SENTENCE) || []) {
    if (/\?\s*$/.test(sentence)) continue;
    const [start] = sentence.split(CONTRAST);
    const list = LIST.test(start) && !OCCASION.test(start);
    let telling = list || (IN_VAIN.test(sentence) && GERUND.test(start));
    for (const part of start.replace(LIST, "").split(/[,:]| and (?=(?:then |also |i |we |have )*(?:\w+ed|re-?set|quit|took|put)\b)|\bthen\b/i)) {
      const deed = part.match(REPORTED) || (telling && (part.match(GOES_ON) || part.match(GERUND)));
      const occasion = OCCASION.test(deed ? part.slice(0, deed.index + deed[0].length) : part);
      telling = list || (!occasion && (telling || Boolean(deed)));
      if (occasion || !(deed || list)) continue;
      const told = part.replace(/^.*?\b(?:i|we|he|she|they|support|you)(?:'ve|’ve|'d)?\b(?: have| had| did)?(?: already| also| even| then| now| just)*(?: tried)?(?: to)? /i, "").trim();
      if (told.length > 3 && !/\b(?:nothing|thought|assumed)\b/i.test(part)) found.push(told.replace(/[.!;*]+$/, ""));
    }
  }
  return found.slice(0, 12);
}

const SECOND = /(?:(?:^|\s)(?:2|ii|b)[).:]\s|(?:^|[.!?;\n]\s*)(?:and |oh,? |ps:? |p\.s\. )*(?:second(?:ly)?[,:]|(?:also|besides|in addition|additionally|apart from that|on top of that|another (?:thing|problem|issue|question)|one more thing|(?:the|a) (?:second|other|different) (?:one|problem|issue|thing|question))\b)|\band (?:another|a second) (?:problem|issue|thing)\b)/gi;
const FEWEST = 5; // words

// A text in two, before and from where another problem is announced, for each place where that can be.
export function halves(text) {
  const found = [];
  for (const { index } of findAll(text, SECOND)) {
    const two = [text.slice(0, index), text.slice(index)];
    if (two.every((half) => half.split(/\s+/).length >= FEWEST)) found.push(two);
  }
  return found.slice(0, 4);
}
