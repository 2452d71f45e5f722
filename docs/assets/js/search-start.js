// Loads the search in two parts. The first answers; without the second the search works with what it has.

// Whoever saves data, or has a slow line, gets the first part only.
function isSparing() {
  const { connection } = navigator;
  // eslint-disable-next-line members/young -- asked for first
  return Boolean(connection && (connection.saveData || /2g/.test(connection.effectiveType)));
}

// Gives the search, and a promise for the time when it has both parts, or can't have them.
export async function startSearch() {
  const [{ createSearch }, index] = await Promise.all([import("./search.js"), import("./search-index.js")]);
  const engine = await createSearch(index.default);
  const complete = isSparing()
    ? Promise.resolve()
    : import("./search-more.js").then((more) => engine.extend(more.default)).catch(() => {});
  return { engine, complete };
}
