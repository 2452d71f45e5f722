// Runs before the first paint, so that a page never flashes in the other scheme, and nothing moves
// when the other scripts have come: what needs them has its room from the beginning. It promises
// nothing to a browser that is older than data/engines.yml asks for, or when those scripts don't come.
(function () {
  var page = document.documentElement;

  // Each of the oldest browsers has these, and none before them has all.
  function canRunScripts() {
    try {
      // eslint-disable-next-line -- this is the question
      return Boolean(Object.fromEntries && Array.prototype.flatMap && new RegExp("\\p{L}", "u"));
    } catch (error) {
      return false;
    }
  }

  // A script that is lost (its element says so) or does not parse (the window says so).
  function takeBack(event) {
    var about = event.target;
    if (page.getAttribute("data-scripts") === "run" || (about !== window && about.nodeName !== "SCRIPT")) return;
    page.removeAttribute("data-scripts");
    page.removeAttribute("data-from");
  }

  if (canRunScripts()) {
    page.setAttribute("data-able", "");
    page.setAttribute("data-scripts", "");
    if (/[?&]from=s\d+\b/i.test(location.search)) page.setAttribute("data-from", "");
    addEventListener("error", takeBack, true);
  }
  // A narrow panel beside a help desk.
  if (/[?&]compact=1\b/.test(location.search)) page.setAttribute("data-compact", "");
  try {
    var scheme = localStorage.getItem("resync-scheme");
    if (scheme === "light" || scheme === "dark") page.setAttribute("data-scheme", scheme);
  } catch (error) {
    // Storage is blocked: the system's scheme is used.
  }

  // The style sheet and the pictures for dark colours are chosen by the system. A choice on this site wins over it.
  function follow() {
    var media = { dark: "screen", light: "not all" }[page.getAttribute("data-scheme")];
    var sources = media ? document.querySelectorAll("picture source, link[href$='dark.css']") : [];
    for (var i = 0; i < sources.length; i += 1) if (sources[i].media !== media) sources[i].media = media;
  }
  new MutationObserver(follow).observe(page, { attributeFilter: ["data-scheme"], childList: true, subtree: true });
})();
