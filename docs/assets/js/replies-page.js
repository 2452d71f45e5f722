// The page of all replies: a filter, the customer's name and versions, and buttons that copy.
import { addressKeeper } from "./address.js";
import { contentOf, shortLink, tell } from "./agents.js";
import { whenBack } from "./back.js";
import { copyButtons } from "./copy-buttons.js";
import { copyContent } from "./copy.js";
import { element } from "./element.js";
import { setUp as filterList } from "./list-filter.js";
import { choices, chosenSystems, NONE, parse, store, SYSTEMS, withSystems } from "./systems.js";
import { nextTicket, onTicket } from "./ticket.js";
import { describe } from "./versions.js";

const tools = document.querySelector(".reply-tools");
const find = tools.querySelector(".reply-find");
const fields = Object.fromEntries([...tools.querySelectorAll(".reply-fill input")].map((field) => [field.name, field]));
const { customer } = fields;
const replies = [...document.querySelectorAll("[data-reply]")].map((section) => ({
  section,
  id: section.dataset.reply,
  versions: element("span", { class: "note" }),
  link: section.querySelector(".note a"),
}));

// What is no version counts as not given.
function systems() {
  const given = SYSTEMS.map((system) => [system, fields[system].value.trim()]);
  return Object.fromEntries(given.filter(([, version]) => parse(version)));
}

let said = {};
const keepAddress = addressKeeper(() => withSystems(location.href, said));

// What was said of systems without a version stays. The address has it, for the way back.
function keep() {
  const without = Object.entries(choices()).filter(([, value]) => value === NONE);
  said = { ...Object.fromEntries(without), ...systems() };
  store(said);
  keepAddress();
}

// A script was lost on the way.
function failed(button) {
  button.textContent = "Not loaded: try again later";
}

function showLinks() {
  const words = describe(systems());
  for (const { id, link, versions } of replies) {
    link.textContent = link.href = shortLink(id, systems());
    versions.textContent = words ? `For ${words}` : "";
  }
}

// Before the buttons, whose words nobody looks for.
filterList(find, (left) => (left === 1 ? "1 reply" : `${left} replies`));
for (const { section, id, versions } of replies) {
  section.querySelector(".agents").append(...copyButtons(`reply-${id}`), versions);
}
function fillIn() {
  for (const [system, version] of Object.entries(chosenSystems())) {
    if (!fields[system].value) fields[system].value = version;
  }
  showLinks();
}

// What was typed before this script came stays, and counts.
const early = systems();
fillIn();
tools.querySelector("fieldset").addEventListener("input", () => {
  keep();
  showLinks();
});
document.addEventListener("click", ({ target }) => {
  const what = target.dataset && target.dataset.copy;
  if (!what) return;
  const content = contentOf(what, target.closest("[data-reply]").dataset.reply, systems(), customer.value);
  const copied = copyContent(content, what === "rich");
  Promise.all([content, copied]).then((both) => tell(...both, target), () => failed(target));
});
tools.querySelector("[data-next]").addEventListener("click", () => {
  nextTicket();
  find.querySelector("input").focus();
});
onTicket(() => {
  for (const field of [...Object.values(fields), ...find.querySelectorAll("input, select")]) field.value = "";
  find.dispatchEvent(new Event("input"));
  showLinks();
});
whenBack(fillIn);
if (Object.keys(early).length) keep();
// The buttons moved what the address points at.
const linked = document.getElementById(location.hash.slice(1));
if (linked) linked.scrollIntoView();
