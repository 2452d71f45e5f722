// The list of results under a search field. Results are ordinary links: arrow keys move between
// them, Escape closes the list, and a screen reader hears the number found.
import { createSearch } from "./search.js";

const MOST = 8;
let search;

async function loadSearch() {
  const index = await import("./search-index.js");
  return createSearch(index.default);
}

function element(tag, text, attributes = {}) {
  const node = document.createElement(tag);
  if (text) node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

function resultItem(result, root) {
  const link = element("a", "", { href: root + result.url, "data-search-result": "" });
  link.append(element("strong", result.title));
  const matched = result.phrase && result.phrase !== result.title ? `“${result.phrase}”` : result.description;
  link.append(element("small", matched));
  const item = document.createElement("li");
  item.append(link);
  return item;
}

export async function setUp(form) {
  const input = form.elements.q;
  const panel = form.querySelector(".search-results");
  const root = document.body.dataset.root.replace(/\/?$/, "/");
  const status = element("p", "", { role: "status" });
  const list = document.createElement("ul");
  panel.append(status, list);

  const close = () => {
    panel.hidden = true;
  };
  const show = () => {
    const query = input.value.trim();
    if (!query) return close();
    const results = search.search(query, MOST);
    list.replaceChildren(...results.map((result) => resultItem(result, root)));
    status.textContent = results.length
      ? `${results.length} ${results.length === 1 ? "page" : "pages"}, best first`
      : "Nothing found. Try fewer or other words, or the list of symptoms.";
    panel.hidden = false;
  };
  const move = (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      close();
      input.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      (links[next] ?? (next < 0 ? input : links.at(-1)))?.focus();
      event.preventDefault();
    }
  };

  try {
    search ??= await loadSearch();
  } catch {
    status.textContent = "Search could not be loaded. The list of symptoms has every page.";
    panel.hidden = false;
    return;
  }
  input.addEventListener("input", show);
  form.addEventListener("keydown", move);
  form.addEventListener("submit", (event) => {
    const best = list.querySelector("a");
    if (!best) return;
    event.preventDefault();
    best.click();
  });
  addEventListener("click", (event) => {
    if (!form.contains(event.target)) close();
  });
  show();
}
