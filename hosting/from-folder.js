// Runs first in the file for reading from a folder: links that scripts made lead to a folder, and
// without a server nobody answers with the index.html in it.
function toFile(event) {
  const link = event.target.closest?.("a[href]");
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}
for (const type of ["click", "auxclick"]) addEventListener(type, toFile, true);
