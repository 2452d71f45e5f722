// Beside a page, on a wide screen: its parts, the current one marked. On the page of a fix it is made here, with
// the devices, the chosen versions and the way on; beside a list the page has it.

import { element } from "./element.js";
import { devices } from "./labels.js";

const READ = 0.3; // of the screen's height: the part that begins above it is the current one

function describe(index, headings) {
  const list = element("ul");
  for (const heading of headings) {
    list.append(element("li", {}, element("a", { href: `#${heading.id}` }, heading.textContent)));
  }
  index.append(element("nav", { "aria-label": "On this page" }, list));
  const about = element("div");
  const names = Object.values(devices).map(({ name }) => name);
  const chips = [...document.querySelectorAll(".chips > li")].map((chip) => chip.textContent);
  about.append(element("p", {}, chips.filter((text) => names.includes(text)).join(" · ")));
  const versions = document.querySelector(".versions");
  if (versions) {
    const line = element("p");
    const link = versions.querySelector("a");
    const copy = () => {
      const state = versions.querySelector("span");
      const words = state ? state.textContent : "";
      line.textContent = words && `${words} `;
      line.append(element("a", { href: link.href }, link.textContent));
    };
    copy();
    new MutationObserver(copy).observe(versions, { childList: true, subtree: true, characterData: true });
    about.append(line);
  }
  const next = document.querySelector("#next-fix a");
  if (next) {
    const line = element("p", {}, "Next: ", element("a", { href: next.href }, next.textContent));
    // From a symptom, the way on is that symptom's.
    new MutationObserver(() => {
      line.lastChild.href = next.href;
      line.lastChild.textContent = next.textContent;
    }).observe(next, { attributes: true, childList: true });
    about.append(line);
  }
  index.append(about);
}

export function setUp(index) {
  const main = index.closest("main");
  if (!index.querySelector("nav")) describe(index, main.querySelectorAll("h2[id]"));
  const links = [...index.querySelectorAll("nav a")];
  const targets = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let waiting = false;

  function mark() {
    waiting = false;
    const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    const shown = targets.map((target) => target.getClientRects().length > 0);
    let current = -1;
    targets.forEach((target, i) => {
      if (shown[i] && (end || target.getBoundingClientRect().top < innerHeight * READ)) current = i;
    });
    // Of short parts, several are near the top, and at the end of a page none comes up: the one asked for counts.
    const asked = links.findIndex((link) => link.hash === location.hash);
    const top = asked < 0 ? -1 : targets[asked].getBoundingClientRect().top;
    if (top >= 0 && (end || top < innerHeight * READ)) current = asked;
    links.forEach((link, i) => {
      if (i !== current) link.removeAttribute("aria-current");
      else if (!link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "location");
        // In view within its own list, which can be long; the page stays where it is.
        if (index.scrollHeight > index.clientHeight) index.scrollTop = link.offsetTop - index.clientHeight / 2;
      }
    });
  }

  function markSoon() {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  }

  addEventListener("scroll", markSoon, { passive: true });
  addEventListener("hashchange", markSoon);
  mark();
}
