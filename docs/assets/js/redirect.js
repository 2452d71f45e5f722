// Short and old addresses: go to the page that took over, with the query string and the hash.
const target = new URL(document.querySelector("link[rel=canonical]").href);
target.search = location.search;
target.hash = location.hash;
location.replace(target);
