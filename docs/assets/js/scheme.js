// Runs before the first paint, so that a page never flashes in the other scheme.
try {
  const scheme = localStorage.getItem("resync-scheme");
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
} catch {
  // Storage is blocked: the system's scheme is used.
}
