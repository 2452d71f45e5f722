// Tabs are radio buttons and work without this. It opens the tab that holds the step in the
// address, or the one for the visitor's systems, and hides tabs that are about other ones. A step without a
// version in its anchor is that step in the visitor's version.

import { systemOf } from "./device-table.js";
import { choices, NONE, parse, SYSTEMS } from "./systems.js";

// 17.2 comes after 17 and before 18; compared part by part, as far as the shorter one goes.
function compare(a, b) {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    if (a[i] !== b[i]) return a[i] - b[i];
  }
  return 0;
}

// Whether a tab is for what the visitor has; true for a tab of which nothing was said.
export function fits(label, chosen) {
  const { device, system, from, to } = label.dataset;
  if (device) return chosen[systemOf[device]] !== NONE;
  const version = parse(chosen[(system || "").toLowerCase()]);
  if (!version) return true;
  const first = parse(from);
  const last = parse(to);
  return (!first || compare(version, first) >= 0) && (!last || compare(version, last) <= 0);
}

// The tabs of a set: {label, input, block}.
function tabsOf(set) {
  const blocks = set.querySelectorAll(":scope > .tabbed-content > .tabbed-block");
  return [...set.querySelectorAll(":scope > .tabbed-labels > label")].map((label, i) => ({
    label,
    input: document.getElementById(label.htmlFor),
    block: blocks[i],
  }));
}

// Ways to a setting outside of tabs: the one for the visitor's version is shown, the others on request.
function showWays(chosen) {
  for (const place of document.querySelectorAll(".ways")) {
    const ways = [...place.querySelectorAll(".way")];
    const mine = ways.find((way) => fits(way, chosen)) || ways[0];
    for (const way of ways) way.toggleAttribute("data-mine", way === mine);
  }
}

function askForWays() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".ways button");
    if (!button) return;
    button.setAttribute("aria-expanded", button.parentElement.toggleAttribute("data-all"));
  });
}

function hide(tab, hidden) {
  for (const part of Object.values(tab)) part.hidden = hidden;
}

// Opens what fits and hides the rest; a set in which nothing fits stays as it is. Returns whether
// anything was hidden.
export function showFitting(chosen) {
  let hidden = false;
  showWays(chosen);
  for (const set of document.querySelectorAll(".tabbed-set")) {
    const tabs = tabsOf(set);
    const fitting = tabs.filter(({ label }) => fits(label, chosen));
    if (!fitting.length || fitting.length === tabs.length) continue;
    for (const tab of tabs) hide(tab, !fitting.includes(tab));
    if (!fitting.some(({ input }) => input.checked)) fitting[0].input.checked = true;
    hidden = true;
  }
  return hidden;
}

export function showAll() {
  for (const set of document.querySelectorAll(".tabbed-set")) for (const tab of tabsOf(set)) hide(tab, false);
}

// The system that the address names, if it names the Mac's or the watch's and not that of the first tab.
export function named() {
  const query = new URLSearchParams(location.search);
  const first = SYSTEMS.find((system) => query.has(system));
  return first !== SYSTEMS[0] && first;
}

// A link for one kind of device opens that device's tab, too.
function openLinked(system) {
  const label = [...document.querySelectorAll("label[data-device]")].find(({ dataset }) => system && systemOf[dataset.device] === system);
  if (label) document.getElementById(label.htmlFor).checked = true;
}

// The tabs that hold an element, the innermost first.
export function tabsAround(element) {
  const block = element.closest(".tabbed-block");
  return block ? [...tabsOf(block.closest(".tabbed-set")).filter((tab) => tab.block === block), ...tabsAround(block.parentElement)] : [];
}

function openAt(target) {
  for (const tab of tabsAround(target)) {
    hide(tab, false);
    tab.input.checked = true;
  }
  const closed = target.closest("details");
  if (closed) closed.open = true;
  target.scrollIntoView();
}

function openHash() {
  let id = "";
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    return;
  }
  const target = id && document.getElementById(id);
  if (!target) return;
  // In a tab that is not shown: the version counts, if the anchor has none.
  if (/^([a-z]+-)?step-\d/.test(id) && !target.getClientRects().length) {
    import("./step-link.js").then(({ meant }) => openAt(meant(target)), () => openAt(target));
  } else openAt(target);
}

export function openTabs() {
  const versions = document.querySelector(".versions");
  const hidden = showFitting(choices());
  askForWays();
  openLinked(named());
  openHash();
  addEventListener("hashchange", openHash);
  if (versions) import("./versions.js").then(({ setUp }) => setUp(versions, hidden)).catch(() => {});
}
