// A reply in the words of the customer's systems: menus are called otherwise in older versions.
import { parse } from "./systems.js";

const reaches = (version, first) => version[0] > first[0] || (version[0] === first[0] && (version[1] || 0) >= (first[1] || 0));

// The text of an entry of replies.js; `systems` is such as {macos: "12"}.
export function replyFor({ reply, names = [] }, systems) {
  return names.reduce((text, [system, words, rows]) => {
    const version = parse(systems[system]);
    if (!version) return text;
    const row = rows.find(([first]) => reaches(version, first.split(".").map(Number))) || rows[rows.length - 1];
    return text.replace(words, () => row[1]);
  }, reply);
}
