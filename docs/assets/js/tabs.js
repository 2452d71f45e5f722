// Tabs are radio buttons and work without this. It opens the tab that holds the step in the
// address, or the one for the systems in ?ios=26&macos=15, and remembers that choice on this device.

import { chosenSystems, parse } from "./systems.js";

// 17.2 comes after 17 and before 18; compared part by part, as far as the shorter one goes.
function compare(a, b) {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    if (a[i] !== b[i]) return a[i] - b[i];
  }
  return 0;
}

function fits(label, version) {
  const first = parse(label.dataset.from);
  const last = parse(label.dataset.to);
  return (!first || compare(version, first) >= 0) && (!last || compare(version, last) <= 0);
}

function openFor(systems) {
  for (const label of document.querySelectorAll("label[data-system]")) {
    const version = parse(systems[label.dataset.system.toLowerCase()]);
    if (version && fits(label, version)) document.getElementById(label.htmlFor).checked = true;
  }
  // A link for one kind of device opens that device's tab, too.
  const query = new URLSearchParams(location.search);
  if (query.has("macos") && !query.has("ios")) openDevice("mac");
  if (query.has("watchos") && !query.has("ios") && !query.has("macos")) openDevice("watch");
}

function openDevice(device) {
  const label = document.querySelector(`label[data-device="${device}"]`);
  if (label) document.getElementById(label.htmlFor).checked = true;
}

function openAround(target) {
  for (let block = target?.closest(".tabbed-block"); block; block = block.parentElement.closest(".tabbed-block")) {
    const set = block.closest(".tabbed-set");
    const index = [...block.parentElement.children].indexOf(block);
    set.querySelectorAll(":scope > input")[index].checked = true;
  }
}

function openHash() {
  let id = "";
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    return;
  }
  const target = id && document.getElementById(id);
  if (target) {
    openAround(target);
    target.scrollIntoView();
  }
}

export function openTabs() {
  openFor(chosenSystems());
  openHash();
  addEventListener("hashchange", openHash);
}
