// How sure it is that a text is about messages on Apple's devices at all: a number that grows with it. Fitted (logistic
// regression) on the questions and the texts about other things that may be tuned on, with as much weight for the ones as for
// the others, and 400 plain troubles ("Hi, messages not syncing please help"). 98 of 100 questions are above 0.
const WEIGHTS = { share: 8.73, ahead: 0.44, topic: 1.17, ours: 0.84, topicOnDevice: 0.1, alert: -0.21, device: 0.25, app: -0.34, length: 1.35 };
const START = -9.97;
const TOPIC = ["message", "group", "conversation", "imessage", "sms"];
const DEVICES = ["mac", "iphone", "ipad", "watch"];
const OURS = new Set(["imessage", "imessages", "texts", "sms", "mms", "rcs"]);
const LONG = 12; // words

const conceptsOf = (tokens) => new Set([].concat(...tokens.map(({ concepts }) => concepts)));
// A word of Apple's own or of the carrier's.
const namesOurs = (plain) => plain.some((word) => OURS.has(word));
// Another app by name, and no such word.
const isOfOtherApp = (said, plain) => said.has("other-app") && !namesOurs(plain);

// Whether a text names messages or what they come in, and not those of another app.
export function namesMessages({ tokens, plain }) {
  const said = conceptsOf(tokens);
  return [...TOPIC, "notification"].some((name) => said.has(name)) && !isOfOtherApp(said, plain);
}

// `score` is what speaks for the best page, `elsewhere` what speaks for none of them.
export function sureness({ score, share, elsewhere }, { tokens, plain }) {
  const said = conceptsOf(tokens);
  const has = (names) => (names.some((name) => said.has(name)) ? 1 : 0);
  const topic = has(TOPIC);
  const device = has(DEVICES);
  const ours = namesOurs(plain) ? 1 : 0;
  const app = isOfOtherApp(said, plain) ? 1 : 0;
  return START + WEIGHTS.share * share + WEIGHTS.ahead * (score - elsewhere) + WEIGHTS.topic * topic + WEIGHTS.ours * ours
    + WEIGHTS.topicOnDevice * topic * device + WEIGHTS.alert * has(["notification"]) + WEIGHTS.device * device
    + WEIGHTS.app * app + WEIGHTS.length * (Math.min(plain.length, LONG) / LONG);
}
