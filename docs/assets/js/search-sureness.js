// How sure it is that a text is about messages on Apple's devices at all: a number that grows with it, about 0 where it
// is as likely as not. Fitted (logistic regression) on the questions that may be tuned on and on tests/search/off-topic.tsv.
const WEIGHTS = { score: 0.77, share: 8.38, meant: 0, topic: 3.51, kind: 1.29, thing: -3.18, alert: 0.57, length: 0.73 };
const START = -17.3;
const ELSEWHERE = -9;
const TOPIC = ["message", "imessage", "sms", "group", "conversation"];
const CARRIED = ["imessage", "sms"];
const OURS = new Set(["imessage", "imessages", "sms", "mms", "rcs"]);
const LONG = 12; // words

export function sureness({ score, share, meant }, { tokens, plain }) {
  const said = new Set([].concat(...tokens.map(({ concepts }) => concepts)));
  const has = (names) => (names.some((name) => said.has(name)) ? 1 : 0);
  // Another app by name, and no word of Apple's own or of the carrier's.
  if (said.has("other-app") && !plain.some((word) => OURS.has(word))) return ELSEWHERE;
  const length = Math.min(plain.length, LONG) / LONG;
  return START + WEIGHTS.score * score + WEIGHTS.share * share + WEIGHTS.meant * meant + WEIGHTS.topic * has(TOPIC)
    + WEIGHTS.kind * has(CARRIED) + WEIGHTS.thing * has(["other-thing"]) + WEIGHTS.alert * has(["notification"])
    + WEIGHTS.length * length;
}
