// Triage: a ticket is pasted, and the likeliest symptoms, the facts in it, what to ask back and a
// reply stand beside it. Everything happens on this page; nothing is kept.
import { copy } from "./copy.js";
import { systems } from "./device-table.js";
import { deviceList, element, refill, root } from "./element.js";
import { marked, stems } from "./mark.js";
import replies from "./replies.js";
import { replyFor } from "./reply.js";
import { startSearch } from "./search-start.js";
import { store, withSystems } from "./systems.js";
import { nextTicket } from "./ticket.js";
import { describe } from "./versions.js";

const question = (system) =>
  system === "ios"
    ? "Which version of iOS or iPadOS does the device have?"
    : `Which version of ${systems[system].name} does the ${systems[system].owners} have?`;
const WAITING = "The likeliest pages and a reply appear as soon as there is a text.";
const NOTHING = "This is not about messages, or there is not enough to tell. Is there more of it?";
const SURE = "Likeliest pages, best first";
const ASK = "One of these, not sure which: ask back";
// Milliseconds: how long typing rests before a screen reader is told, and how long half a search will do.
const PAUSE = 800;
const PATIENCE = 3000;
const EXCERPT = 180;

const form = document.querySelector("#triage");
const ticket = form.querySelector("#ticket");
const customer = form.querySelector("#customer");
const reply = form.querySelector("#reply");
const part = (name) => form.querySelector(`.triage-${name}`);
const spoken = form.querySelector("[role=status]");

let found = { suggestions: [], devices: [], systems: {}, missing: [] };
let chosen;
let engine;
let asked = 0;
let frame = 0;
let pause = 0;

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

// Links on this page stay on its host; those in a reply are the public ones.
const here = ({ url }) => withSystems(root + url, found.systems);
const fixLink = (id) => element("a", { href: here(replies[id]) }, replies[id].title);

function suggestionItem(suggestion) {
  const wanted = stems(suggestion.words.join(" ") || `${suggestion.title} ${suggestion.phrase}`);
  const link = element("a", { href: here(suggestion), "data-triage-result": "" }, suggestion.title);
  const choice = element("input", { type: "radio", name: "choice", value: suggestion.id });
  choice.checked = suggestion === chosen;
  const sentence = excerpt(ticket.value, wanted);
  const item = element("li", {}, element("p", { class: "triage-title" }, link));
  if (sentence) item.append(element("p", { class: "phrase" }, "“", ...marked(sentence, wanted), "”"));
  else if (suggestion.words.length) {
    item.append(element("p", { class: "phrase" }, "Words: ", ...marked(suggestion.words.join(", "), wanted)));
  }
  const [first, ...others] = (replies[suggestion.id] || {}).fixes || [];
  if (first) item.append(element("p", { class: "triage-fix" }, "Likeliest fix: ", fixLink(first)));
  item.append(element("label", { class: "triage-choice" }, choice, "Reply with this page"));
  if (others.length) {
    const list = element("ul", {}, ...others.map((id) => element("li", {}, fixLink(id))));
    const count = `${others.length} more ${others.length === 1 ? "fix" : "fixes"}`;
    item.append(element("details", {}, element("summary", {}, count), list));
  }
  return item;
}

// What tells the first of the pages from the others: when each of those is the right one instead.
function apart() {
  const [first, ...others] = found.suggestions.map(({ id }) => [id, (replies[id] || {}).apart || {}]);
  const told = others.map(([id]) => first[1][id]).filter(Boolean);
  const back = others.map(([, reasons]) => reasons[first[0]]).filter(Boolean);
  return (told.length ? told : back).slice(0, 2).map((when) => `Is this so? “${when}”`);
}

function showFacts() {
  const chips = [
    ...Object.entries(found.systems).map(([system, version]) => {
      const text = `${systems[system].name} ${version}`;
      return element("li", { class: "chip", "data-triage-version": text }, text);
    }),
    ...deviceList(found.devices).map((content) => element("li", { class: "chip" }, content)),
  ];
  const questions = [...(found.state === "ask" ? apart() : []), ...(found.state === "none" ? [] : found.missing.map(question))].map((text) => {
    const box = element("input", { type: "checkbox", name: "ask", value: text });
    return element("label", { class: "triage-choice" }, box, text);
  });
  const facts = part("facts");
  refill(
    facts,
    element("p", { class: "triage-head" }, "In the ticket"),
    chips.length ? element("ul", { class: "chips" }, ...chips) : element("p", {}, "No device and no version."),
  );
  if (questions.length) {
    facts.append(
      element("fieldset", {}, element("legend", {}, "Ask back. Select a question to put it into the reply:"), ...questions),
    );
  }
  facts.hidden = false;
}

function writeReply() {
  const entry = replies[chosen.id];
  const name = customer.value.trim();
  const asked = [...form.querySelectorAll("[name=ask]:checked")].map((box) => box.value);
  const fix = entry.fixes && replies[entry.fixes[0]];
  reply.value = [
    name ? `Hello ${name},` : "Hello,",
    `${replyFor(entry, found.systems)}\n${withSystems(entry.short, found.systems)}`,
    ...(fix ? [`The likeliest fix: ${fix.title}\n${withSystems(fix.short, found.systems)}`] : []),
    ...(asked.length ? [`So that we can be more exact, please tell us: ${asked.join(" ")}`] : []),
  ].join("\n\n");
}

function tell(text) {
  clearTimeout(pause);
  pause = setTimeout(() => {
    spoken.textContent = text;
  }, PAUSE);
}

async function show() {
  if (!engine) return;
  const text = ticket.value.trim();
  asked += 1;
  const number = asked;
  const answer = await engine.triage(text);
  if (number !== asked) return; // more was typed meanwhile
  found = answer;
  // Whatever is opened from here is about this ticket, and about no ticket before it.
  if (text) store(found.systems);
  const suggestions = found.suggestions.filter(({ id }) => replies[id]);
  chosen = suggestions[0];
  refill(part("list"), ...suggestions.map(suggestionItem));
  part("pages").hidden = part("reply").hidden = !chosen;
  part("state").hidden = Boolean(chosen);
  part("state").textContent = !text ? WAITING : found.language ? `This is ${found.language}, as it seems. Triage reads English only.` : NOTHING;
  if (text) form.dataset.triageState = found.state;
  else delete form.dataset.triageState;
  part("sure").textContent = found.state === "ask" ? ASK : SURE;
  if (text) showFacts();
  else part("facts").hidden = true;
  const versions = describe(found.systems);
  part("versions").textContent = versions ? `The links are for ${versions}.` : "The ticket names no version.";
  if (chosen) writeReply();
  tell(chosen ? `${found.state === "ask" ? ASK : SURE}. ${suggestions.length} pages. Likeliest: ${chosen.title}. The reply is ready.` : text && part("state").textContent);
}

async function copyReply() {
  const done = await copy(reply.value);
  if (!done) {
    reply.focus();
    reply.select();
  }
  clearTimeout(pause);
  const text = done ? "Copied" : "Your browser did not allow it. The reply is selected: copy it with Command-C or Control-C.";
  spoken.textContent = text;
  part("buttons").dataset.said = text;
}

ticket.addEventListener("input", () => {
  frame = frame || requestAnimationFrame(() => {
    frame = 0;
    delete part("buttons").dataset.said;
    show();
  });
});
form.addEventListener("change", ({ target }) => {
  if (target.name === "choice") chosen = found.suggestions.find(({ id }) => id === target.value);
  if (target.name) writeReply();
});
customer.addEventListener("input", writeReply);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  copyReply();
});
form.addEventListener("reset", () => {
  nextTicket();
  // The fields are emptied after this event.
  setTimeout(() => {
    show();
    ticket.focus();
  });
});

// Both parts, unless the second keeps the agent waiting.
startSearch().then(async (started) => {
  await Promise.race([started.complete, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  engine = started.engine;
  // Somebody may have pasted already, and a browser can bring back the text of a visit before.
  show();
});
