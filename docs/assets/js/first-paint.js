// Runs before the first paint, so that a page never flashes in the other scheme, and nothing moves
// when the other scripts have come: what needs them has its room from the beginning.
{
  const page = document.documentElement;
  page.dataset.scripts = "";
  if (/[?&]from=s\d\d\b/i.test(location.search)) page.dataset.from = "";
  try {
    const scheme = localStorage.getItem("resync-scheme");
    if (scheme === "light" || scheme === "dark") page.dataset.scheme = scheme;
  } catch {
    // Storage is blocked: the system's scheme is used.
  }
}
