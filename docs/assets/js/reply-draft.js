// The reply to a ticket while an agent edits it: what is composed anew keeps the words that somebody wrote. No DOM.

// A draft is a list of [key, paragraphs], such as ["greeting", "Hello Ana,"]; an empty text is left out.
export const textOf = (parts) => parts.map(([, text]) => text).filter(Boolean).join("\n\n");

const squeezed = (text) => text.replace(/\n{3,}/g, "\n\n").trim();

// `text`, which was composed of `before` and may have been edited since, brought to what `after` says. A part that
// somebody rewrote or took out stays as they left it; a new one comes behind the part that stands before it.
export function merged(text, before, after) {
  const old = new Map(before);
  const fresh = new Map(after);
  const keys = [...new Set([...fresh.keys(), ...old.keys()])];
  let result = text;
  const stands = (key) => [fresh.get(key), old.get(key)].find((words) => words && result.includes(words));
  keys.forEach((key, at) => {
    const was = old.get(key) || "";
    const is = fresh.get(key) || "";
    if (was && was !== is && result.includes(was)) result = squeezed(result.replace(was, () => is));
    if (was || !is) return;
    const above = keys.slice(0, at).reverse().find(stands);
    const below = keys.slice(at + 1).find(stands);
    if (above) result = result.replace(stands(above), (words) => `${words}\n\n${is}`);
    else if (below) result = result.replace(stands(below), (words) => `${is}\n\n${words}`);
    else result = squeezed(`${result}\n\n${is}`);
  });
  return result;
}

// Whether none of the parts of `keys` was rewritten.
export const intact = (text, parts, keys) => parts.every(([key, words]) => !keys.includes(key) || !words || text.includes(words));
