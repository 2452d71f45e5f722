// A support session: this browser answers tickets. It begins on a page for support teams, and ends by itself.
// In it, versions belong to one ticket (systems.js), and are never the reader's own.

// How many tickets were ended in this tab.
export const ENDED = "resync-ticket";

const LASTS = 432e5; // milliseconds; half a day

export function inSession() {
  try {
    return Date.now() - localStorage.getItem("resync-support") < LASTS;
  } catch {
    return false;
  }
}

export function setSession(on) {
  try {
    if (on) localStorage.setItem("resync-support", Date.now());
    else localStorage.removeItem("resync-support");
  } catch {
    // Storage is blocked: then versions hold for their page only, in any case.
  }
}

export function ended() {
  try {
    return Number(sessionStorage.getItem(ENDED)) || 0;
  } catch {
    return 0;
  }
}

// Whether this entry of the browser's history is of a ticket that was ended since. An entry that is new belongs to
// the ticket that is open.
export function isOfEndedTicket() {
  const { ticket } = history.state || {};
  return ticket !== undefined && ticket !== ended();
}

// This entry is of the ticket that is open, at the address `url`.
export function joinTicket(url = location.href) {
  try {
    history.replaceState({ ...history.state, ticket: ended() }, "", url);
  } catch {
    // A page from a folder may not say so everywhere.
  }
}
