// On the page for 404: a link that a mail program or a typist changed leads on. It goes at most once: an
// address that is as it should be, and still not here, stays and is told so.
(function () {
  var base = document.currentScript.src.replace(/^[a-z]+:\/\/[^/]*/, "").replace(/assets\/(?:\w+\/)?js\/[^/]*$/, "");
  var path = location.pathname;
  try {
    path = decodeURIComponent(path);
  } catch (error) {
    // A percent sign that belongs to nothing: the address as it is.
  }
  path = path.replace(/\/{2,}/g, "/");
  var rest = path.slice(0, base.length).toLowerCase() === base.toLowerCase() ? path.slice(base.length) : path.slice(1);

  // What was encoded along with the path: the versions, and the part of the page.
  var wrapped = (/[?#][\w.=&#-]*/.exec(rest) || [""])[0];
  var short = /^go\/\s*([sf])(?:00(?=\d))?(\d{1,3})(?![0-9a-z])/i.exec(rest);
  // Also below another folder: a relative link leads there from a page with a doubled slash in its address.
  var page = /(?:^|\/)((?:symptoms|fixes|reference|support|about|find|devices|worked)(?:\/[\w-]+)?)/i.exec(rest);
  var target = short
    ? base + "go/" + short[1].toLowerCase() + (short[2].length < 2 ? "0" : "") + short[2] + "/"
    : page && base + page[1].toLowerCase() + "/";
  if (!target || target === location.pathname) return;
  // Without the scripts of this page, which is gone before they come.
  location.replace(target + (location.search || (/^\?[^#]*/.exec(wrapped) || [""])[0]) + (location.hash || (/#.*$/.exec(wrapped) || [""])[0]));
})();
