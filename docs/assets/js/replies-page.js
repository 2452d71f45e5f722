// The page of all replies: a filter, the customer's name and versions, and buttons that copy.
import { copyEntry, shortLink } from "./agents.js";
import { copyButtons } from "./copy-buttons.js";
import { element } from "./element.js";
import { chosenSystems, parse, store, SYSTEMS } from "./systems.js";

const form = document.querySelector(".reply-tools");
const { filter, customer } = form.elements;
const status = form.querySelector("[role=status]");
const replies = [...document.querySelectorAll("[data-reply]")].map((section) => ({
  section,
  id: section.dataset.reply,
  link: section.querySelector(".note a"),
  words: section.textContent.toLowerCase(),
}));

// What is no version counts as not given.
function systems() {
  const given = SYSTEMS.map((system) => [system, form.elements[system].value.trim()]);
  return Object.fromEntries(given.filter(([, version]) => parse(version)));
}

function showLinks() {
  for (const { id, link } of replies) link.textContent = link.href = shortLink(id, systems());
}

function showMatches() {
  const wanted = filter.value.toLowerCase().split(/\s+/);
  let count = 0;
  for (const { section, words } of replies) {
    section.hidden = !wanted.every((word) => words.includes(word));
    count += section.hidden ? 0 : 1;
  }
  status.textContent = count === 1 ? "1 reply" : `${count} replies`;
}

for (const { section, id } of replies) {
  section.append(element("p", { class: "agents" }, ...copyButtons(`reply-${id}`)));
}
for (const [system, version] of Object.entries(chosenSystems())) form.elements[system].value = version;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => {
  if (event.target === filter) showMatches();
  else if (event.target !== customer) {
    store(systems());
    showLinks();
  }
});
document.addEventListener("click", ({ target }) => {
  const what = target.dataset?.copy;
  if (what) copyEntry(what, target.closest("[data-reply]").dataset.reply, systems(), customer.value);
});
showLinks();
form.hidden = false;
// The buttons moved what the address points at.
document.getElementById(location.hash.slice(1))?.scrollIntoView();
