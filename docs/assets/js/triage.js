// Triage: a ticket is pasted, and the likeliest symptoms, the facts in it, what to ask back and a
// reply stand beside it. Everything happens on this page; nothing is kept.
import { copy, takesRichText } from "./copy.js";
import replies, { independent } from "./replies.js";
import { replyFor } from "./reply.js";
import { intact, merged, textOf } from "./reply-draft.js";
import { toHtml, toMarkdown } from "./reply-formats.js";
import { startSearch } from "./search-start.js";
import { setSession } from "./session.js";
import { store, withSystems } from "./systems.js";
import { nextTicket } from "./ticket.js";
import { isAnother, textIn } from "./ticket-text.js";
import { setUpKeys } from "./triage-keys.js";
import { groupsOf, nextFix, showFacts, showPages, triedIn } from "./triage-show.js";
import { describe } from "./versions.js";

const WAITING = "The likeliest pages and a reply appear as soon as there is a text.";
const NOTHING = "This is not about messages, or there is not enough to tell. Is there more of it?";
const SURE = "Likeliest pages, best first";
const ASK = "One of these, not sure which: ask back";
const REFUSED = "Your browser did not allow it. The reply is selected: copy it with Command-C or Control-C.";
// Milliseconds: how long typing rests before a screen reader is told, and how long half a search will do.
const PAUSE = 800;
const PATIENCE = 3000;
const EMPTY = { suggestions: [], devices: [], systems: {}, bounded: {}, missing: [], read: "" };

async function startEngine() {
  const [started] = await Promise.all([startSearch(), import("./triage-engine.js")]);
  // Both parts, unless the second keeps the agent waiting.
  await Promise.race([started.complete, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  return started.engine;
}

// Brings the form to life. `beside`: links open beside the page.
export async function setUp(form, { beside = "compact" in document.documentElement.dataset } = {}) {
  const { ticket, customer, reply, keys } = form.elements;
  const part = (name) => form.querySelector(`.triage-${name}`);
  const spoken = form.querySelector("[role=status]");

  let engine;
  let found = EMPTY;
  let groups = [[]];
  let picked = []; // ids of the pages in the reply
  let draft = []; // the parts that the reply was composed of
  let drafts = new Map(); // by the pages in them, what was written: [parts, text]
  let written = ""; // the reply as it stood before an agent touched it
  let seen = ""; // the ticket that is answered
  let asked = 0;
  let frame = 0;
  let pause = 0;

  const all = () => [].concat(...groups);
  const linkOf = (id) => withSystems(replies[id].short, found.systems);

  function compose() {
    const name = customer.value.trim();
    const questions = [...form.querySelectorAll("[name=ask]:checked")].map((box) => box.value);
    const tried = triedIn(found);
    const pages = picked.map((id, i) => {
      const fix = nextFix(id, tried);
      const [first, ...others] = `${replyFor(replies[id], found.systems)}\n${linkOf(id)}`.split("\n\n");
      return [
        // Which answer is for which of the problems.
        [`about ${id}`, picked.length > 1 && `${i + 1}. ${replies[id].title}`],
        [`page ${id}`, first],
        ...others.map((paragraph, i) => [`page ${id} ${i}`, paragraph]),
        [`fix ${id}`, fix && `The likeliest fix: ${replies[fix].title}\n${linkOf(fix)}`],
      ];
    });
    return [
      ["greeting", name ? `Hello ${name},` : "Hello,"],
      ...[].concat(...pages),
      ["ask", questions.length && `So that we can be more exact, please tell us: ${questions.join(" ")}`],
      ["end", independent],
    ];
  }

  const pagesIn = (parts) => parts.map(([key]) => key.split(" ")).filter(([kind, , number]) => kind === "page" && !number).join(" ");
  const shown = () => reply.value.replace(/\r\n?/g, "\n");

  // What an agent wrote stays. Where the words about a page were rewritten, another page begins anew, and the old
  // words come back with theirs.
  function write() {
    const parts = compose();
    let [before, text] = draft.length ? [draft, shown()] : [parts, textOf(parts)];
    const [from, to] = [pagesIn(before), pagesIn(parts)];
    if (from !== to) {
      const gone = draft.map(([key]) => key).filter((key) => !parts.some(([other]) => other === key));
      const isKept = intact(text, draft, gone);
      drafts.set(from, [before, text]);
      if (drafts.has(to) && (text === written || !isKept)) [before, text] = drafts.get(to);
      else if (!isKept) [before, text] = [parts, textOf(parts)];
    }
    reply.value = merged(text, before, parts);
    draft = parts;
    written = shown();
    showPicked();
  }

  function showPicked() {
    for (const box of form.querySelectorAll("[name=choice]")) box.checked = box.value === picked[0];
    for (const box of form.querySelectorAll("[name=also]")) {
      box.checked = picked.indexOf(box.value) > 0;
      box.closest("label").hidden = box.value === picked[0];
    }
    part("for").textContent = `With: ${picked.map((id) => replies[id].title).join(" · ")}`;
  }

  function tell(text) {
    clearTimeout(pause);
    pause = setTimeout(() => {
      spoken.textContent = text;
    }, PAUSE);
  }

  // A reply belongs to one ticket: name, edits and questions go with it.
  function forget() {
    draft = [];
    drafts = new Map();
    picked = [];
    customer.value = "";
    for (const box of form.querySelectorAll("[name=ask]:checked")) box.checked = false;
    delete part("buttons").dataset.said;
  }

  async function show() {
    if (!engine) return;
    const text = ticket.value.trim();
    asked += 1;
    const number = asked;
    const answer = await engine.triage(text);
    if (number !== asked) return; // more was typed meanwhile
    const ids = (lists) => [].concat(...lists).map(({ id }) => id).join();
    const before = ids(groups);
    found = answer;
    groups = groupsOf(found);
    const list = all();
    // Choosing is not undone by one more word, as long as the pages are the same.
    if (ids(groups) !== before || !picked.length) picked = groups.map(([first]) => first && first.id).filter(Boolean);
    // Whatever is opened from here is about this ticket, and about no ticket before it.
    if (text) {
      setSession(true);
      store(found.systems);
    }
    showPages(part("lists"), groups, { found, picked, look: { beside } });
    const none = !list.length;
    part("pages").hidden = part("reply").hidden = none;
    part("state").hidden = !none;
    part("state").textContent = !text ? WAITING : found.language ? `This is ${found.language}, as it seems. Triage reads English only.` : NOTHING;
    if (text) form.dataset.triageState = found.state;
    else delete form.dataset.triageState;
    part("sure").textContent = found.state === "ask" ? ASK : SURE;
    if (text) showFacts(part("facts"), found, [...form.querySelectorAll("[name=ask]:checked")].map((box) => box.value));
    else part("facts").hidden = true;
    const versions = describe(found.systems);
    part("versions").textContent = versions ? `The links are for ${versions}.` : "The ticket names no version.";
    if (!none) write();
    tell(none ? text && part("state").textContent : `${part("sure").textContent}. ${list.length} pages. Likeliest: ${list[0].title}. The reply is ready.`);
    form.dispatchEvent(new Event("triaged"));
  }

  // {ids, text, html, markdown, links}; null without a reply.
  function current() {
    if (!picked.length) return null;
    const text = shown();
    const titles = {};
    for (const id of Object.keys(replies)) titles[linkOf(id)] = replies[id].title;
    return { ids: picked, text, html: toHtml(text, titles), markdown: toMarkdown(text, titles), links: picked.map(linkOf) };
  }

  const SAID = { text: "Copied", rich: "Copied as rich text", markdown: "Copied as Markdown", link: "Link copied" };

  async function copyAs(what) {
    const { text, html, markdown, links } = current();
    const wanted = { text, rich: text, markdown, link: links.join("\n") }[what];
    // To be copied by hand where the browser refuses.
    let done = await copy(wanted, what === "rich" ? html : undefined);
    if (!done) {
      reply.focus();
      reply.select();
      // A page around this one can forbid the clipboard, but not what the keyboard does.
      done = parent !== window && what === "text" && document.execCommand("copy");
    }
    clearTimeout(pause);
    part("buttons").dataset.said = spoken.textContent = done ? SAID[what] : REFUSED;
    return done;
  }

  // Begins with a ticket.
  function begin(text, name = "") {
    forget();
    ticket.value = seen = text;
    customer.value = name;
    show();
  }

  function readAddress() {
    const text = textIn(location.hash);
    if (text === null) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    begin(text);
  }

  function next() {
    form.reset();
    return true;
  }

  ticket.addEventListener("input", () => {
    frame = frame || requestAnimationFrame(() => {
      frame = 0;
      if (isAnother(seen.trim(), ticket.value.trim())) forget();
      seen = ticket.value;
      delete part("buttons").dataset.said;
      show();
    });
  });
  form.addEventListener("change", ({ target }) => {
    if (target.name === "choice") picked = [target.value];
    else if (target.name === "also") picked = target.checked ? [...picked, target.value] : picked.filter((id) => id !== target.value);
    else if (target.name !== "ask") return;
    write();
  });
  customer.addEventListener("input", () => draft.length && write());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (picked.length) copyAs("text");
  });
  form.addEventListener("click", ({ target }) => target.dataset.as && copyAs(target.dataset.as));
  form.addEventListener("reset", () => {
    const single = keys.checked;
    nextTicket();
    // The fields are emptied after this event.
    setTimeout(() => {
      keys.checked = single;
      forget();
      seen = "";
      show();
      ticket.focus();
    });
  });
  setUpKeys(form, keys, {
    copy() {
      if (!picked.length) return false;
      const inTicket = document.activeElement === ticket;
      // From here, N goes on to the next ticket.
      copyAs("text").then((done) => done && inTicket && form.querySelector("[type=reset]").focus());
      return true;
    },
    choose(number) {
      const box = form.querySelectorAll("[name=choice]")[number - 1];
      if (!box) return false;
      picked = [box.value];
      box.focus();
      write();
      return true;
    },
    next,
    leave() {
      const box = form.querySelector("[name=choice]:checked");
      if (box) box.focus();
      return Boolean(box);
    },
  });
  for (const button of form.querySelectorAll("[data-as=rich]")) button.hidden = !takesRichText();

  readAddress();
  addEventListener("hashchange", readAddress);
  engine = await startEngine();
  // Somebody may have pasted already, and a browser can bring back the text of a visit before.
  seen = ticket.value;
  show();
  if ("allowed" in document.body.dataset) {
    const panel = await import("./panel.js").catch(() => null);
    if (panel) panel.setUp(form, { begin, reply: current, next });
  }
}
