// What a support ticket says beside the symptom: devices, systems and versions.

import { systemsLeft } from "./search-left.js";
import { boundsIn } from "./search-models.js";
import { versionsIn } from "./search-versions.js";

const LONGEST_TICKET = 10000;
// Words of a device that are also of something else: "14" in "macOS 14", "my phone number", "a Windows laptop".
const MY_NUMBER = /\b(?:my|the|an?|his|her|our|new|old) 1[3-6]\b(?!\.\d|[- ]years?|[- ](?:day|month|week)s?)/i;
const PHONES = new Set(["phone", "phones", "mobile", "cell", "telephone", "handset"]);
const NOT_THE_PHONE = new Set(["number", "numbers", "carrier", "company", "provider", "plan", "bill", "call", "calls", "book", "line"]);
const NO_IPHONE = new Set(["android", "samsung", "galaxy", "pixel", "google", "huawei", "xiaomi", "motorola", "oneplus", "nokia", "flip", "dumb"]);
const COMPUTERS = new Set(["laptop", "laptops", "computer", "computers", "comp", "desktop", "notebook", "workstation", "pc"]);
const NO_MAC = new Set(["windows", "dell", "hp", "lenovo", "thinkpad", "acer", "asus", "microsoft", "chromebook", "linux"]);
// Where nothing arrives anywhere, no version is to blame.
const NOWHERE = /\boutage\b|\b(?:imessage|messages|icloud|apple|servers?) (?:is|are|seems?(?: to be)?) down\b|\b(?:no|not|nothing)\b[^.!?\n]{0,40}\bany of (?:our|my|the) (?:\d+ )?(?:devices|i?phones|ipads|macs)\b|\bnone of (?:our|my|the) (?:\d+ )?(?:devices|i?phones|ipads|macs)\b/i;

export function sentences(text) {
  return text
    .slice(0, LONGEST_TICKET)
    .split(/[.!?;\n]+\s|\n+/)
    .map((part) => part.trim())
    .filter((part) => part.length > 2)
    .slice(0, 60);
}

// The devices that a text names, each once.
function devicesIn(text, tokens, systemOf) {
  const named = new Set();
  tokens.forEach(({ word, concepts }, at) => {
    const [before, after] = [tokens.slice(Math.max(0, at - 2), at), tokens.slice(at + 1)];
    const isOther =
      (/^\d+$/.test(word) && !MY_NUMBER.test(text)) ||
      (PHONES.has(word) && ((before.length && NO_IPHONE.has(before[before.length - 1].word)) || NOT_THE_PHONE.has((after.find((next) => !PHONES.has(next.word)) || {}).word))) ||
      (COMPUTERS.has(word) && [...before, ...after.slice(0, 1)].some((near) => NO_MAC.has(near.word)));
    if (!isOther) concepts.filter((concept) => concept in systemOf).forEach((concept) => named.add(concept));
  });
  return [...named];
}

export function readTicket(text, reader, { systemOf, newest }) {
  const named = devicesIn(text, reader.read(text), systemOf);
  const stated = versionsIn(text, newest);
  const left = systemsLeft(text);
  // `bounded`: the model of a device, by the system whose version only follows from it.
  const [systems, bounded] = [{ ...stated }, {}];
  for (const [system, { version, model }] of Object.entries(boundsIn(text))) {
    if (system in stated || left.has(system)) continue;
    systems[system] = version;
    bounded[system] = model;
  }
  return {
    // `pages`: those that it can be about, the likeliest first. Only a version that they can use is worth a question.
    summary(pages) {
      const concerned = new Set(pages.flatMap((page) => page.concerned));
      // Who names no device has those of the page, unless they say that they have no iPhone.
      const unnamed = pages.length && !left.has("ios") ? pages[0].devices : [];
      const owned = named.filter((device) => !left.has(systemOf[device]));
      const devices = owned.length ? owned.filter((device) => concerned.has(device)) : unnamed;
      const wanted = new Set(NOWHERE.test(text) ? [] : devices.map((device) => systemOf[device]));
      return { devices: named, systems, bounded, missing: [...wanted].filter((system) => !(system in stated) && !left.has(system)) };
    },
  };
}
