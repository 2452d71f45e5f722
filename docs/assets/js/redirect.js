// Short and old addresses: go to the page that took over, with the query string and the hash. A procedure
// that another one replaced has no steps any more: its hash goes.
location.replace(
  document.querySelector("link[rel=canonical]").href +
    location.search +
    (document.documentElement.hasAttribute("data-other") ? "" : location.hash)
);
