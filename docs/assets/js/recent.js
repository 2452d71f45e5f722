// The last searches that led somewhere, newest first, on this device only.

const KEY = "resync-searches";
const MOST = 5;
const LONGEST = 100;

export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return kept.filter((text) => typeof text === "string" && text.trim() && text.length <= LONGEST).slice(0, MOST);
  } catch {
    return [];
  }
}

export function remember(query) {
  const text = query.trim().slice(0, LONGEST);
  const others = recent().filter((other) => other.toLowerCase() !== text.toLowerCase());
  try {
    localStorage.setItem(KEY, JSON.stringify([text, ...others].slice(0, MOST)));
  } catch {
    // Storage is blocked: nothing is kept.
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Storage is blocked: nothing was kept.
  }
}
