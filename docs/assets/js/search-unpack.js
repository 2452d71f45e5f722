// The way back from resync/export/packing.py: characters to words to texts.
const SEPARATOR = "~";
const ALPHABET = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
  .filter((c) => !`"'\\${SEPARATOR}`.includes(c))
  .join("");
const IS_WORD = /[\p{L}\p{N}]/u;

// A function that gives each text by its number.
export function unpack({ words, single, text }) {
  const list = words.split(SEPARATOR);
  const position = new Map([...ALPHABET].map((c, i) => [c, i]));
  const lines = text.split(SEPARATOR);
  return (number) => {
    const line = lines[number];
    let result = "";
    let afterWord = false;
    for (let i = 0; i < line.length; i += 1) {
      const code = position.get(line[i]);
      const place = code < single ? code : single + (code - single) * ALPHABET.length + position.get(line[(i += 1)]);
      const word = list[place];
      const isWord = IS_WORD.test(word);
      result += (afterWord && isWord ? " " : "") + word;
      afterWord = isWord;
    }
    return result;
  };
}
