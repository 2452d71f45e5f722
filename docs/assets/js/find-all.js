// What String.matchAll does, which Safari 12 has not: the matches of a pattern with `g` in a text.
export function findAll(text, pattern) {
  const found = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
  return found;
}
