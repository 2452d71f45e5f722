// A ticket that comes in an address: /support/triage/#text=…. What stands after # is not sent to any server. No DOM.

const NAME = "#text=";

// The percent signs that mean something; others belong to the text.
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%[0-7][0-9a-f]|%[c-f][0-9a-f](?:%[89ab][0-9a-f])+/gi, (signs) => {
      try {
        return decodeURIComponent(signs);
      } catch {
        return signs;
      }
    });
  }
}

// The text in the part of an address that begins with #; null if it has none. A plus is a space where no space is
// written otherwise, as forms do.
export function textIn(hash) {
  if (!hash.startsWith(NAME)) return null;
  const text = hash.slice(NAME.length);
  return decoded(/%20| /.test(text) ? text : text.replace(/\+/g, " ")).replace(/\r\n?/g, "\n");
}

// Whether a text is that of another ticket: hardly anything of the one before is left at its ends.
export function isAnother(before, after) {
  const shorter = Math.min(before.length, after.length);
  if (!shorter) return Boolean(before.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return start + end < shorter / 2;
}
