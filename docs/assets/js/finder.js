// The finder: at most four questions, and a list that gets shorter with each answer. The page has all
// of it as links already; this asks one question at a time and keeps the answers in the address.

import { element, refill } from "./element.js";

const FIRST = "trouble";
const UNKNOWN = "any";
const MOST_COMMON = 6;

const words = (text) => (text ? text.split(" ") : []);

// What the page says: {title, answers: {value: label}} by question, in the order of the page.
function readQuestions(finder) {
  const questions = {};
  for (const part of finder.querySelectorAll("[data-question]")) {
    const content = part.content || part;
    const links = [...content.querySelectorAll("[data-value]")];
    questions[part.dataset.question] = {
      title: content.querySelector("h2").textContent,
      links: new Map(links.map((link) => [link.dataset.value, link])),
    };
  }
  return questions;
}

// Every symptom once, common ones first: {title, href, rank, facets}. What it can be found by is
// written where the page lists it for the first time.
function readSymptoms(finder) {
  const symptoms = new Map();
  for (const section of finder.querySelectorAll(".finder-all section")) {
    const trouble = section.querySelector("h2").id;
    for (const item of section.querySelectorAll("li")) {
      const link = item.querySelector("a");
      const known = symptoms.get(link.href) || {
        title: link.textContent,
        href: link.href,
        rank: Number(item.dataset.rank),
        facets: { trouble: [] },
      };
      symptoms.set(link.href, known);
      if (!known.facets.trouble.includes(trouble)) known.facets.trouble.push(trouble);
      for (const name of ["since", "device", "kind"]) {
        if (item.dataset[name]) known.facets[name] = words(item.dataset[name]);
      }
    }
  }
  return [...symptoms.values()].sort((a, b) => a.rank - b.rank);
}

export function setUp(finder) {
  const questions = readQuestions(finder);
  const symptoms = readSymptoms(finder);
  const enough = Number(finder.dataset.enough);
  const orders = { [UNKNOWN]: words(finder.dataset.then) };
  for (const heading of finder.querySelectorAll(".finder-all h2")) orders[heading.id] = words(heading.dataset.then);

  const narrow = (list, name, value) =>
    value === UNKNOWN ? list : list.filter((symptom) => symptom.facets[name].includes(value));
  const asked = (answers) => [FIRST, ...orders[answers[FIRST] || UNKNOWN]];

  // A link from elsewhere names its answer as an anchor, which leads there without a script, too.
  const fromAnchor = () => {
    const name = location.hash.slice(1);
    return Object.prototype.hasOwnProperty.call(orders, name) ? name : "";
  };

  // The answers in the address that exist and lead somewhere, and what they leave.
  function read() {
    const query = new URLSearchParams(location.search);
    if (!query.has(FIRST) && fromAnchor()) query.set(FIRST, fromAnchor());
    const answers = {};
    let left = symptoms;
    for (const name of Object.keys(questions)) {
      const value = query.get(name);
      if (value !== UNKNOWN && !questions[name].links.has(value)) continue;
      const narrowed = narrow(left, name, value);
      if (!narrowed.length) continue;
      answers[name] = value;
      left = narrowed;
    }
    return { answers, left };
  }

  // The first question that is still open and would narrow the list; none if the list is short.
  function next(answers, left) {
    if (left.length <= enough) return undefined;
    return asked(answers).find(
      (name) =>
        !answers[name] && [...questions[name].links.keys()].some((value) => narrow(left, name, value).length < left.length),
    );
  }

  function address(answers) {
    const url = new URL(location.href);
    url.hash = "";
    for (const name of Object.keys(questions)) {
      if (answers[name]) url.searchParams.set(name, answers[name]);
      else url.searchParams.delete(name);
    }
    return url.href;
  }

  function answerLink(source, answers, count) {
    const link = source.cloneNode(true);
    link.removeAttribute("data-value");
    link.href = address(answers);
    for (const small of link.querySelectorAll("small")) small.remove();
    const number = element("small", {}, String(count));
    number.append(element("span", { class: "visually-hidden" }, count === 1 ? " page" : " pages"));
    link.append(" ", number);
    const item = element("li");
    item.append(link);
    return item;
  }

  function showQuestion(name, answers, left) {
    const { title, links } = questions[name];
    heading.textContent = title;
    const items = [];
    for (const [value, link] of links) {
      const count = narrow(left, name, value).length;
      if (count) items.push(answerLink(link, { ...answers, [name]: value }, count));
    }
    items.push(answerLink(element("a", {}, "I don't know"), { ...answers, [name]: UNKNOWN }, left.length));
    refill(choices, ...items);
  }

  function showGiven(answers) {
    const items = Object.entries(answers).map(([name, value]) => {
      const { title, links } = questions[name];
      const label = value === UNKNOWN ? "I don't know" : (links.get(value).querySelector("span") || links.get(value)).textContent;
      const { [name]: _, ...others } = answers;
      const link = element("a", { href: address(others) });
      link.append(element("small", {}, title), " ", label, element("span", { class: "visually-hidden" }, ": change"));
      const item = element("li");
      item.append(link);
      return item;
    });
    if (items.length > 1) {
      const item = element("li");
      item.append(element("a", { href: address({}) }, "Start again"));
      items.push(item);
    }
    refill(given, ...items);
    given.hidden = !items.length;
  }

  function showResults(answers, left, open) {
    const some = Object.keys(answers).length > 0;
    status.textContent = left.length === 1 ? "1 page fits" : `${left.length} pages ${some ? "fit" : "in all"}`;
    if (!some) note.textContent = "These are the most common. Answer the question to see yours.";
    else if (open) note.textContent = "Common ones first. Another answer makes the list shorter.";
    else note.textContent = left.length > 1 ? "Common ones first." : "";
    const shown = some ? left : left.slice(0, MOST_COMMON);
    refill(
      list,
      ...shown.map((symptom) => {
        const item = element("li");
        item.append(element("a", { href: symptom.href, "data-finder-result": "" }, symptom.title));
        return item;
      }),
    );
  }

  function show() {
    const { answers, left } = read();
    const name = next(answers, left);
    question.hidden = !name;
    if (name) showQuestion(name, answers, left);
    showGiven(answers);
    showResults(answers, left, Boolean(name));
    return name;
  }

  const question = element("section", { "aria-labelledby": "finder-question" });
  const heading = element("h2", { id: "finder-question", tabindex: "-1" });
  const choices = element("ul", { class: "answers" });
  const given = element("ul", { class: "given", "aria-label": "Your answers" });
  const results = element("section", { class: "group", "aria-labelledby": "finder-results" });
  const status = element("h2", { id: "finder-results", tabindex: "-1" });
  const live = element("p", { role: "status", class: "visually-hidden" });
  const note = element("p");
  const list = element("ul", { class: "entries" });
  if (fromAnchor()) {
    // The browser scrolled to that place in the list, which goes now; the question stands at the top. Before the
    // change: after it, a browser would keep its place in what is there then.
    history.replaceState(history.state, "", address(read().answers));
    scrollTo(0, 0);
  }
  question.append(heading, choices);
  results.append(status, note, list);
  refill(finder, given, question, results, live);

  finder.addEventListener("click", (event) => {
    const link = event.target.closest(".answers a, .given a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    const name = show();
    // The pressed link is gone: the focus goes to what comes next, and the count is said.
    (name ? heading : status).focus();
    live.textContent = status.textContent;
  });
  addEventListener("popstate", () => {
    show();
    live.textContent = status.textContent;
  });
  show();
}
