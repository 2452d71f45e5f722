// A support session: this browser answers tickets. It begins on a page for support teams, and ends by itself.
// In it, versions belong to one ticket (systems.js), and are never the reader's own.

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
