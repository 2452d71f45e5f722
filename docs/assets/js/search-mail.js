// What a ticket is made of: what its writer wrote now, and the mails that it answers, quotes or forwards. Marks of
// HTML, greetings, signatures and disclaimers are left out.

const MARKUP = /<\/?(?:p|div|br|span|a|b|i|ul|ol|li|table|tr|td|html|body|head|style|meta|blockquote|font|h\d)\b[^>]{0,300}>/i;
const INNERMOST = /<blockquote\b[^>]{0,300}>((?:(?!<blockquote\b)[^])*?)<\/blockquote>/gi;
const NESTED = 8; // quotations inside of quotations
// Lines that begin another mail, those of them that hand it on, and the lines of its head.
const BEGINS = /^\s*(?:-{2,}\s*(?:original|forwarded|begin forwarded|weitergeleitet)\b.*|(?:on|am|le|el) .{4,120}(?:wrote|schrieb|écrit|escribió)\s*:|(?:from|von|de): .+|begin forwarded message:?|_{10,})\s*$/i;
const HANDS_ON = /^[\s>]*(?:-{2,}\s*(?:begin )?forwarded\b|begin forwarded\b|subject:\s*fwd?:|fwd?:)/im;
const HEAD = /^\s*\*?(?:from|to|cc|sent|date|reply-to|von|an|gesendet|datum)\*?:\*? .*$/i;
const SUBJECT = /^\s*\*?(?:subject|betreff)\*?:\*?\s*((?:(?:re|fwd?|aw|wg)\s*:\s*)*)/i;
const WRAPPED = /^([>\s]*on .{4,120})\n[>\s]*(.{0,60}wrote:\s*)$/gim;
const ENDS = /^\s*(?:this (?:e-?mail|message) (?:and any|is|may)|confidentiality notice|disclaimer\b).*$/i;
const SIGNATURE = /^\s*(?:--\s*|(?:(?:kind|best|warm|many) (?:regards|wishes)|regards|best|cheers|sincerely|yours(?: \w+)?|thanks(?: again)?|many thanks|thank you(?: in advance| very much)?|with best wishes|mit freundlichen grüßen)[,.!]*)\s*$/i;
const GREETING = /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^.!?\n]{0,40}[,!.:]?\s*$/i;
const SENT_FROM = /^\s*(?:sent|get outlook) (?:from|for) .*$/i;
const SAYING = 20; // characters of a line that says something
const SIGNED = 6; // lines of a signature

function withoutMarkup(text) {
  if (!MARKUP.test(text)) return text;
  let plain = text
    .replace(/<(style|script|head)\b[^]*?<\/\1>/gi, " ")
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b[^>]*>/gi, "\n");
  for (let i = 0; i < NESTED && /<\/blockquote>/i.test(plain); i += 1) {
    plain = plain.replace(INNERMOST, (whole, inner) => `\n${inner.replace(/^/gm, "> ")}\n`);
  }
  return plain
    .replace(/<[^>]{0,300}>/g, " ")
    .replace(/&nbsp;/g, " ").replace(/&amp;/g, "&").replace(/&#39;|&rsquo;|&apos;/g, "'").replace(/&quot;/g, "\"").replace(/&lt;/g, "<").replace(/&gt;/g, ">");
}

// A mail's lines without what says nothing. Where more follows below it, also the shortest mail ends at its signature.
function spoken(lines, isAnswer) {
  const kept = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    const said = kept.some((each) => each.trim().length > SAYING);
    const signed = isAnswer && lines.slice(at).filter((each) => each.trim()).length <= SIGNED;
    if ((SIGNATURE.test(line) && (said || (signed && kept.length))) || (ENDS.test(line) && said)) break;
    if (GREETING.test(line) || SENT_FROM.test(line) || ENDS.test(line) || HEAD.test(line)) continue;
    kept.push(line.replace(SUBJECT, ""));
  }
  return kept.join("\n").trim();
}

// The lines of each mail, from the newest to the oldest; the first is what was written now, and can be empty.
function apart(plain) {
  const mails = [{ said: [], depth: 0 }];
  let [mail] = mails;
  const isEmpty = () => !mail.said.some((line) => line.trim());
  const begin = (depth) => {
    if (!isEmpty() || mail === mails[0]) {
      mail = { said: [], depth };
      mails.push(mail);
    }
    mail.depth = depth;
  };
  for (const line of plain.split("\n")) {
    const [marks] = line.match(/^(?:\s*>)*/);
    const depth = marks.split(">").length - 1;
    const rest = line.slice(marks.length);
    if (BEGINS.test(rest)) {
      begin(depth);
      continue;
    }
    if (rest.trim() && depth > mail.depth) begin(depth);
    // Between and below what is quoted stands what answers it.
    else if (rest.trim() && depth < mail.depth) mail = mails.find((each) => each.depth === depth) || mails[0];
    mail.said.push(rest);
  }
  return mails.map(({ said }) => said);
}

// {now, before, handedOn}: what was written now, the mails before it from the newest to the oldest, and whether the
// writer hands on what somebody else wrote. A ticket that is nothing but a quotation was written now.
export function mailsIn(text) {
  const plain = withoutMarkup(text).replace(WRAPPED, "$1 $2");
  const mails = apart(plain);
  const [first, ...before] = mails.map((lines, at) => spoken(lines, !at && mails.length > 1));
  const others = before.filter(Boolean);
  return { now: first || others.shift() || plain.trim(), before: others, handedOn: HANDS_ON.test(plain) };
}
