// What every page can do beyond reading: the colour switch, tabs that open where they should, the
// trail from a symptom, and search, which is fetched when somebody is about to use it.
import { copyButtons } from "./copy-buttons.js";
import { copyContent } from "./copy.js";
import { setUpPaper } from "./paper.js";
import { inSession, setSession } from "./session.js";
import { chosenSystems } from "./systems.js";
import { openTabs } from "./tabs.js";

const root = document.documentElement;

function setUpSchemeSwitch() {
  const button = document.querySelector(".scheme-switch");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme || (system.matches ? "dark" : "light")) === "dark";
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
  // Safari before 14 has only the old name.
  if (system.addEventListener) system.addEventListener("change", show);
  else system.addListener(show);
  show();
  button.hidden = false;
}

// Fetched when a field is about to be used. If that fails, the form leads to the list of all pages.
function setUpSearch() {
  const query = new URLSearchParams(location.search).get("q");
  const asked = query && document.querySelector("form.search-large, form.search");
  for (const form of document.querySelectorAll("form.search")) {
    let started;
    // Who only passes with the Tab key wants no list that moves what comes next.
    const start = ({ key } = {}) => {
      if (!started && key !== "Tab") started = import("./search-box.js").then((box) => box.setUp(form)).catch(() => {});
    };
    // The field of the start page has the focus from the beginning, which says nothing yet.
    const field = form.elements.q;
    const focus = field.hasAttribute("autofocus") ? ["pointerdown", "mousedown"] : ["focusin"];
    for (const type of [...focus, "keydown", "input"]) form.addEventListener(type, start);
    // What somebody typed before this script came counts more than the address.
    if (field.value && field === document.activeElement) start();
    else if (form === asked) {
      field.value = query;
      start();
    }
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

// Support agents copy links and replies of a page, and the link of a step from its numeral.
function setUpCopying() {
  const line = document.querySelector("main > .agents");
  if (!line) return;
  line.append(" ", ...copyButtons());
  // Nobody copies a version without seeing it.
  if (inSession() || Object.keys(chosenSystems()).length) import("./ticket.js").then(({ setUp }) => setUp(line)).catch(() => {});
  const load = () => import("./agents.js");
  const find = ({ target }) =>
    target.closest && target.closest(".agents [data-copy], .steps > li > a[href^='#']:first-child");
  // Fetched a moment before the click, for less waiting.
  for (const type of ["pointerover", "touchstart", "focusin"]) {
    document.addEventListener(type, (event) => find(event) && load().catch(() => {}));
  }
  document.addEventListener("click", (event) => {
    const target = find(event);
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const what = target.dataset.copy;
    const content = load().then((agents) => (what ? agents.contentHere(what) : agents.contentOfStep(target)));
    const copied = copyContent(content, what === "rich");
    Promise.all([load(), content, copied]).then(
      ([agents, found, done]) => {
        agents.tell(found, done, target);
        if (what && what !== "link") agents.afterReply();
      },
      () => {
        if (what) target.textContent = "Not loaded: try again later";
      },
    );
  });
}

// A fix reached from a symptom says which of its causes this is. Other values of ?from= are ignored, and the
// room that first-paint.js kept for it is given back.
function setUpTrail() {
  const from = (new URLSearchParams(location.search).get("from") || "").toLowerCase();
  const item = [...document.querySelectorAll("[data-trail]")].find((li) => li.dataset.trail === from);
  const giveBack = () => delete root.dataset.from;
  if (item) import("./trail.js").then(({ setUp }) => setUp(item)).catch(giveBack);
  else giveBack();
}

// What only single pages have, by the element that it brings to life; what is not shown, as on a phone, stays away.
// Where a script is lost, the element says so if it can. Each name stands in an import of its own, so that the
// file for reading from a folder has it, too.
function setUpPage() {
  for (const [selector, load] of [
    [".finder", () => import("./finder.js")],
    ["#choose", () => import("./devices.js")],
    ["#summary", () => import("./summary.js")],
    [".filters", () => import("./list-filter.js")],
    [".index", () => import("./page-index.js")],
    ["#triage", () => import("./triage.js")],
    [".bookmarklet", () => import("./bookmarklet.js")],
    [".reply-tools", () => import("./replies-page.js")],
  ]) {
    const part = document.querySelector(selector);
    if (part && part.getClientRects().length) {
      load().then(({ setUp }) => setUp && setUp(part)).catch(() => {
        part.setAttribute("data-lost", "");
      });
    }
  }
  // It shows itself where it works.
  const offline = document.querySelector("#offline");
  if (offline) import("./offline.js").then(({ setUp }) => setUp(offline)).catch(() => {});
}

// first-paint.js has asked the browser what it is able to do; one that is too old for a part has none of it.
if ("able" in root.dataset) {
  root.dataset.scripts = "run";
  if ("support" in document.body.dataset || /[?&]support=1\b/.test(location.search)) setSession(true);
  setUpSchemeSwitch();
  setUpSearch();
  setUpPage();
  setUpLightbox();
  setUpPaper();
  setUpCopying();
  openTabs();
  setUpTrail();
  if (inSession()) import("./carry.js").then(({ setUp }) => setUp()).catch(() => {});
}
