// Words of a text that somebody else used, too, marked.

// As far as needed to see that "messages" is "message" and "synced" is "syncing".
const stem = (word) => word.replace(/['’]/g, "").replace(/(.{3,}?)(?:ies|ing|ed|es|s|e|y)$/, "$1");

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;

// Said so often that a mark on them says nothing.
const PLAIN = new Set("a an and are as at be but by do for i in is it my of on or so that the then there they them to we when with you".split(" "));

// The words of a text as they are compared.
export const stems = (text) =>
  new Set((text.toLowerCase().match(WORD) || []).filter((word) => !PLAIN.has(word)).map(stem));

// The text as strings and <mark> elements, to be appended.
export function marked(text, wanted) {
  const parts = [];
  let at = 0;
  text.replace(WORD, (word, index) => {
    const lower = word.toLowerCase();
    if (PLAIN.has(lower) || !wanted.has(stem(lower))) return;
    const mark = document.createElement("mark");
    mark.textContent = word;
    parts.push(text.slice(at, index), mark);
    at = index + word.length;
  });
  return [...parts, text.slice(at)];
}
