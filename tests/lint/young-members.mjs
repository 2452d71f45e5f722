// A rule for ESLint: no member that the oldest browsers lack wherever it could stand, such as the method
// `replaceChildren`. eslint-plugin-compat knows `navigator.share`, but not what is called on an element.
import { createRequire } from "node:module";

const { api, javascript } = createRequire(import.meta.url)("@mdn/browser-compat-data");
const ELEMENTS = Object.values(api);
const BUILT_IN = Object.values(javascript.builtins);
const NAMES = { ios_saf: "safari_ios" }; // browserslist's names where MDN has others
const NEVER = [Infinity];

const parse = (version) => version.replace("≤", "").split(".").map(Number);
const compare = (a, b) => {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    if ((a[i] || 0) !== (b[i] || 0)) return (a[i] || 0) - (b[i] || 0);
  }
  return 0;
};

// When one browser got one member of one class: without a flag, under its own name.
function since(support) {
  const [whole] = [support].flat().filter((part) => part && !part.flags && !part.alternative_name && !part.prefix);
  if (!whole || !whole.version_added || whole.version_removed) return NEVER;
  return whole.version_added === true ? [0] : parse(whole.version_added);
}

// What the oldest browsers lack: a text for each that has no class with this member. What is built in counts first.
function lacking(member, oldest) {
  const having = (parts) => parts.filter((part) => Object.hasOwn(part, member) && part[member].__compat);
  // A text's `matchAll` is younger than that of a service worker's clients.
  const builtIn = having(BUILT_IN);
  const owners = builtIn.length ? builtIn : having(ELEMENTS);
  if (!owners.length) return [];
  return Object.entries(oldest).flatMap(([browser, version]) => {
    const added = owners
      .map((part) => since(part[member].__compat.support[NAMES[browser] || browser]))
      .reduce((least, other) => (compare(other, least) < 0 ? other : least), NEVER);
    if (compare(added, parse(version)) <= 0) return [];
    return `${browser} ${added === NEVER ? "has it not" : `has it from ${added.join(".")}`}`;
  });
}

const namesIn = (parts) => new Set(parts.flatMap((part) => Object.keys(part)));
const onElements = namesIn(ELEMENTS);

export const youngMembers = {
  meta: {
    type: "problem",
    schema: [
      {
        type: "object",
        properties: {
          oldest: { type: "object", additionalProperties: { type: "string" } },
          ours: { type: "array", items: { type: "string" } },
        },
        required: ["oldest", "ours"],
        additionalProperties: false,
      },
    ],
  },
  create(context) {
    const { oldest, ours } = context.options[0];
    const answers = new Map(ours.map((name) => [name, []]));
    return {
      MemberExpression(node) {
        const { name } = node.property;
        const called = node.parent.type === "CallExpression" && node.parent.callee === node;
        // The built-in ones are methods; a property of that name is our own.
        if (node.computed || !(called || onElements.has(name))) return;
        if (!answers.has(name)) answers.set(name, lacking(name, oldest));
        const missing = answers.get(name);
        if (!missing.length) return;
        const message = `.${name} is too young: ${missing.join(", ")}; a name of our own belongs to OURS in eslint.config.mjs`;
        context.report({ node: node.property, message });
      },
    };
  },
};
