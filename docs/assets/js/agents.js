// For support agents: what goes to the clipboard as a link or a reply, with the customer's versions in the link.
import { element } from "./element.js";
import { replyFor } from "./reply.js";
import { styled } from "./support-style.js";
import { chosenSystems, withSystems } from "./systems.js";
import { fits, tabsAround } from "./tabs.js";
import { onTicket, setUp } from "./ticket.js";

const SHOWN_FOR = 4000; // milliseconds
const { id, root } = document.body.dataset;
const status = element("p", { role: "status", class: "said" });
document.body.append(status);
let fading = 0;

// A region that is read aloud has to stand there empty before it says something.
function say(text) {
  clearTimeout(fading);
  status.textContent = "";
  requestAnimationFrame(() => {
    status.textContent = text;
  });
  fading = setTimeout(() => {
    status.textContent = "";
  }, SHOWN_FOR);
}

// Where the clipboard is refused: the text, selected, so that the keyboard or the menu can copy it.
// `target` is what was selected: Safari gives a button no focus for a click.
async function showInstead(text, target) {
  await styled;
  const field = element("textarea", { readonly: "", rows: "8", id: "to-copy" });
  field.value = text;
  const label = element("label", { for: "to-copy" }, "Your browser did not allow copying. Copy this text yourself:");
  const close = element("button", { type: "button" }, "Close");
  // Safari before 15.4 has no modal dialogs: there the panel stands at the end of the page.
  const dialog = element("dialog", { class: "copy-panel", open: "" }, label, field, close);
  const leave = () => {
    dialog.remove();
    target.focus();
  };
  document.body.append(dialog);
  if ("showModal" in dialog) {
    dialog.removeAttribute("open");
    /* eslint-disable members/young -- asked for above */
    dialog.showModal();
    // Until it is closed, WebKit lets nothing behind it have the focus.
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", leave);
  } else close.addEventListener("click", leave);
  field.focus();
  field.select();
}

// Says that it was copied, or gives the text to be copied by hand; `target` is what was selected for it.
export function tell({ said, text }, copied, target) {
  if (copied) say(said);
  else showInstead(text, target);
}

// The public short link, also where the site is looked at under another address.
export function shortLink(entry, systems, hash = "") {
  const base = document.querySelector("link[rel=canonical]").href;
  return withSystems(new URL(`${root}/go/${entry.toLowerCase()}/${hash}`, base), systems);
}

// What is sent: greeting, paragraphs, the link, and that this is not Apple. As text, and as HTML in which the link
// has the title of its page.
function compose({ title, reply }, link, name, independent) {
  const parts = [name ? `Hello ${name},` : "Hello,", ...reply.split("\n\n")];
  const lead = `${parts.pop()} `;
  const html = [...parts.map((part) => element("p", {}, part)), element("p", {}, lead, element("a", { href: link }, title)), element("p", {}, independent)];
  return {
    text: [...parts, lead + link, independent].join("\n\n"),
    html: html.map((paragraph) => paragraph.outerHTML).join(""),
  };
}

// {said, text, html} to copy as `what` ("link", "text" or "rich") for an entry such as "s03"; `customer` is a name.
export async function contentOf(what, entry, systems, customer = "") {
  const link = shortLink(entry, systems);
  if (what === "link") return { said: "Link copied", text: link };
  const { default: replies, independent } = await import("./replies.js");
  const said = `Reply copied${what === "rich" ? " as rich text" : ""}`;
  const { title, ...words } = replies[entry.toUpperCase()];
  return { said, ...compose({ title, reply: replyFor(words, systems) }, link, customer.trim(), independent) };
}

const line = () => document.querySelector("main > .agents");

// The same for the page of an entry.
export function contentHere(what) {
  const field = line().querySelector("input");
  return contentOf(what, id, chosenSystems(), field ? field.value : "");
}

// The link of a step opens where it was copied: a tab that is not for the chosen versions counts more than they do.
export function contentOfStep(numeral) {
  const systems = chosenSystems();
  for (const { label } of tabsAround(numeral)) {
    if (!fits(label, systems)) delete systems[label.dataset.system.toLowerCase()];
  }
  return {
    said: `Link to step ${numeral.textContent} copied`,
    text: shortLink(id, systems, numeral.getAttribute("href")),
  };
}

// Who copies a reply answers tickets: from the first one on, the page of an entry has what most visitors never need,
// a field for the customer's name and the line about a support session.
export function afterReply() {
  setUp(line());
  if (line().querySelector("input")) return;
  const name = element("input", { type: "text", autocomplete: "off", spellcheck: "false", maxlength: "60" });
  line().append(element("label", {}, "Customer's name, for the next copy (not stored) ", name));
  onTicket(() => {
    name.value = "";
  });
}
