// Short and old addresses: go to the page that took over, with the query string and the hash. A procedure
// that another one replaced has no steps any more: its hash goes.
{
  const page = document.documentElement;
  const hash = page.hasAttribute("data-other") ? "" : location.hash;
  location.replace(document.querySelector("link[rel=canonical]").href + location.search + hash);
}
