// For support agents: a link or a reply goes to the clipboard, with the customer's versions in the link.
import { copy } from "./copy.js";
import { element } from "./element.js";
import { chosenSystems, withSystems } from "./systems.js";

const SHOWN_FOR = 4000; // milliseconds
const { id, root } = document.body.dataset;
const said = element("p", { role: "status", class: "said" });
document.body.append(said);
let fading = 0;

// A region that is read aloud has to stand there empty before it says something.
function say(text) {
  clearTimeout(fading);
  said.textContent = "";
  requestAnimationFrame(() => {
    said.textContent = text;
  });
  fading = setTimeout(() => {
    said.textContent = "";
  }, SHOWN_FOR);
}

// Where the clipboard is refused: the text, selected, so that the keyboard or the menu can copy it.
function showInstead(text) {
  const field = element("textarea", { readonly: "", rows: "8", id: "to-copy" });
  field.value = text;
  const label = element("label", { for: "to-copy" }, "Your browser did not allow copying. Copy this text yourself:");
  const dialog = element(
    "dialog",
    { class: "copy-panel" },
    element("form", { method: "dialog" }, label, field, element("button", {}, "Close")),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
  field.select();
}

async function deliver(name, text, html) {
  if (await copy(text, html)) say(`${name} copied${html ? " as rich text" : ""}`);
  else showInstead(text);
}

// The public short link, also where the site is looked at under another address.
export function shortLink(entry, systems, hash = "") {
  const base = document.querySelector("link[rel=canonical]").href;
  return withSystems(new URL(`${root}/go/${entry.toLowerCase()}/${hash}`, base), systems);
}

// What is sent: as text, and as HTML in which the link has the title of its page.
function compose({ title, reply }, link, name) {
  const greeting = name ? `Hello ${name},` : "";
  const anchor = element("a", { href: link }, title);
  const paragraphs = [...(greeting ? [element("p", {}, greeting)] : []), element("p", {}, `${reply} `, anchor)];
  return {
    text: [...(greeting ? [greeting] : []), `${reply} ${link}`].join("\n\n"),
    html: paragraphs.map((paragraph) => paragraph.outerHTML).join(""),
  };
}

// Copies `what` ("link", "text" or "rich") of an entry such as "s03"; `name` is the customer's.
export async function copyEntry(what, entry, systems, name = "") {
  const link = shortLink(entry, systems);
  if (what === "link") return deliver("Link", link);
  const replies = (await import("./replies.js")).default;
  const { text, html } = compose(replies[entry.toUpperCase()], link, name.trim());
  return deliver("Reply", text, what === "rich" ? html : "");
}

// On the page of an entry. After its first reply it has a field for the customer's name, which most visitors
// never need.
export async function copyHere(what) {
  const line = document.querySelector("main > .agents");
  const field = line.querySelector("input");
  await copyEntry(what, id, chosenSystems(), field?.value);
  if (field || what === "link") return;
  const name = element("input", { type: "text", autocomplete: "off", spellcheck: "false", maxlength: "60" });
  line.append(element("label", {}, "Customer's name, for the next copy (not stored) ", name));
}

export const copyStep = (step) =>
  deliver(`Link to step ${step.textContent}`, shortLink(id, chosenSystems(), step.getAttribute("href")));
