// From text to what it says: words, their stems, and the concepts of the vocabulary.
// The pages' phrasings and the visitor's question both go through here, so they always agree.

export const DEVICE_CONCEPTS = ["mac", "iphone", "ipad", "watch", "android", "windows"];
// Called by name, devices first; as in resync/devices.py.
const NAMED = [...DEVICE_CONCEPTS, "other-app", "other-thing", "message", "imessage", "sms", "group", "conversation", "notification"];

// Without meaning for the search; dropped before aliases are matched, so "kicks me out" is "kick out".
const DROPPED = new Set(
  "a an the my your his our their its this that these those is are was were be been being am do does did has have had having will would could should may might i ive im id we us it me you of so very really also please still there here as hello hi thanks thank ok just than then which who whose what whats about into".split(" "),
);
// Needed to match aliases and to read direction, but say nothing alone.
const WEAK = new Set("from to on in off up out at by with for and but or if when where how why not can over back again even via until while".split(" "));
const NEGATIONS = new Set(
  "not no never dont doesnt didnt cant cannot wont isnt arent wasnt werent havent hasnt hadnt couldnt wouldnt shouldnt aint without none neither nor nt cnt doesn didn won isn hasn haven couldn wouldn aren wasn dosnt dosent doesent dosn dident didint cannt".split(" "),
);
const IRREGULAR = new Map(
  "sent:send got:get gotten:get lost:lose gone:go went:go kept:keep broke:break broken:break froze:freeze frozen:freeze wrote:write came:come seen:see saw:see stole:steal sold:sell bought:buy began:begin forgot:forget chose:choose chosen:choose threw:throw thrown:throw left:leave paid:pay said:say says:say told:tell typed:type typing:type made:make making:make using:use used:use dying:die died:die lying:lie shown:show woken:wake woke:wake slept:sleep given:give gave:give took:take taken:take found:find held:hold stuck:stick hid:hide hidden:hide split:split texts:text txt:text txts:text msg:message msgs:message pics:picture pic:picture vid:video vids:video convo:conversation convos:conversation mum:mom mums:mom colour:color recieve:receive number:number numbers:number"
    .split(" ")
    .map((pair) => pair.split(":")),
);

export function stem(word) {
  const known = IRREGULAR.get(word);
  if (known) return known;
  if (word.length < 4 || /\d/.test(word)) return word;
  let s = word.replace(/isation(s?)$/, "ization$1").replace(/is(e|ed|es|ing)$/, "iz$1").replace(/our(s?)$/, "or$1");
  s = s.replace(/ies$/, "y").replace(/(ss|sh|ch|x|z)es$/, "$1").replace(/([^su])s$/, "$1");
  if (s.length > 4) {
    const short = s.replace(/(ing|ed)$/, "");
    if (short !== s && /[aeiouy]/.test(short) && short.length > 2) s = short.replace(/([^aeiousl])\1$/, "$1");
    else s = s.replace(/(ly|ment)$/, "");
  }
  return s.length > 3 ? s.replace(/e$/, "") : s;
}

const CLAUSE = "|";
const LONGEST = 10000;

// Accents, apostrophes and signs that people write in many ways.
function mended(text) {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[’‘`´]/g, "'")
    .replace(/'(?:s|re|ve|ll|d|m)\b/g, "")
    .replace(/'/g, "")
    .replace(/\bwi-fi\b/g, "wifi")
    .replace(/\be-mail/g, "email")
    .replace(/&/g, " and ");
}

export const isWeak = (word) => WEAK.has(word);

// Every word as it stands, in lower case and without signs.
export function plainWords(text) {
  return mended(text.slice(0, LONGEST).toLowerCase()).match(/[a-z0-9]+/g) || [];
}

// Lower-case words; "|" where a clause ends. All negations are "not".
export function words(text) {
  const plain = mended(text.slice(0, LONGEST).toLowerCase())
    .replace(/\b(ios|ipados|macos|watchos|iphone|ipad)(\d)/g, "$1 $2")
    // "the phone does": that is what the phone has.
    .replace(/\b(?:does|do|did|has|have|is|are)(?: (?:it|them|so|too))?(?=\s*(?:$|[.,;!?)]|but\b))/g, "yes");
  const result = [];
  for (const token of plain.match(/[a-z0-9]+|[.,;!?()\n]/g) || []) {
    if (!/[a-z0-9]/.test(token)) result.push(CLAUSE);
    else if (NEGATIONS.has(token)) result.push("not");
    else if (!DROPPED.has(token)) result.push(token);
  }
  return result;
}

// The aliases of each concept by its name: some are called by theirs, the others by their number.
export const named = (aliases) => Object.fromEntries(aliases.map((list, i) => [NAMED[i] || i, list]));

export async function createReader(vocabulary, pause) {
  const single = new Map();
  const several = new Map();
  for (const [concept, aliases] of Object.entries(vocabulary)) {
    const rest = pause();
    if (rest) await rest;
    for (const alias of aliases) {
      const stems = words(alias).filter((w) => w !== CLAUSE).map(stem);
      if (!stems.length) continue;
      const target = stems.length > 1 ? several : single;
      const key = stems.length > 1 ? stems[0] : stems.join(" ");
      if (!target.has(key)) target.set(key, []);
      const value = stems.length > 1 ? { stems, concept } : concept;
      if (!target.get(key).includes(value)) target.get(key).push(value);
    }
  }
  const GAP = new Set(["on", "off", "in", "out", "up", "back"]);

  function matches(tokens, at, stems) {
    for (let i = 1; i < stems.length; i += 1) {
      if (at + i >= tokens.length || tokens[at + i].stem !== stems[i]) return matchesApart(tokens, at, stems);
    }
    return stems.length;
  }
  // "turn imessage off" is "turn off".
  function matchesApart(tokens, at, stems) {
    if (stems.length !== 2 || !GAP.has(stems[1])) return 0;
    for (let i = 2; i < 5; i += 1) {
      const token = tokens[at + i];
      if (!token || token.word === CLAUSE) return 0;
      if (token.stem === stems[1]) return 1;
    }
    return 0;
  }

  const stems = new Map();
  function stemOf(word) {
    let known = stems.get(word);
    if (known === undefined) {
      known = word === CLAUSE ? CLAUSE : stem(word);
      if (stems.size < 20000) stems.set(word, known);
    }
    return known;
  }

  // Tokens with their concepts. `repair` may replace a word that nobody knows.
  function read(text, repair = (list) => list) {
    const tokens = repair(words(text)).map((word) => {
      const known = stemOf(word);
      return { word, stem: known, concepts: [...(single.get(known) || [])] };
    });
    tokens.forEach((token, at) => {
      for (const { stems, concept } of several.get(token.stem) || []) {
        if (matches(tokens, at, stems) && !token.concepts.includes(concept)) token.concepts.push(concept);
      }
    });
    return tokens;
  }
  const aliasStems = new Set([...single.keys()]);
  for (const [key, list] of several) {
    aliasStems.add(key);
    for (const { stems } of list) for (const s of stems) aliasStems.add(s);
  }
  return { read, aliasStems };
}
