// The way back from resync/export/packing.py: characters to words to texts.
const SEPARATOR = "~";
const ALPHABET = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
  .filter((c) => !`"'\\${SEPARATOR}`.includes(c))
  .join("");
const IS_WORD = /[\p{L}\p{N}]/u;

export function unpack({ words, single, text }) {
  const list = words.split(SEPARATOR);
  const position = new Map([...ALPHABET].map((c, i) => [c, i]));
  return text.split(SEPARATOR).map((line) => {
    let result = "";
    let afterWord = false;
    for (let i = 0; i < line.length; i += 1) {
      const code = position.get(line[i]);
      const number = code < single ? code : single + (code - single) * ALPHABET.length + position.get(line[(i += 1)]);
      const word = list[number];
      const isWord = IS_WORD.test(word);
      result += (afterWord && isWord ? " " : "") + word;
      afterWord = isWord;
    }
    return result;
  });
}
