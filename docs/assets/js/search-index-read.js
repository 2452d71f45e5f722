// The index as the search uses it: pages, the vocabulary, and how the pages are described.
import { unpack } from "./search-unpack.js";

const KIND = { S: "symptom", F: "fix" };
const FOLDER = { symptom: "symptoms/", fix: "fixes/" };
const NAMES = new Map(
  "iPhone iPhones iPad iPads iMessage iMessages iMac iCloud iOS iPadOS macOS watchOS Mac MacBook Apple Android SMS RCS MMS SIM eSIM FaceTime Samsung VPN Wi-Fi I ID".split(" ").map((name) => [name.toLowerCase(), name]),
);

const written = (text) => text.replace(/[a-z-]+/g, (word) => NAMES.get(word) || word);

export function readIndex({ pages, aliases, packed, systemOf }) {
  const textAt = unpack(packed);
  let at = 0;
  const take = (count) => Array.from({ length: count }, () => textAt(at++));
  const read = pages.map(([id, bits]) => {
    const kind = KIND[id[0]] || "reference";
    const [slug, todo, title] = take(3);
    return {
      id, kind, title, todo,
      url: `${kind === "reference" ? slug : FOLDER[kind] + slug.replace(/ /g, "-")}/`,
      devices: Object.keys(systemOf).filter((_, i) => bits & (1 << i)),
      description: kind === "reference" ? todo : "",
    };
  });
  const byId = new Map(read.map((page) => [page.id, page]));
  for (const page of read.filter(({ kind }) => kind === "symptom")) {
    const fix = byId.get(page.todo) || { title: "", devices: [] };
    // `concerned`: the devices that the page or its likeliest fix has steps for.
    Object.assign(page, { todo: fix.title, concerned: [...new Set([...page.devices, ...fix.devices])] });
  }
  const vocabulary = aliases.map(take);
  return { pages: read, vocabulary };
}

// For each page a function that gives the ways to say it.
export function readPhrasings({ counts, packed }) {
  const textAt = unpack(packed);
  let end = 0;
  return counts.map((count) => {
    const start = end;
    end += count;
    return () => Array.from({ length: count }, (_, i) => written(textAt(start + i)));
  });
}
