// The versions of the visitor's systems: from the address (?ios=26&macos=15&watchos=26), else as chosen
// before on this device. In a support session they are the ticket's, and stored nowhere: links take them along
// (carry.js). Values that make no sense are ignored.

import { systems } from "./device-table.js";
import { inSession, isOfEndedTicket, joinTicket } from "./session.js";

export const KEY = "resync-systems";
export const SYSTEMS = Object.keys(systems);
// Said of a system of which the visitor has no device.
export const NONE = "none";

// "17.6.1" as [17, 6, 1]; null for anything that is not a version. A full stop after it belongs to the sentence.
export const parse = (text) => (/^\d{1,2}(\.\d{1,2}){0,2}\.?$/.test(text || "") ? text.replace(/\.$/, "").split(".").map(Number) : null);

const isChoice = (value) => typeof value === "string" && (value === NONE || parse(value) !== null);

let ofTicket = null; // in a support session, once the address was read

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) || {};
  } catch {
    return {};
  }
}

// Remembers the choice on this device, or for this ticket on this page only; an empty one is forgotten. True if that
// worked.
export function store(systems) {
  if (inSession()) {
    ofTicket = { ...systems };
    return true;
  }
  try {
    if (Object.keys(systems).length) localStorage.setItem(KEY, JSON.stringify(systems));
    else localStorage.removeItem(KEY);
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

function inAddress() {
  const query = given();
  return Object.fromEntries(SYSTEMS.map((system) => [system, query.get(system)]).filter(([, value]) => isChoice(value)));
}

// {ios: "26", macos: "none"}: what was said of each system. What the address says is remembered.
export function choices() {
  const named = inAddress();
  if (inSession()) {
    if (isOfEndedTicket()) {
      ofTicket = {};
      joinTicket(withoutSystems());
      dispatchEvent(new Event("ticket"));
    } else if (!ofTicket) {
      ofTicket = named;
      joinTicket();
    }
    return { ...ofTicket };
  }
  const chosen = Object.fromEntries(Object.entries(stored()).filter(([system, value]) => SYSTEMS.includes(system) && isChoice(value)));
  Object.assign(chosen, named);
  if (Object.keys(named).length) store(chosen);
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

// This page's address without what it says of versions, also where a mail program wrote "&amp;" between them.
export function withoutSystems() {
  const url = new URL(withSystems(location.href, {}));
  for (const system of SYSTEMS) url.searchParams.delete(`amp;${system}`);
  return url.href;
}
