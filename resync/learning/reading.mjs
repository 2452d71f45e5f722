// How texts are read before anything is learnt from them: by the rules that the browser has.
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
    return texts.map((text) => ({ text, answers, ...read(text) }));
  });
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
