// The trail: which cause of a symptom a fix is, what was tried before, and what comes next. What was
// tried is kept in this tab until it closes; whatever else is found there is ignored.

import { copyShown } from "./copy-shown.js";
import { element, refill, root } from "./element.js";

export const KEY = "resync-trail";

// {symptom: "s07", tried: ["f01"]}: ids of the right form only; null for anything else.
export function read() {
  try {
    const { symptom, tried } = JSON.parse(sessionStorage.getItem(KEY));
    if (!/^s\d+$/.test(symptom) || !Array.isArray(tried) || !tried.every((id) => /^f\d+$/.test(id))) return null;
    return { symptom, tried: [...new Set(tried)] };
  } catch {
    return null;
  }
}

const triedFor = (symptom) => {
  const trail = read();
  return trail && trail.symptom === symptom ? trail.tried : [];
};

function add(symptom, fix) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ symptom, tried: [...new Set([...triedFor(symptom), fix])] }));
  } catch {
    // Storage is blocked: the next page still knows where it is from its address.
  }
}

export function clear() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Storage is blocked: there is nothing to forget.
  }
}

// The causes that the page of a symptom lists: {id, title, href} of each fix, once, likeliest first.
export async function causesOf(address) {
  const response = await fetch(address);
  if (!response.ok) return [];
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const causes = new Map();
  for (const link of page.querySelectorAll(".cause-fix a[data-fix]")) {
    const id = link.dataset.fix;
    if (!causes.has(id)) causes.set(id, { id, title: link.textContent, href: new URL(link.getAttribute("href"), address).href });
  }
  return [...causes.values()];
}

export function setUp(item) {
  const symptom = item.dataset.trail;
  const fix = document.body.dataset.id;
  const title = document.querySelector("h1").textContent;
  const page = item.querySelector("[data-where]");
  const next = item.querySelector("[data-next]");
  const last = next.dataset.next === "last";
  // Without scripts there is no trail, so the page's own links don't carry it.
  const onward = `${next.href}?from=${symptom}`;

  const thank = (place) => {
    clear();
    const text = `${symptom.toUpperCase()} ${page.textContent}: solved with ${fix.toUpperCase()} ${title}.`;
    const heading = element("h2", { tabindex: "-1" }, "Good, it works again");
    const copied = element("span", { role: "status" });
    const button = element("button", { type: "button", class: "quiet" }, "Copy");
    const words = element("p", { class: "trail-solved" }, text);
    button.addEventListener("click", () => copyShown(words, copied));
    refill(
      place,
      heading,
      element("p", {}, element("a", { href: `${root}worked/` }, "How to keep it so")),
      element("p", {}, "Does support wait for your answer? Send them this:"),
      words,
      element("p", { class: "buttons" }, button, copied),
    );
    place.classList.add("trail");
    for (const other of panels) if (other !== place) other.remove();
    heading.focus();
  };

  const buttons = (place) => {
    const worked = element("button", { type: "button" }, "It worked");
    worked.addEventListener("click", () => thank(place));
    const failed = element("a", { class: "button quiet", href: onward }, "It didn't");
    failed.addEventListener("click", () => add(symptom, fix));
    return element("p", { class: "buttons" }, worked, failed);
  };

  const tried = element("p", { hidden: "" });
  const top = element("aside", { class: "trail", "aria-label": "Where you are" });
  top.append(
    element("p", {}, element("strong", {}, `Cause ${item.querySelector("b").textContent}`), " of ", page.cloneNode(true)),
    element("p", {}, last ? "This is the last one. After it: " : "Next: ", element("a", { href: onward }, next.textContent)),
    buttons(top),
  );
  const bottom = element("div");
  bottom.append(tried, buttons(bottom));
  const panels = [top, bottom];
  document.querySelector(".lead").after(top);
  document.querySelector("#next").before(bottom);

  const shown = document.querySelector("#next-fix a");
  shown.href = onward;
  shown.textContent = next.textContent;
  shown.addEventListener("click", () => add(symptom, fix));
  for (const cost of document.querySelectorAll("#next-fix .cause-cost")) cost.remove();

  const before = triedFor(symptom).filter((id) => id !== fix);
  if (before.length) showTried(before, tried, page.href);
}

async function showTried(ids, place, address) {
  const causes = await causesOf(address).catch(() => []);
  const links = causes.filter(({ id }) => ids.includes(id)).map(({ href, title }) => element("a", { href }, title));
  if (!links.length) return;
  const again = element("button", { type: "button", class: "link" }, "Start again");
  again.addEventListener("click", () => {
    clear();
    location.assign(`${address.split("#")[0]}#causes`);
  });
  place.append("Tried before: ", ...links.flatMap((link, i) => (i ? [", ", link] : [link])), ". ", again);
  place.hidden = false;
}
