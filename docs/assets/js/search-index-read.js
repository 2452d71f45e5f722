// The index as the search uses it: pages with their texts, and the vocabulary.
import { DEVICE_CONCEPTS } from "./search-facets.js";
import { unpack } from "./search-unpack.js";

const KIND = { S: "symptom", F: "fix" };
const FOLDER = { symptom: "symptoms/", fix: "fixes/" };
const NAMES = new Map(
  "iPhone iPhones iPad iPads iMessage iMessages iMac iCloud iOS iPadOS macOS watchOS Mac MacBook Apple Android SMS RCS MMS SIM eSIM FaceTime Samsung VPN Wi-Fi I ID".split(" ").map((name) => [name.toLowerCase(), name]),
);

const written = (text) => text.replace(/[a-z-]+/g, (word) => NAMES.get(word) || word);

export async function readIndex({ pages, aliases, packed, systemOf }, pause) {
  const textAt = unpack(packed);
  let at = 0;
  const take = (count) => Array.from({ length: count }, () => textAt(at++));
  const read = [];
  for (const [id, bits, count] of pages) {
    await pause();
    const kind = KIND[id[0]] || "reference";
    const [slug, todo, title, ...phrasings] = take(count);
    read.push({
      id, kind, title, todo, phrasings: phrasings.map(written),
      url: `${kind === "reference" ? slug : FOLDER[kind] + slug.replace(/ /g, "-")}/`,
      devices: Object.keys(systemOf).filter((_, i) => bits & (1 << i)),
      description: kind === "reference" ? todo : "",
    });
  }
  const titles = new Map(read.map(({ id, title }) => [id, title]));
  for (const page of read) if (page.kind === "symptom") page.todo = titles.get(page.todo) || "";
  const vocabulary = Object.fromEntries(aliases.map((count, i) => [DEVICE_CONCEPTS[i] || i, take(count)]));
  return { pages: read, vocabulary };
}
