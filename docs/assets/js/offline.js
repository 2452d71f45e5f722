// The page about/offline/: keeps the site on this device if somebody wants it, and removes it again.
// The worker that does it is sw.js.
import { root } from "./element.js";

const say = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

// Waits until the worker has kept everything, or gave up.
function settled(worker) {
  return new Promise((resolve) => {
    const check = () => {
      if (worker.state === "activated" || worker.state === "redundant") resolve(worker.state === "activated");
    };
    worker.addEventListener("statechange", check);
    check();
  });
}

export async function setUp(box) {
  const status = box.querySelector("[role=status]");
  const [keep, remove] = box.querySelectorAll("button");
  if (location.protocol === "file:") return; // it is on the device already
  box.hidden = false;
  if (!("serviceWorker" in navigator)) {
    status.textContent = "This browser cannot keep the site. Take the file below.";
    keep.hidden = true;
    return;
  }
  const workers = navigator.serviceWorker;
  const registered = async () => {
    const found = await workers.getRegistration(root);
    return found && found.scope === root ? found : undefined;
  };
  const show = async () => {
    const registration = await registered();
    const kept = Boolean(registration && registration.active);
    keep.hidden = kept;
    remove.hidden = !kept;
    status.textContent = kept ? "The site is kept on this device." : "The site is not kept on this device.";
  };

  workers.addEventListener("message", ({ data }) => {
    // Files that were on their way when it failed say nothing any more.
    if (keep.disabled && data && data.all) status.textContent = `${Math.round((100 * data.kept) / data.all)}% kept`;
  });
  keep.addEventListener("click", async () => {
    keep.disabled = true;
    status.textContent = "Keeping…";
    let done = false;
    try {
      const registration = await workers.register(`${root}sw.js`, { scope: root });
      done = await settled(registration.installing || registration.waiting || registration.active);
    } catch {
      // Refused by the browser or the network: said below.
    }
    await show();
    keep.disabled = false;
    if (done) remove.focus();
    else status.textContent = "It did not work. Check your connection and the free space, then try again.";
  });
  remove.addEventListener("click", async () => {
    const registration = await registered();
    if (registration) await registration.unregister();
    for (const name of await caches.keys()) if (name.startsWith(`resync ${root} `)) await caches.delete(name);
    await show();
    keep.focus();
  });

  await show();
  try {
    const { bytes } = await (await fetch(`${root}offline.json`)).json();
    keep.textContent += ` (${say(bytes)})`;
  } catch {
    // Offline, or a preview: the button does without its size.
  }
}
