// In which language a text is, if it is not in English: told by its letters, else by the small words that each language
// has most often. A text of a word or two stays English.
const SCRIPTS = [
  ["Japanese", /[\u3040-\u30ff]/g], ["Korean", /[\uac00-\ud7af\u1100-\u11ff]/g], ["Chinese", /[\u4e00-\u9fff]/g],
  ["Ukrainian", /[\u0456\u0457\u0454\u0491]/g], ["Russian", /[\u0400-\u04ff]/g], ["Greek", /[\u0370-\u03ff]/g],
  ["Hebrew", /[\u0590-\u05ff]/g], ["Arabic", /[\u0600-\u06ff]/g], ["Thai", /[\u0e00-\u0e7f]/g], ["Hindi", /[\u0900-\u097f]/g],
];
const ENGLISH = "the a an and is are was i my me to of in on it not no from with for you your do does have has what how when but this that at can we they all now thanks";
const WORDS = {
  German: "der die das und ist nicht ich mein meine meinem meiner auf mit dem den ein eine kein keine seit mehr aber auch wie von zu wir sie es habe kann nur nachrichten guten hallo",
  French: "le la les des et est ne pas je mon ma mes sur avec un une depuis plus mais dans pour que qui vous bonjour ce sont du au aux puis",
  Spanish: "el la los las y es no mi mis en con un una desde pero para que por se me del al hola lo han mensajes puedo yo buenos",
  Italian: "il lo la i gli le e non mio mia miei sul con un una da ma per che di del si sono solo dopo riesco buongiorno al",
  Portuguese: "os e n\u00e3o nao meu minha na um uma desde mas para que por da se bom dia s\u00f3 mensagens consigo pelas",
  Dutch: "de het een en is niet ik mijn op met van aan geen maar ook voor sinds dat naar wel alleen berichten krijg goedemorgen",
  Swedish: "det och \u00e4r inte jag min mina mitt p\u00e5 med av en ett fr\u00e5n men som till kommer hej meddelanden",
  "Danish or Norwegian": "det og er ikke jeg min mine mit p\u00e5 med af av en et fra men som til f\u00e5r beskeder meldinger kun hei hej",
  Polish: "i jest nie moje moja m\u00f3j na z si\u0119 od ale do jak dzie\u0144 dobry wiadomo\u015bci przychodz\u0105 te\u017c tylko",
  Czech: "je ne m\u016fj moje na se od ale jak dobr\u00fd den zpr\u00e1vy mi nechod\u00ed nejde u\u017e jen kter\u00e9",
  Turkish: "ve bir de da bu i\u00e7in ama de\u011fil merhaba mesajlar mesajlar\u0131m gelmiyor benim yok \u00e7ok nas\u0131l",
  Finnish: "ja on ei en ett\u00e4 mutta minun kun vaikka ne viestit tule eiv\u00e4t tulevat hei miten my\u00f6s",
};
const lettered = (text) => text.toLowerCase().replace(/['\u2019](?:s|ve|re|ll|d|m|t)\b/g, "").match(/[a-z\u00c0-\u024f]+/g) || [];
const known = (list) => new Set(list.split(" "));
const english = known(ENGLISH);
const others = Object.keys(WORDS).map((name) => [name, known(WORDS[name])]);
const SHORTEST = 3; // words
const READ = 2000; // characters

// The English name of the language, or nothing for English and for what cannot be told.
export function languageOf(text) {
  const start = text.slice(0, READ);
  const letters = (start.match(/[A-Za-z\u00c0-\uffff]/g) || []).length;
  for (const [name, script] of SCRIPTS) {
    const least = name === "Ukrainian" ? 1 : letters / 4;
    if ((start.match(script) || []).length >= Math.max(1, least)) return name;
  }
  const list = lettered(start);
  if (list.length < SHORTEST) return "";
  const count = (set) => list.filter((word) => set.has(word)).length;
  const own = count(english);
  let best = "";
  let most = 1;
  for (const [name, set] of others) {
    const hits = count(set);
    if (hits > most && hits > own) [best, most] = [name, hits];
  }
  return best;
}
