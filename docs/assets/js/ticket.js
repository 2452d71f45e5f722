// Beside the buttons that copy: whose versions go into the link. In a support session they are the ticket's, and
// the next ticket begins without them.
import { setUp as setUpCarrying } from "./carry.js";
import { element, refill } from "./element.js";
import { ENDED, ended, inSession, joinTicket, setSession } from "./session.js";
import "./support-style.js";
import { choices, chosenSystems, store, withoutSystems } from "./systems.js";
import { describe } from "./versions.js";
import { clear } from "./trail.js";

// Told to the page when other versions count from now on.
const CHANGED = "ticket";

export const onTicket = (act) => addEventListener(CHANGED, act);

function endTicket() {
  try {
    sessionStorage.setItem(ENDED, ended() + 1);
  } catch {
    // Storage is blocked: then the way back leads to addresses of tickets before.
  }
}

// What was known of a ticket is forgotten: its versions, also those in the address, and what was tried.
export function nextTicket() {
  store({});
  clear();
  endTicket();
  joinTicket(withoutSystems());
  dispatchEvent(new Event(CHANGED));
}

// The versions belong to this ticket from now on. What a link brought was the customer's, and is not kept as one's own.
export function startSession() {
  const fromLink = withoutSystems() !== location.href;
  const systems = choices();
  if (fromLink) store({});
  setSession(true);
  store(fromLink ? systems : {});
  joinTicket();
  setUpCarrying();
  dispatchEvent(new Event(CHANGED));
}

function endSession() {
  nextTicket();
  setSession(false);
  dispatchEvent(new Event(CHANGED));
}

// The line for one place: what `versionsOf` gives, and what can be done about it.
export function ticketLine(versionsOf = chosenSystems) {
  const said = element("span", { "aria-live": "polite" });
  const line = element("span", { class: "ticket" }, said);
  const button = (text, act) => {
    const node = element("button", { type: "button" }, text);
    node.addEventListener("click", () => {
      act();
      // The button may be gone.
      if (document.activeElement === document.body) line.querySelector("button").focus();
    });
    return node;
  };
  const show = () => {
    const versions = describe(versionsOf());
    const text = inSession()
      ? versions ? `This ticket: ${versions}` : "This ticket: no versions"
      : versions ? `With your versions: ${versions}` : "Without versions";
    refill(said, text);
    refill(line, said, ...(inSession()
      ? [button("Next ticket", nextTicket), button("End support session", endSession)]
      : [button("Start a support session", startSession)]));
  };
  onTicket(show);
  // A browser that comes back may show this page as it was.
  addEventListener("pageshow", ({ persisted }) => persisted && show());
  show();
  return line;
}

export function setUp(agents) {
  if (!agents.querySelector(".ticket")) agents.append(ticketLine());
}
