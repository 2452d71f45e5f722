// Long work in slices, so that the page answers in between and no key has to wait.
const SLICE = 10; // milliseconds

// After whatever waits already. A timer would be held back for some milliseconds each time, most of all in Safari.
function nextTask() {
  const { scheduler } = globalThis;
  // eslint-disable-next-line members/young -- asked for first
  if (scheduler && scheduler.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage("");
  });
}

// A function to be asked often; it gives a promise to wait for when a slice is used up, else nothing.
export function slices() {
  let end = performance.now() + SLICE;
  const others = async () => {
    await nextTask();
    end = performance.now() + SLICE;
  };
  return () => (performance.now() < end ? undefined : others());
}
