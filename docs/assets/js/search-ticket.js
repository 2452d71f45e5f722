// What a support ticket says beside the symptom: devices, systems and versions.

import { systemsLeft } from "./search-left.js";
import { boundsIn } from "./search-models.js";
import { versionsIn } from "./search-versions.js";

const LONGEST_TICKET = 10000;

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
      // Who names no device has those of the page, unless they say which they have no more.
      const unnamed = pages.length && !left.size ? pages[0].devices : [];
      const devices = named.length ? named.filter((device) => concerned.has(device)) : unnamed;
      const wanted = new Set(devices.map((device) => systemOf[device]));
      return { devices: named, systems, bounded, missing: [...wanted].filter((system) => !(system in stated) && !left.has(system)) };
    },
  };
}
