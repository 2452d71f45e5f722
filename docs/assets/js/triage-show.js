// What triage shows of an answer: the pages with the words that speak for them, and the facts of the ticket.
import { systems } from "./device-table.js";
import { deviceList, element, refill, root } from "./element.js";
import { marked, stems } from "./mark.js";
import replies from "./replies.js";
import { withSystems } from "./systems.js";

const EXCERPT = 180; // characters

// What to ask of versions that the ticket lacks; answers.py has the same for the command.
function versionQuestions({ devices, missing }) {
  if (!devices.length && missing.length > 1) return ["Which devices do you use for Messages, and which version of its system does each have?"];
  return missing.map((system) =>
    system === "ios"
      ? "Which version of iOS or iPadOS does the device have?"
      : `Which version of ${systems[system].name} does the ${systems[system].owners} have?`,
  );
}

// The sentence of the ticket that has most of the words, cut to a length that can be read at a glance.
function excerpt(text, wanted) {
  let best = { count: 0, text: "" };
  for (const sentence of text.split(/[.!?;](?=\s)|\n/)) {
    const count = [...stems(sentence)].filter((word) => wanted.has(word)).length;
    if (count > best.count) best = { count, text: sentence.trim() };
  }
  if (best.text.length <= EXCERPT) return best.text;
  const words = best.text.split(/\s+/);
  const first = Math.max(0, words.findIndex((word) => [...stems(word)].some((stem) => wanted.has(stem))) - 4);
  return `…${words.slice(first).join(" ").slice(0, EXCERPT)}…`;
}

// The two problems of a ticket that holds two, else the one list. Pages that no reply is for are left out.
export function groupsOf({ suggestions, groups }) {
  const seen = new Set();
  const known = (list) => list.filter(({ id }) => replies[id] && !seen.has(id) && seen.add(id));
  const kept = (groups || []).map(known).filter((list) => list.length);
  if (kept.length > 1) return kept;
  seen.clear();
  return [known(suggestions)];
}

// The words with which the customer says that they tried a fix, by its id.
export const triedIn = ({ tried = [] }) => new Map(tried.map(({ id, words }) => [id.toUpperCase(), [].concat(words).join(", ")]));

// The likeliest fix of a page that was not tried yet.
export const nextFix = (id, tried) => ((replies[id] || {}).fixes || []).find((fix) => !tried.has(fix));

// Links on this page stay on its host; those in a reply are the public ones. A panel opens them beside itself.
function linkTo({ url }, found, { beside }, words) {
  const link = element("a", { href: withSystems(root + url, found.systems) }, words);
  if (beside) {
    const address = new URL(link.href);
    // There, the versions are the ticket's, too.
    address.searchParams.set("support", "1");
    link.href = address.href;
    link.target = "_blank";
    link.rel = "noopener";
  }
  return link;
}

function suggestionItem(suggestion, number, { found, picked, look }) {
  const { id } = suggestion;
  const tried = triedIn(found);
  const wanted = stems(suggestion.words.join(" ") || `${suggestion.title} ${suggestion.phrase}`);
  const link = linkTo(suggestion, found, look, suggestion.title);
  link.dataset.triageResult = "";
  const item = element("li", {}, element("p", { class: "triage-title" }, link));
  const sentence = excerpt(found.read, wanted);
  if (sentence) item.append(element("p", { class: "phrase" }, "“", ...marked(sentence, wanted), "”"));
  else if (suggestion.words.length) {
    item.append(element("p", { class: "phrase" }, "Words: ", ...marked(suggestion.words.join(", "), wanted)));
  }
  const fixes = (replies[id] || {}).fixes || [];
  const fixLink = (fix) => linkTo(replies[fix], found, look, replies[fix].title);
  const next = nextFix(id, tried);
  if (next) item.append(element("p", { class: "triage-fix" }, "Likeliest fix: ", fixLink(next)));
  for (const fix of fixes.filter((each) => tried.has(each))) {
    item.append(element("p", { class: "triage-tried", "data-triage-tried": fix }, "Tried already: ", fixLink(fix), ` (“${tried.get(fix)}”)`));
  }
  const choice = element("input", { type: "radio", name: "choice", value: id, "aria-keyshortcuts": String(number) });
  choice.checked = picked[0] === id;
  const key = element("kbd", { "aria-hidden": "true" }, String(number));
  item.append(element("label", { class: "triage-choice" }, choice, element("span", {}, "Reply with this page "), key));
  const also = element("input", { type: "checkbox", name: "also", value: id });
  also.checked = picked.includes(id, 1);
  item.append(element("label", { class: "triage-choice triage-also" }, also, "Add it to the reply"));
  const others = fixes.filter((fix) => fix !== next && !tried.has(fix));
  if (others.length) {
    const list = element("ul", {}, ...others.map((fix) => element("li", {}, fixLink(fix))));
    const count = `${others.length} more ${others.length === 1 ? "fix" : "fixes"}`;
    item.append(element("details", {}, element("summary", {}, count), list));
  }
  return item;
}

// Fills `place` with the pages: one list, or one for each problem.
export function showPages(place, groups, view) {
  let number = 0;
  const lists = groups.map((group, i) => {
    const list = element("ol", { class: "triage-list" }, ...group.map((suggestion) => suggestionItem(suggestion, (number += 1), view)));
    return groups.length > 1 ? [element("p", { class: "triage-problem" }, i ? "And a second problem" : "One problem"), list] : [list];
  });
  refill(place, ...lists.flatMap((parts) => parts));
}

// What tells the likeliest page from each of the others: when that one, or the likeliest, is the right page instead.
// Where no page knows, the customer can tell from the titles.
function apart(suggestions) {
  const reasons = (one, other) => ((replies[one.id] || {}).apart || {})[other.id];
  const [first, ...others] = suggestions;
  const told = others.map((other) => reasons(first, other) || reasons(other, first));
  const asks = told.filter(Boolean).map((when) => `Is this so? “${when}”`);
  const titles = suggestions.map(({ title }) => `“${title}”`).join(" ");
  return told.every(Boolean) ? asks : [...asks, `Which of these is it most like? ${titles}`];
}

// Fills `place` with the versions and devices that were read, and with what can be asked back.
export function showFacts(place, found, checked) {
  const chips = [
    ...Object.entries(found.systems).map(([system, version]) => {
      const text = `${systems[system].name} ${version}`;
      const model = found.bounded[system];
      return element("li", { class: "chip", "data-triage-version": text }, model ? `${text} at most (${model})` : text);
    }),
    ...deviceList(found.devices).map((content) => element("li", { class: "chip" }, content)),
  ];
  const asks = [...(found.state === "ask" ? apart(found.suggestions) : []), ...versionQuestions(found)];
  const questions = asks.map((text) => {
    const box = element("input", { type: "checkbox", name: "ask", value: text });
    box.checked = checked.includes(text);
    return element("label", { class: "triage-choice" }, box, text);
  });
  refill(
    place,
    element("p", { class: "triage-head" }, "In the ticket"),
    chips.length ? element("ul", { class: "chips" }, ...chips) : element("p", {}, "No device and no version."),
  );
  if (questions.length) {
    place.append(element("fieldset", {}, element("legend", {}, "Ask back. Select a question to put it into the reply:"), ...questions));
  }
  place.hidden = false;
}
