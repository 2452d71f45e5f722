// How texts are read before anything is learnt from them: by the rules that the browser has.
import { hash } from "./search-codes.js";
import { features, meantBy } from "./search-features.js";
import { createReader, named, plainWords } from "./search-text.js";

// Where several pages answer a text, how much each counts beside the one before it.
const NEXT = 0.4;

// A function from a text to {features, meant}.
export async function createReading(vocabulary) {
  const reader = await createReader(named(vocabulary), () => undefined);
  return (text) => {
    const plain = plainWords(text);
    const said = features(reader.read(text), plain);
    return { features: said, meant: meantBy(said, plain) };
  };
}

// All texts, with what is read in them and `answers`: [[page, share]], with shares whose sum is 1.
export function documentsOf({ pages, shared }, read) {
  return [...pages.map((texts, page) => [[page], texts]), ...shared].flatMap(([right, texts]) => {
    const parts = right.map((_, i) => NEXT ** i);
    const all = parts.reduce((sum, part) => sum + part, 0);
    const answers = right.map((page, i) => [page, parts[i] / all]);
    const politer = right[0] < pages.length ? texts.flatMap(politely) : MANNERS_ALONE;
    return [...texts, ...politer].map((text) => ({ text, answers, ...read(text) }));
  });
}

// Every so many of the short texts that a page answers are learnt politely, too: else greetings and thanks, which fill the
// texts about other things, would speak against those.
const EACH = 5;
const SHORT = 14; // words
const MANNERS = [
  ["Hi, ", " please help"], ["hello, since yesterday ", ". thanks, Anna"], ["Dear support, ", ". Kind regards, Tom"], ["", ", what can I do?"],
  ["Good morning, ", ". Thank you very much for your help"], ["hey ", " any ideas? cheers"], ["", " thanks in advance"], ["help! ", ""],
  ["Hello team, ", ". Can you help me? Best, Maria"], ["Hi there! ", ". Please advise. Many thanks"], ["please help, ", ""], ["Hi, I have a question: ", ". Thanks"],
  ["Good day, ", ". What should I do? Regards"], ["sorry to bother you, but ", ""], ["", " can anyone help"], ["Hello, ", ". I hope you can help me. Sincerely, John"],
];
// They say nothing by themselves.
const MANNERS_ALONE = [
  ...MANNERS.flatMap(([before]) => MANNERS.map(([, behind]) => `${before}${behind}`)).filter((text) => text.trim()),
  ..."me him her us them".split(" ").flatMap((whom) => [`please help ${whom}`, `can you help ${whom}`, `Hello, could somebody help ${whom}? Thanks`]),
];

// A text with a greeting and thanks around it, or none. Which it is depends on its letters alone, so that another text changes nothing.
function politely(text) {
  const number = hash(text);
  if (number % EACH || text.split(" ").length > SHORT) return [];
  const [before, behind] = MANNERS[Math.floor(number / EACH) % MANNERS.length];
  return [`${before}${text}${behind}`];
}

// The search has numbers for most concepts, which change as concepts come; files have the names of data/vocabulary.yml.
// Functions from a name in one to that in the other, or "" for a concept that is not there.
export function conceptNames({ vocabulary, concepts }) {
  const byConcept = named(vocabulary);
  const inSearch = new Map(concepts.map((name, i) => [name, name in byConcept ? name : String(i)]));
  const inFile = new Map([...inSearch].map(([name, key]) => [key, name]));
  const by = (map) => (name) => {
    const [, sign, concept] = /^(!?#)(.+)/.exec(name) || [];
    if (!sign) return name;
    return map.has(concept) ? sign + map.get(concept) : "";
  };
  return { toSearch: by(inSearch), toFile: by(inFile) };
}
