// The address of a page follows what is chosen on it. Safari lets a page change it a hundred times in half a minute,
// and throws at the next: then it follows as soon as it may.
const AGAIN = 1000; // milliseconds
const TRIES = 40;

// A function that puts what `current` gives into the address.
export function addressKeeper(current) {
  let later = 0;
  return function keep(tries = TRIES) {
    clearTimeout(later);
    try {
      history.replaceState(history.state, "", current());
    } catch {
      if (tries > 1) later = setTimeout(keep, AGAIN, tries - 1);
    }
  };
}
