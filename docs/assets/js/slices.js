// Long work in slices, so that the page answers in between and no key has to wait.
const SLICE = 10; // milliseconds

// A function to be asked often; it gives a promise to wait for when a slice is used up, else nothing.
export function slices() {
  let end = performance.now() + SLICE;
  const others = async () => {
    await (globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve)));
    end = performance.now() + SLICE;
  };
  return () => (performance.now() < end ? undefined : others());
}
