// Whether a mail asks for nothing any more: its trouble is over, or it is only thanks, a receipt or an automatic reply.

const STATE = "(?:solved|fixed|resolved|sorted|settled)(?: out)?";
const BY_NOW = "(?: now| all| already| finally| completely| also| just| both)*";
const IT = "(?:it|this|that|everything|all|which|they|both|imessage|messages|texts|mine|sync|(?:the|my|our) \\w+)";
const WELL = "(?:very |all |just )?(?:now|again|fine|perfectly|well|great|like before|as before|as it should)\\b";
const OVER = new RegExp([
  `\\b(?:problem|issue|trouble|error|matter|case|ticket|request|it|this|that|everything|all)(?: with [\\w ]{1,30}?| of [\\w ]{1,20}?)?(?:['’]s| is| are| has been| have been| was| got| has)?${BY_NOW} ${STATE}(?: itself| themselves)?\\b`,
  `(?:^|[.!,;\\n]\\s*)(?:ok |great |perfect |all |now |problem |issue |already )*${STATE}(?: it| itself)?(?=\\s*(?:[.!,:;\\n]|$|now\\b|thank|thx|by\\b|myself\\b))`,
  `\\b${IT}${BY_NOW} (?:(?:works|worked|(?:is|are) (?:working|syncing)|syncs)(?=\\s*(?:[.!,;\\n]|$|${WELL}))|(?:work|sync)(?= ${WELL}))(?: very| all| just| now| again| fine| perfectly| well| great| like before| as before)*`,
  "(?:^|[.!,;\\n]\\s*)(?:ok |great |perfect |yes |now )*(?:works?|worked|working)(?: perfectly| fine)? ?(?:now|again|like a charm|[.!]|$)",
  `\\b${IT}(?: is|['’]s| are)${BY_NOW} (?:fine|ok|okay|good|well|in order|back to normal|as it should be)(?: again| now)(?: again| now)*`,
  "(?:^|[.!;\\n]\\s*)(?:ok |great |perfect )*all (?:is )?(?:good|well|fine|ok|okay|set|sorted)(?: now| again)?(?=\\s*(?:[.!,;\\n]|$))",
  "\\b(?:problem|issue|trouble|error)s?(?: is| are|['’]s| has| have)?(?: now| finally)? (?:gone|disappeared|vanished|went away|over)(?: away)?\\b",
  "\\bno (?:more|further|other) (?:problems?|issues?|trouble|questions?)\\b|\\bno (?:further|more) (?:action|help|steps?|support|reply|answer)(?: is| are)?(?: needed| required| necessary)?\\b|\\bnothing (?:more|else|further)(?: is)? (?:needed|required|necessary|to do)\\b",
  "\\bno need to (?:call|reply|answer|do|come|write|look)\\b|\\bno longer(?: \\w+)? (?:needed|necessary|required)\\b|\\b(?:help|call|visit|action|reply|support) (?:is )?not (?:needed|necessary|required)(?: any ?more)?\\b|\\b(?:did|does|do) the trick\\b|\\bnever ?mind\\b|\\b(?:that|this|you|it|which|restart\\w*|your \\w+)(?: has| have)? (?:helped|fixed|solved|cured) (?:it|that|this|everything|the (?:problem|issue))\\b",
  "\\b(?:restart\\w*|reboot\\w*|toggling|sign\\w+ out(?: and in)?|your \\w+|step \\d+|the \\w+)(?: has)? (?:worked|helped)(?=\\s*(?:[.!,;\\n]|$))",
  "\\b(?:getting|receiving|arriving|ringing|coming(?: in| through)?|in sync|there)(?: \\w+){0,3} again\\b(?=[^]*\\b(?:thanks?|thx|cheers)\\b)",
  "\\ball is (?:well|good|fine|sorted)(?: now| again)?(?=\\s*(?:[.!,;\\n]|$))|\\b(?:please )?(?:ignore|disregard) (?:my|this|the|that) [^.!?,\\n]{0,40}",
  "\\b(?:please|pls|you (?:can|may)|feel free to|can you|could you|we can|i will|i['’]ll|i) close (?:this|it|the|my|that)\\b(?: (?:ticket|case|request|one))?",
].join("|"), "gi");
// What says that it is not over after all, or that there is more. "Cannot" and "isn't" are among the negations.
const UNLESS = new RegExp([
  "\\?|\\b(?:but|however|still|yet|except|unfortunately|sadly|although|though|only|until|till|unless|if|when|whenever|not|never|cannot|cant|dont|doesnt|isnt|wont|no|nothing|none|neither|nor|without|how|why|anyone|please|could you|can you|would you|before)\\b|n['’]t\\b",
  "\\b(?:missing|lost|stuck|stop(?:s|ped)?|fail\\w*|empty|blank|wrong|late|delayed|twice|double|waiting|keeps?|another|second|other|different|same|greyed|grayed|silent|worse|deleted|disappear\\w*|gone|happen\\w*|needs?|want|wish|would like|used to|instead)\\b",
  "\\b(?:for|after|within) (?:about |only |maybe )?(?:a|an|one|two|three|some|several|\\d+)(?: few| couple of| short)? (?:second|minute|hour|day|week|month|moment|while|time|bit)s?\\b|\\b(?:briefly|temporarily|at first|a while)\\b",
  "\\b(?:it|that|this|problem|issue|trouble|error)(?:['’]s| is| has| came| comes| are)(?: come| now)? (?:back|again)\\b(?! to normal)|\\b(?:back|again) (?:today|since|this morning)\\b|\\bstarted (?:again|over)\\b",
].join("|"), "i");
// Where it is not said that it is so: "please get this fixed", "since it was solved".
const WISHED = /\b(?:get|make|makes|making|made|let|trigger|help|that fix|want|wish|hope|hoping|need|needs|needed|can|could|should|would|will|to be|to get|until|till|if|when|once|since|after|before|thought|supposed|never|not|n['’]t|how|why)(?: \w+){0,4}\s*$/i;
const IDLE = /\bno (?:idea|clue)(?: \w+)?(?: why| how)?\b|\bdon['’]?t know (?:why|how|what)\b|\bsorry for [^.!\n]*|\bno (?:worries|problem)\b|[^.!\n]*\bif (?:it|that|this|the \w+) (?:comes? back|happens|returns?|starts?|shows up)[^.!\n]*/gi;
const LONGEST = 30; // words beside it, of a mail that says that all is well

const PLEASANT = "ok|okay|great|perfect|super|wonderful|excellent|brilliant|awesome|cool|fine|alright|all right|lovely|got it|gotcha|noted|received|understood|will do|sounds good|much appreciated|appreciate it|cheers|thx|ty|tks|(?:many |great )?thanks?(?: you)?(?: so much| very much| a lot| a million| again| indeed)?(?: for [^.!?\\n]{1,50})?|(?:i['’]?ll|i will|will|we will|we['’]ll) (?:try|test|check|do)(?: that| this| it| so)?[^.!?\\n]{0,40}|(?:i|we)?(?:['’]ll| will)? ?(?:get|come) back to you[^.!?\\n]{0,40}|have a (?:nice|good|great) \\w+|(?:best|kind|warm)(?: \\w+)?|regards";
const POLITE = new RegExp(`^\\W*(?:re:[^\\n]*\\n\\s*)?(?:(?:${PLEASANT})(?:[\\s,.!:)-]+|$))+(?:[\\w.-]+(?: [\\w.-]+)?)?\\W*$`, "i");
// Only a program begins so, whatever follows.
const AUTOMATIC = /^\W*(?:subject: )?(?:auto(?:matic|mated)?[- ]?(?:reply|response|answer)\s*(?:[:.,\n]|$)|out[- ]of[- ](?:the )?office(?: (?:reply|message|re)\b|\s*[:.\n]))/i;
const AWAY = /\b(?:i|he|she)(?:['’]ve|['’]s| have| has) left (?:the|our) (?:company|firm|organi[sz]ation)\b|\b(?:out[- ]of[- ](?:the )?office\b(?= ?(?:until|till|from|back|reply|message|[.,:!]|$))|(?:i am|i['’]m|currently) (?:out of (?:the )?office|on (?:\w+ )?leave|(?:on (?:holiday|vacation)|away) (?:from|until|till|and)\b)|on (?:annual|parental|maternity|sick|paternity) leave|limited access to (?:my )?e-?mails?|(?:have|we) received your (?:request|message|e-?mail|mail|ticket|inquiry)|your (?:request|ticket|e-?mail) (?:has been|was) received)\b/i;
const OURS = /\b(?:imessages?|texts?|sms|(?:my|her|his|our|the|new|blue|green) messages|messages (?:app|on|do|are|in))\b/i;

const wordsOf = (text) => (text.match(/[a-z0-9'’]+/gi) || []).length;

// `text` is what was written now. `alone`: it does not hand on what somebody else wrote, so thanks are all it says.
export function hasEnded(text, alone) {
  if ((alone && POLITE.test(text)) || AUTOMATIC.test(text) || (AWAY.test(text) && !OURS.test(text))) return true;
  let told = false;
  const rest = text.replace(IDLE, " ").replace(OVER, (part, at, whole) => {
    if (WISHED.test(whole.slice(0, at).replace(/^[^]*[.!?\n]/, ""))) return part;
    told = true;
    return " ";
  });
  return told && wordsOf(rest) <= LONGEST && !UNLESS.test(rest);
}
