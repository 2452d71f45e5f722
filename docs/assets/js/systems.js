// The versions of the visitor's systems: from the address (?ios=26&macos=15&watchos=26), else as chosen
// before on this device. In a support session they are the ticket's, and known in this tab only. Values that
// make no sense are ignored.

import { systems } from "./device-table.js";
import { inSession } from "./session.js";

export const KEY = "resync-systems";
export const SYSTEMS = Object.keys(systems);
// Said of a system of which the visitor has no device.
export const NONE = "none";

// "17.6.1" as [17, 6, 1]; null for anything that is not a version. A full stop after it belongs to the sentence.
export const parse = (text) => (/^\d{1,2}(\.\d{1,2}){0,2}\.?$/.test(text || "") ? text.replace(/\.$/, "").split(".").map(Number) : null);

const isChoice = (value) => typeof value === "string" && (value === NONE || parse(value) !== null);

const keptIn = () => (inSession() ? [sessionStorage, "resync-ticket"] : [localStorage, KEY]);

function stored() {
  try {
    const [storage, key] = keptIn();
    return JSON.parse(storage.getItem(key)) || {};
  } catch {
    return {};
  }
}

// Remembers the choice, on this device or for this ticket; an empty one is forgotten. True if that worked.
export function store(systems) {
  try {
    const [storage, key] = keptIn();
    if (Object.keys(systems).length) storage.setItem(key, JSON.stringify(systems));
    else storage.removeItem(key);
    return true;
  } catch {
    // Storage is blocked: the choice holds for this page.
    return false;
  }
}

// What mail programs put around a value or a name: "3D17" (quoted-printable), "17)", "17>", "amp;macos".
const LEFTOVER = /^3D(?=\d)|[^\w\s]+$/g;

// The address as parameters, without what mail programs left in it.
function given() {
  const said = new URLSearchParams();
  new URLSearchParams(location.search).forEach((value, name) => said.append(name.replace(/^amp;/, ""), value.replace(LEFTOVER, "")));
  return said;
}

// {ios: "26", macos: "none"}: what was said of each system. What the address says is remembered; in a support
// session it is another ticket's, so what was known before is forgotten.
export function choices() {
  const query = given();
  const anew = SYSTEMS.some((system) => isChoice(query.get(system)));
  const kept = anew && inSession() ? {} : stored();
  const chosen = {};
  for (const system of SYSTEMS) {
    const value = isChoice(query.get(system)) ? query.get(system) : kept[system];
    if (isChoice(value)) chosen[system] = value;
  }
  if (anew) store(chosen);
  return chosen;
}

// {ios: "26", macos: "15"}: the versions only.
export function chosenSystems() {
  return Object.fromEntries(Object.entries(choices()).filter(([, value]) => value !== NONE));
}

// The address with the versions in its query string, in place of any that it had.
export function withSystems(address, systems) {
  const url = new URL(address, location.href);
  for (const system of SYSTEMS) {
    if (systems[system]) url.searchParams.set(system, systems[system]);
    else url.searchParams.delete(system);
  }
  return url.href;
}
