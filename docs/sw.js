// Keeps the whole site on a device, for the time without a network. It runs only where somebody asked
// for it (about/offline/). With a network every page comes from there, so nothing is ever out of date.
// A copy is one release as a whole: it is complete before it takes the place of the one before.

const VERSION = ""; // filled in by the build
const SCOPE = self.registration.scope;
const PREFIX = `resync ${SCOPE} `;
const COPY = PREFIX + VERSION;
const LIST = new URL("offline.json", SCOPE).href;
const LASTING = /\/assets\/[0-9a-f]{8}\//;
const AT_ONCE = 6;

const absolute = (address) => new URL(address, SCOPE).href;

// The complete copy that is there: its cache, and the fingerprint of each file in it.
async function copyBefore() {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    const cache = await caches.open(name);
    const list = await cache.match(LIST);
    if (list) return { cache, files: (await list.json()).files };
  }
  return { files: {} };
}

async function load(url) {
  const response = await fetch(url, { cache: "reload" });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  // A browser refuses an answer that was redirected in place of a page.
  return response.redirected ? Response.redirect(response.url) : response;
}

async function tell(kept, all) {
  // eslint-disable-next-line members/young -- of clients, which is older than that of texts
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage({ kept, all });
}

async function keepAll() {
  const response = await load(LIST);
  const list = await response.clone().json();
  if (list.version !== VERSION) throw new Error("The site is being replaced. The browser tries again.");
  const before = await copyBefore();
  const cache = await caches.open(COPY);
  const files = Object.entries(list.files);
  let kept = 0;
  const next = files.values();
  const work = async () => {
    for (const [address, fingerprint] of next) {
      const url = absolute(address);
      const same = before.files[address] === fingerprint && (await before.cache.match(url));
      await cache.put(url, same || (await load(url)));
      kept += 1;
      if (kept % 25 === 0) tell(kept, files.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await cache.put(LIST, response); // last: a copy without it is not complete
}

async function removeOthers() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== COPY) await caches.delete(name);
}

async function answer(request) {
  const url = new URL(request.url);
  const cache = await caches.open(COPY);
  if (LASTING.test(url.pathname)) {
    const kept = await cache.match(request);
    if (kept) return kept;
  }
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept && kept.headers.has("Location")) return Response.redirect(kept.headers.get("Location") + url.search);
    if (kept) return kept;
    if (request.mode === "navigate") return Response.redirect(absolute("about/offline/#missing"));
    throw error;
  }
}

addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepAll());
});
addEventListener("activate", (event) => event.waitUntil(removeOthers().then(() => self.clients.claim())));
addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(SCOPE)) event.respondWith(answer(event.request));
});
