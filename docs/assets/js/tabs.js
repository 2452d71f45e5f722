// Tabs are radio buttons and work without this. It opens the tab that holds the step in the
// address, or the one for the visitor's systems, and hides tabs that are about other ones.

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
function fits(label, chosen) {
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

function openDevice(device) {
  const label = document.querySelector(`label[data-device="${device}"]`);
  if (label) document.getElementById(label.htmlFor).checked = true;
}

// A link for one kind of device opens that device's tab, too.
function openLinked() {
  const query = new URLSearchParams(location.search);
  const named = SYSTEMS.find((system) => query.has(system));
  if (named && named !== SYSTEMS[0]) openDevice(Object.keys(systemOf).find((device) => systemOf[device] === named));
}

function openAround(target) {
  for (let block = target.closest(".tabbed-block"); block; block = block.parentElement.closest(".tabbed-block")) {
    const tab = tabsOf(block.closest(".tabbed-set")).find((each) => each.block === block);
    hide(tab, false);
    tab.input.checked = true;
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
    const closed = target.closest("details");
    if (closed) closed.open = true;
    target.scrollIntoView();
  }
}

export function openTabs() {
  const versions = document.querySelector(".versions");
  const hidden = showFitting(choices());
  askForWays();
  openLinked();
  openHash();
  addEventListener("hashchange", openHash);
  if (versions) import("./versions.js").then(({ setUp }) => setUp(versions, hidden)).catch(() => {});
}
