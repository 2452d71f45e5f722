// What a support ticket says beside the symptom: devices, systems and versions.

import { versionsIn } from "./search-versions.js";

const LONGEST_TICKET = 10000;

// What was pasted along with the ticket: marks of HTML, quoted mails, greetings, signatures, disclaimers.
const QUOTE_BEGINS = /^\s*(?:-{2,}\s*(?:original|forwarded|begin forwarded)\b.*|(?:on|am|le|el) .{4,80}(?:wrote|schrieb|écrit|escribió):?|from: .+|begin forwarded message:?|_{10,}|(?:this (?:e-?mail|message) (?:and any|is|may)|confidentiality notice|disclaimer\b).*)\s*$/i;
const SIGNATURE = /^\s*(?:--\s*|(?:(?:kind|best|warm|many) (?:regards|wishes)|regards|best|cheers|sincerely|yours(?: \w+)?|thanks(?: again)?|many thanks|thank you(?: in advance| very much)?|with best wishes|mit freundlichen grüßen)[,.!]*)\s*$/i;
const GREETING = /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^.!?\n]{0,40}[,!.:]?\s*$/i;
const SENT_FROM = /^\s*(?:sent|get outlook) (?:from|for) .*$/i;
const MARKUP = /<\/?(?:p|div|br|span|a|b|i|ul|ol|li|table|tr|td|html|body|head|style|meta|blockquote|font|h\d)\b[^>]{0,300}>/i;

// The part of a ticket that its writer wrote now.
export function writtenNow(text) {
  const plain = MARKUP.test(text)
    ? text
      .replace(/<(style|script|blockquote|head)\b[^]*?<\/\1>/gi, " ")
      .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b[^>]*>/gi, "\n")
      .replace(/<[^>]{0,300}>/g, " ")
      .replace(/&nbsp;/g, " ").replace(/&amp;/g, "&").replace(/&#39;|&rsquo;|&apos;/g, "'").replace(/&quot;/g, "\"").replace(/&lt;/g, "<").replace(/&gt;/g, ">")
    : text;
  const kept = [];
  for (const line of plain.split("\n")) {
    if (QUOTE_BEGINS.test(line) && kept.some((each) => each.trim().length > 20)) break;
    if (SIGNATURE.test(line) && kept.some((each) => each.trim().length > 20)) break;
    if (/^\s*>/.test(line) || GREETING.test(line) || SENT_FROM.test(line) || QUOTE_BEGINS.test(line)) continue;
    kept.push(line);
  }
  // A ticket that is nothing but a quotation speaks all the same.
  return kept.join("\n").trim() || plain.replace(/^\s*>+/gm, "").trim();
}

export function sentences(text) {
  return text
    .slice(0, LONGEST_TICKET)
    .split(/[.!?;\n]+\s|\n+/)
    .map((part) => part.trim())
    .filter((part) => part.length > 2)
    .slice(0, 60);
}

export function readTicket(text, reader, { systemOf, newest }) {
  const named = [...new Set(reader.read(text).flatMap((token) => token.concepts))].filter((c) => c in systemOf);
  const systems = versionsIn(text, newest);
  return {
    summary(best) {
      const wanted = new Set([...named, ...(named.length || !best ? [] : best.devices)].map((d) => systemOf[d]));
      return { devices: named, systems, missing: [...wanted].filter((system) => !(system in systems)) };
    },
  };
}
