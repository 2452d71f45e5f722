// How sure it is that a text is about messages on Apple's devices at all: a number that grows with it, about 0 where it
// is as likely as not. Fitted (logistic regression) on the questions that may be tuned on, a third of the posts of
// data/phrasings/lived-*.yml that was kept from learning, and tests/search/off-topic.tsv; `app` is more than was fitted
// (-1.6), since an agent loses more by a wrong page than by none.
const WEIGHTS = { share: 5.47, ahead: 0.58, topic: 1.79, carried: 0.88, alert: 0.96, device: 0.51, app: -2.6, length: 3.26 };
const START = -10.41;
const CARRIED = ["imessage", "sms"];
const TOPIC = ["message", "group", "conversation", ...CARRIED];
const DEVICES = ["mac", "iphone", "ipad", "watch"];
const OURS = new Set(["imessage", "imessages", "texts", "sms", "mms", "rcs"]);
const LONG = 12; // words

const conceptsOf = (tokens) => new Set([].concat(...tokens.map(({ concepts }) => concepts)));
// Another app by name, and no word of Apple's own or of the carrier's.
const isOfOtherApp = (said, plain) => said.has("other-app") && !plain.some((word) => OURS.has(word));

// Whether a text names messages or what they come in, and not those of another app.
export function namesMessages({ tokens, plain }) {
  const said = conceptsOf(tokens);
  return [...TOPIC, "notification"].some((name) => said.has(name)) && !isOfOtherApp(said, plain);
}

// `score` is what speaks for the best page, `elsewhere` what speaks for none of them.
export function sureness({ score, share, elsewhere }, { tokens, plain }) {
  const said = conceptsOf(tokens);
  const has = (names) => (names.some((name) => said.has(name)) ? 1 : 0);
  const app = isOfOtherApp(said, plain) ? 1 : 0;
  return START + WEIGHTS.share * share + WEIGHTS.ahead * (score - elsewhere) + WEIGHTS.topic * has(TOPIC)
    + WEIGHTS.carried * has(CARRIED) + WEIGHTS.alert * has(["notification"]) + WEIGHTS.device * has(DEVICES)
    + WEIGHTS.app * app + WEIGHTS.length * (Math.min(plain.length, LONG) / LONG);
}
