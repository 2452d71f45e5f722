// Coming back to a page that was kept for it. Safari keeps the page, but not what stands in its fields: it empties
// those without autocomplete, a moment after the page is shown again, and on a busy device a longer one.
const MOMENTS = [0, 200]; // milliseconds

export function whenBack(mend) {
  addEventListener("pageshow", (event) => {
    if (event.persisted) MOMENTS.forEach((moment) => setTimeout(mend, moment));
  });
}
