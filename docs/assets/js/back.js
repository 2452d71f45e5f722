// Coming back to a page that was kept for it. Safari keeps the page, but not what stands in its fields: it empties
// those without autocomplete, a moment after the page is shown again.

export function whenBack(mend) {
  addEventListener("pageshow", (event) => {
    if (event.persisted) setTimeout(mend);
  });
}
