// The panel: triage inside a page of a help desk, which hands over the ticket and takes the reply. Only pages of the
// origins that the host of this site allowed are heard, and each message has a shape that /support/help-desk/ names.
import { element } from "./element.js";

export const VERSION = 1;
const LONGEST_TEXT = 20000; // characters of a ticket; what the search reads
const LONGEST_NAME = 60;
const LONGEST_MESSAGE = 4e6; // characters of a message that has to be parsed
const INCOMING = 0; // Chatwoot's number for a message of the customer

// Whether `origin` is in the list, in which "https://*.example.org" stands for all names below example.org.
export function isAllowed(origin, list) {
  return list.split(/[\s,]+/).some((allowed) => {
    const [scheme, name] = allowed.split("*");
    if (name === undefined) return allowed === origin && origin !== "";
    const inside = origin.slice(scheme.length, -name.length);
    return origin.startsWith(scheme) && origin.endsWith(name) && /^[a-z0-9.-]+$/.test(inside);
  });
}

const ticket = (text, customer) => ({
  text: text.slice(0, LONGEST_TEXT),
  isCut: text.length > LONGEST_TEXT,
  customer: typeof customer === "string" ? customer.slice(0, LONGEST_NAME) : "",
});

// Chatwoot sends the conversation that is open: what the customer wrote last, until an agent answered.
function chatwootTicket(message) {
  if (message.length > LONGEST_MESSAGE) return null;
  try {
    const { event, data } = JSON.parse(message);
    if (event !== "appContext") return null;
    const written = data.conversation.messages.filter(({ content }) => typeof content === "string" && content.trim());
    const answered = written.map(({ message_type: type, private: isNote }) => type === INCOMING || Boolean(isNote)).lastIndexOf(false);
    const incoming = (list) => list.filter(({ message_type: type }) => type === INCOMING).map(({ content }) => content);
    const last = incoming(written.slice(answered + 1));
    const text = (last.length ? last : incoming(written)).join("\n\n");
    return text ? ticket(text, data.contact && data.contact.name) : null;
  } catch {
    return null;
  }
}

// What a message asks for: {ticket, answers} or {next}, in which `answers` says that the sender takes replies; null
// for any other shape.
export function read(message) {
  if (typeof message === "string") {
    const found = chatwootTicket(message);
    return found && { ticket: found, answers: false };
  }
  if (!message || typeof message !== "object") return null;
  if (message.type === "resync:next") return { next: true };
  if (message.type !== "resync:ticket" || typeof message.text !== "string") return null;
  return { ticket: ticket(message.text, message.customer), answers: true };
}

// `triage` is what the form's script gives: begin(text, customer), reply() and next().
export function setUp(form, triage) {
  const list = document.body.dataset.allowed;
  const said = form.querySelector("[role=status]");
  const buttons = form.querySelector(".triage-buttons");
  if (parent === window || !list.trim()) return;
  let host = ""; // the origin that takes replies

  const use = element("button", { type: "button" }, "Put it into the ticket");
  use.addEventListener("click", () => {
    const reply = triage.reply();
    if (!reply || !host) return;
    parent.postMessage({ type: "resync:reply", version: VERSION, ...reply }, host);
    buttons.dataset.said = said.textContent = "Handed over";
  });

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || !isAllowed(origin, list)) return;
    const wanted = read(data);
    if (!wanted) return;
    if (wanted.next) {
      triage.next();
      return;
    }
    if (wanted.answers && !host) {
      buttons.prepend(use, " ");
      buttons.querySelector("[type=submit]").classList.add("quiet");
    }
    host = wanted.answers ? origin : "";
    const { text, customer, isCut } = wanted.ticket;
    // A help desk tells of the same ticket again and again; what an agent wrote meanwhile stays.
    if (text === form.elements.ticket.value) return;
    triage.begin(text, customer);
    if (isCut) buttons.dataset.said = said.textContent = "The ticket is long. Its beginning was taken.";
  });

  // Nothing in these two is about anybody: whoever embeds this page may know that it is ready.
  parent.postMessage({ type: "resync:ready", version: VERSION }, "*");
  parent.postMessage("chatwoot-dashboard-app:fetch-info", "*");
}
