// What every page can do beyond reading: the colour switch, tabs that open where they should, the
// trail from a symptom, and search, which is fetched when somebody is about to use it.
import { openTabs } from "./tabs.js";

const root = document.documentElement;

function setUpSchemeSwitch() {
  const button = document.querySelector(".scheme-switch");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme ?? (system.matches ? "dark" : "light")) === "dark";
  const show = () => button.setAttribute("aria-pressed", isDark());
  button.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("resync-scheme", root.dataset.scheme);
    } catch {
      // Storage is blocked: the choice holds for this page.
    }
    show();
  });
  system.addEventListener("change", show);
  show();
  button.hidden = false;
}

function setUpSearch() {
  const forms = document.querySelectorAll("form.search");
  const load = () => import("./search-box.js");
  for (const form of forms) {
    const start = async () => {
      form.removeEventListener("focusin", start);
      (await load()).setUp(form);
    };
    form.addEventListener("focusin", start);
    if (form.contains(document.activeElement)) start();
  }
  const query = new URLSearchParams(location.search).get("q");
  const main = document.querySelector(".home form.search");
  if (query && main) {
    main.elements.q.value = query;
    load().then((box) => box.setUp(main));
  }
}

// Pictures open large without leaving the page; without this, the link leads to the picture.
function setUpLightbox() {
  document.addEventListener("click", async (event) => {
    const link = event.target.closest(".screen a");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    try {
      (await import("./lightbox.js")).open(link);
    } catch {
      location.assign(link.href);
    }
  });
}

// A fix reached from a symptom says which of its causes this is. Other values of ?from= are ignored.
function setUpTrail() {
  const from = (new URLSearchParams(location.search).get("from") ?? "").toLowerCase();
  const item = [...document.querySelectorAll("[data-trail]")].find((li) => li.dataset.trail === from);
  if (item) import("./trail.js").then(({ setUp }) => setUp(item));
}

// What only single pages have, by the element that it brings to life.
function setUpPage() {
  for (const [selector, module] of [
    [".finder", "./finder.js"],
    ["#choose", "./devices.js"],
    ["#summary", "./summary.js"],
  ]) {
    const part = document.querySelector(selector);
    if (part) import(module).then(({ setUp }) => setUp(part));
  }
}

setUpSchemeSwitch();
setUpSearch();
setUpPage();
setUpLightbox();
openTabs();
setUpTrail();
