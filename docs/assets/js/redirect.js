// Short and old addresses: go to the page that took over, with the query string and the hash. A procedure
// that another one replaced has no steps any more: its hash goes.
(function () {
  // Some hosts serve this page below a doubled slash, or without the slash at its end, where a relative address
  // would lead elsewhere.
  var here = location.pathname.replace(/\/{2,}/g, "/").replace(/(?:\/|\/index\.html)?$/, "/").split("/");
  var up = document.querySelector("link[rel=canonical]").getAttribute("href").split("../");
  location.replace(
    here.slice(0, here.length - up.length).join("/") +
      "/" +
      up[up.length - 1] +
      location.search +
      (document.documentElement.hasAttribute("data-other") ? "" : location.hash)
  );
})();
