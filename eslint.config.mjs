// What the scripts of the site may use: the oldest browsers of data/engines.yml decide.
import { readFileSync } from "node:fs";
import compat from "eslint-plugin-compat";
import es from "eslint-plugin-es-x";
import { parse } from "yaml";
import { youngMembers } from "./tests/lint/young-members.mjs";

const { levels } = parse(readFileSync(new URL("data/engines.yml", import.meta.url), "utf8"));
const browsers = (level) => Object.entries(levels[level]).map(([browser, version]) => `${browser} >= ${version}`);

// Properties of our own objects that share their name with something young, and methods of a service worker's container.
const OURS = ["destroy", "device", "features", "first", "icon", "input", "messages", "query", "register", "results", "role", "scripts", "share", "system", "unregister"];

const YOUNG_SELECTOR =
  "CallExpression[callee.property.name=/^(querySelector(All)?|closest|matches)$/] > [value=/:(is|where|has|focus-visible)\\b/]";

// A bundler, and so the file for reading from a folder, takes only what is named in the import itself.
const UNNAMED_SELECTOR = "ImportExpression[source.type!='Literal']";

const config = (level, files, rules) => ({
  files,
  plugins: { compat, "es-x": es, members: { rules: { young: youngMembers } } },
  linterOptions: { reportUnusedDisableDirectives: "error" },
  settings: { targets: browsers(level) },
  rules: {
    "compat/compat": "error",
    "members/young": ["error", { oldest: levels[level], ours: OURS }],
    "es-x/no-regexp-lookbehind-assertions": "error", // Safari 16.4
    "no-restricted-syntax": [
      "error",
      { selector: YOUNG_SELECTOR, message: "Safari 12 throws at this selector." },
      { selector: UNNAMED_SELECTOR, message: "Name the module in the import, or the offline archive lacks it." },
    ],
    ...rules,
  },
});
// What a page needs to be read, or reached.
const READING = ["first-paint.js", "lost-link.js", "redirect.js"].map((name) => `docs/assets/js/${name}`);
const { rules: es5 } = es.configs["flat/restrict-to-es5"];
const { rules: es2019 } = es.configs["flat/restrict-to-es2019"];

export default [
  {
    ...config("scripts", ["docs/**/*.js"], {
      ...es2019,
      // Younger in the standard than in the oldest browsers.
      "es-x/no-dynamic-import": "off",
      "es-x/no-import-meta": "off",
      "es-x/no-global-this": "off",
    }),
    ignores: READING,
    languageOptions: { ecmaVersion: "latest", sourceType: "module" },
  },
  {
    ...config("reading", READING, es5),
    languageOptions: { ecmaVersion: "latest", sourceType: "script" },
  },
];
