// Short and old addresses: go to the page that took over, with the query string and the hash.
location.replace(document.querySelector("link[rel=canonical]").href + location.search + location.hash);
