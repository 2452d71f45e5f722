// Who has the messages and who lacks them: direction, negation and devices read out of a sentence.
export const DEVICES = ["mac", "iphone", "ipad", "watch", "android", "windows"];

const deviceOf = (token) => token.concepts.find((c) => DEVICES.includes(c));

// Features such as "lacks:mac", "has:iphone", "only:iphone", "from:iphone", "to:mac".
export function facets(tokens) {
  const found = [];
  let negative = false;
  let only = false;
  let link = "";
  let devices = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const { word, concepts } = tokens[i];
    if (word === "|" || word === "but" || word === "while" || word === "yet" || word === "though") {
      negative = false;
      only = false;
      link = "";
    } else if (word === "and") {
      only = false;
    } else if (word === "not" || (concepts.includes("stop") && concepts.length === 1) || concepts.includes("missing")) {
      negative = true;
      // "on iphone not on mac": the negation belongs to what follows, not to what came before.
    } else if (word === "only" || word === "except") only = word;
    else if (word === "from" || word === "to" || word === "on" || word === "with") link = word;
    const device = deviceOf(tokens[i]);
    if (device) {
      devices += 1;
      if (only === "only") found.push(`only:${device}`);
      else if (only === "except") found.push(`lacks:${device}`);
      else found.push(`${negative ? "lacks" : "has"}:${device}`);
      if (link === "from" || link === "to") found.push(`${link}:${device}`);
      link = "";
    }
  }
  if (devices > 1) found.push("devices:many");
  return [...new Set(found)];
}
