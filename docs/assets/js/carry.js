// In a support session, links within the site take the ticket's versions along: nothing else keeps them.
import { root } from "./element.js";
import { inSession } from "./session.js";
import { choices, SYSTEMS, withSystems } from "./systems.js";

const given = new WeakMap(); // by link, [its own address, the one with versions]

// A page of this site; what is a file, or has versions of its own, stays as it is.
function isPage({ href }) {
  if (!href.startsWith(root)) return false;
  const { pathname, searchParams } = new URL(href);
  return !/\.\w+$/.test(pathname) && !SYSTEMS.some((system) => searchParams.has(system));
}

function carry({ target }) {
  const link = target.closest && target.closest("a[href]");
  if (!link || link.getAttribute("href").startsWith("#")) return;
  const [own, written] = given.get(link) || [];
  if (written && link.href === written) link.href = own;
  if (!inSession() || !isPage(link)) return;
  const before = link.href;
  link.href = withSystems(before, choices());
  given.set(link, [before, link.href]);
}

// Before the browser goes there, in this tab or in another one, or copies the address from a menu.
export function setUp() {
  // A page that shows no versions belongs to a ticket, too, and drops those of one that was ended.
  choices();
  addEventListener("pageshow", ({ persisted }) => persisted && choices());
  for (const type of ["click", "auxclick", "contextmenu"]) document.addEventListener(type, carry, true);
}
