// Who has the messages and who lacks them: direction, negation and devices read out of a sentence.
import { DEVICE_CONCEPTS } from "./search-text.js";

const BREAKS = new Set(["|", "but", "while", "yet", "though", "although", "whereas", "however"]);
const BEFORE_DEVICE = new Set(["on", "to", "from", "in", "at", "with", "through", "via", "into", "onto", "for", "by"]);
const LACK = new Set(["not", "nothing", "silent", "dead", "quiet", "empty", "miss", "stop", "frozen", "without"]);
const HAVE = new Set(["yes", "everything", "fine", "ok", "perfect", "all", "work", "good", "instead"]);

const deviceOf = (token) => token.concepts.find((concept) => DEVICE_CONCEPTS.includes(concept));

// Features such as "lacks:mac", "has:iphone", "only:iphone", "iphone>mac".
export function facets(tokens) {
  const mentions = [];
  tokens.forEach((token, at) => {
    const device = deviceOf(token);
    const last = mentions[mentions.length - 1];
    if (!device) return;
    if (last && last.device === device && last.end === at - 1) last.end = at;
    else mentions.push({ device, start: at, end: at });
  });
  const found = new Set();
  mentions.forEach((mention, n) => {
    const floor = n > 0 ? mentions[n - 1].end : -1;
    const ceiling = n + 1 < mentions.length ? mentions[n + 1].start : tokens.length;
    let role = "";
    let link = "";
    let only = false;
    for (let i = mention.start - 1; i > floor && !BREAKS.has(tokens[i].word); i -= 1) {
      const { word, stem } = tokens[i];
      if (!link && BEFORE_DEVICE.has(word)) link = word;
      if (word === "only" && mention.start - i < 4) only = true;
      if (word === "except") role = "lacks";
      if (!role && (LACK.has(stem) || LACK.has(word)) && !tokens[i].spent) role = "lacks";
    }
    if (link) mention.link = link;
    for (let i = mention.end + 1; i < ceiling && !BREAKS.has(tokens[i].word); i += 1) {
      const { word, stem } = tokens[i];
      const next = tokens[i + 1];
      if (word === "only" && i === mention.end + 1) only = true;
      // "on the iphone, not on the mac", "from the iphone never show on the mac": about what follows.
      const near = next && ceiling < tokens.length && (i + 1 === ceiling || (BEFORE_DEVICE.has(next.word) && i + 2 === ceiling));
      const forward = near || (link === "from" && ceiling < tokens.length);
      if ((LACK.has(stem) || LACK.has(word)) && !forward) {
        if (!role || i < mention.end + 3) role = "lacks";
        tokens[i].spent = true;
        break;
      }
      if (HAVE.has(stem) || HAVE.has(word)) {
        role = role || "has";
        break;
      }
    }
    mention.role = only && role !== "lacks" ? "only" : role || "has";
  });
  // "can't get texts from my iphone on my ipad": the ipad lacks them.
  mentions.slice(1).forEach((mention, n) => {
    const before = mentions[n];
    if (before.link === "from" && before.role === "lacks" && BEFORE_DEVICE.has(mention.link) && mention.link !== "from") {
      [before.role, mention.role] = ["has", "lacks"];
    }
  });
  for (const token of tokens) delete token.spent;
  for (const { device, role, link } of mentions) {
    found.add(`${role}:${device}`);
    if (link === "from" || link === "to") found.add(`${link}:${device}`);
  }
  for (const one of mentions) {
    for (const other of mentions) {
      if (one.device === other.device) continue;
      if (one.role !== "lacks" && other.role === "lacks") found.add(`${one.device}~${other.device}`).add("has~lacks");
      if (one.link === "from" && other.link === "to") found.add(`${one.device}>${other.device}`);
      if (one.link === "from" && other.role === "lacks") found.add("from~lacks");
    }
  }
  if (mentions.length > 1) found.add("devices:many");
  return [...found];
}
