// What stands under a search field: searches to start from, results as you type, or why there are
// none. Results are ordinary links, so that they can be opened in a new tab and every screen reader
// knows them; arrow keys move the focus between them.
import { deviceList, element, refill, root } from "./element.js";
import { common } from "./labels.js";
import { marked, stems } from "./mark.js";
import { forget, recent, remember } from "./recent.js";
import { startSearch } from "./search-start.js";

const MOST = 8;
const NEAREST = 3;
// Milliseconds. Slower than this, loading is worth a word; a screen reader and the address follow
// when the typing pauses.
const SLOW = 300;
const PAUSE = 600;
const KINDS = { symptom: "Symptom", fix: "Fix", reference: "Reference" };
// The best ones stand first, whatever they are; the others in groups.
const BEST = 3;
const GROUPS = { symptom: "More symptoms", fix: "Fixes", reference: "Reference" };

let engine;
let loading;

// The first part answers; the second, of three times the bytes, makes later answers better. What stands there
// already stays as it is.
function load() {
  if (!loading) {
    loading = startSearch().then((started) => {
      engine = started.engine;
    });
  }
  return loading;
}

const link = (address, text) => element("a", { href: root + address }, text);
const paragraph = (...children) => element("p", {}, ...children);

// One row of the list, made once and filled anew for each question.
function resultRow(id) {
  const title = element("a", { "data-search-result": "", "aria-describedby": id });
  const phrase = element("span", { class: "phrase" });
  const todo = element("span");
  const traits = element("span", { class: "traits" });
  const about = element("span", { class: "about", id }, phrase, todo, traits);
  let shown;
  return {
    item: element("li", { class: "result" }, title, about),
    fill(result, wanted) {
      title.href = root + result.url;
      // The same page for other words: only the phrase changes.
      const same = result.id === shown;
      shown = result.id;
      refill(title, ...(result.phrase ? [result.title] : marked(result.title, wanted)));
      phrase.hidden = !result.phrase;
      refill(phrase, "“", ...marked(result.phrase, wanted), "”");
      if (same) return;
      todo.textContent = result.kind === "symptom" ? `Likeliest fix: ${result.todo}` : result.todo || result.description;
      refill(traits, element("strong", {}, KINDS[result.kind] || ""), ...deviceList(result.devices));
    },
  };
}

function suggestions(title, queries, ...more) {
  const links = queries.map((query) =>
    element("li", {}, element("a", { href: `${root}?${new URLSearchParams({ q: query })}`, "data-query": query }, query)),
  );
  return [element("p", { class: "search-title" }, title, ...more), element("ul", { class: "queries" }, ...links)];
}

export function setUp(form) {
  const input = form.elements.q;
  const panel = form.querySelector(".search-results");
  const inPage = form.classList.contains("search-large");
  const isHome = Boolean(form.closest(".home"));
  const spoken = element("p", { role: "status", class: "visually-hidden" });
  const rows = Array.from({ length: MOST }, (_, i) => resultRow(`${input.id}-${i + 1}`));
  let failed = false;
  let timer = 0;
  let wanted = false;
  let pause = 0;
  let entered = false;
  let shown = null;
  panel.before(spoken);

  const isOpen = () => !panel.hidden;
  const close = () => {
    wanted = false;
    panel.hidden = true;
  };
  const open = (...children) => {
    // Before the change: after it, this would cost a layout of its own.
    panel.scrollTop = 0;
    refill(panel, ...children);
    delete panel.dataset.searchState;
    panel.hidden = false;
    shown = null;
  };
  const say = (text) => {
    spoken.textContent = text;
  };

  // What to do where no page fits.
  const otherWays = () =>
    element(
      "p",
      { class: "ways" },
      link("find/", "Answer a few questions"),
      link("symptoms/", "See all symptoms"),
      element("a", { href: form.dataset.report }, "Tell us what you see"),
    );

  function showStart() {
    const kept = recent();
    const clear = element("button", { type: "button", class: "clear" }, "Clear");
    clear.addEventListener("click", () => {
      forget();
      input.focus();
      showStart();
      say("Recent searches cleared");
    });
    open(
      ...(kept.length ? suggestions("Your recent searches", kept, clear) : []),
      ...suggestions("Others write", common),
    );
    say("");
  }

  function showFailure() {
    const text = "Search could not be loaded.";
    open(element("p", { class: "search-title" }, text), paragraph(link("symptoms/", "See all symptoms"), " instead."));
    say(text);
  }

  // The rows in the order in which they stand, each group under its title.
  function lists(results, title, wanted) {
    const groups = [[title, results.slice(0, BEST)]];
    for (const [kind, name] of Object.entries(GROUPS)) {
      const others = results.slice(BEST).filter((result) => result.kind === kind);
      if (others.length) groups.push([name, others]);
    }
    let used = 0;
    return groups.flatMap(([name, members], i) => {
      const id = `${input.id}-group-${i + 1}`;
      const items = members.map((result) => {
        const row = rows[used];
        used += 1;
        row.fill(result, wanted);
        return row.item;
      });
      const head = element("p", { class: "search-title", id }, name);
      return items.length ? [head, element("ul", { "aria-labelledby": id }, ...items)] : [head];
    });
  }

  function titleOf({ state, language }, count) {
    if (language) return `This is ${language}, as it seems. The site is in English.`;
    if (state === "found") return `${count}, best first`;
    return state === "unsure" ? "Nothing fits well. These are the nearest:" : "Nothing found that fits. Other ways:";
  }

  function showResults(query) {
    // Drawn anew, the list would lose the focus that may be in it.
    if (isOpen() && shown && shown.query === query) return shown.fits;
    const found = engine.search(query, MOST);
    const results = found.state === "found" ? found.results : found.results.slice(0, NEAREST);
    const count = `${results.length} ${results.length === 1 ? "page" : "pages"}`;
    const text = titleOf(found, count);
    const fits = found.state === "found";
    const examples = results.length ? [] : suggestions("Others write", common.slice(0, NEAREST));
    const none = found.state === "none";
    // Where it seems to be about something else, the other ways come first, and the nearest pages last.
    open(
      ...(none ? [element("p", { class: "search-title" }, text), otherWays()] : []),
      ...(results.length ? lists(results, none ? "The nearest pages:" : text, stems(query)) : []),
      ...(fits || none ? [] : [otherWays()]),
      ...examples,
    );
    panel.dataset.searchState = found.state;
    shown = { query, fits };
    clearTimeout(pause);
    pause = setTimeout(() => {
      say(results.length ? `${text} ${fits ? "" : count}. Arrow keys move between them.` : text);
      keepAddress(query);
    }, PAUSE);
    return fits;
  }

  // The address of the start page follows what is typed, so that it can be shared and gone back to.
  function keepAddress(query) {
    if (!isHome) return;
    const url = new URL(location.href);
    if (query) url.searchParams.set("q", query.slice(0, 200));
    else url.searchParams.delete("q");
    try {
      if (url.href !== location.href) history.replaceState(history.state, "", url);
    } catch {
      // Some browsers refuse it for a page that was opened from a file.
    }
  }

  function show() {
    const query = input.value.trim();
    if (!query) {
      clearTimeout(pause);
      keepAddress("");
      showStart();
    } else if (engine) showResults(query);
    else if (failed) showFailure();
  }

  // After the key itself has been shown, and once for keys that come together.
  const showSoon = () => {
    wanted = true;
    timer = timer || setTimeout(() => {
      timer = 0;
      if (wanted) show();
    });
  };

  const openBest = () => {
    if (showResults(input.value.trim())) rows[0].item.querySelector("a").click();
  };

  input.addEventListener("input", showSoon);
  input.addEventListener("mousedown", () => isOpen() || showSoon());
  form.addEventListener("submit", (event) => {
    if (!input.value.trim()) event.preventDefault();
    // Without an engine the form leads to the list of all pages.
    if (failed || !input.value.trim()) return;
    event.preventDefault();
    if (engine) openBest();
    else entered = true;
  });
  form.addEventListener("keydown", (event) => {
    const stops = [input, ...panel.querySelectorAll("a, button")];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "Escape" && isOpen()) {
      event.preventDefault();
      input.focus();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen()) show();
      else stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
    } else if (at > 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      // Whoever types on means the field.
      input.focus();
    }
  });
  panel.addEventListener("click", (event) => {
    const chosen = event.target.closest("a");
    if (chosen && chosen.dataset.query && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      input.value = chosen.dataset.query;
      input.focus();
      show();
    }
  });
  for (const type of ["click", "auxclick"]) {
    panel.addEventListener(type, (event) => {
      if (event.target.closest("[data-search-result]")) remember(input.value);
    });
  }
  // In the header the list lies over the page, and goes when the attention does.
  if (!inPage) {
    const away = (target) => target && !form.contains(target) && close();
    // A touch beside it makes no mouse event where nothing can be pressed.
    for (const type of ["mousedown", "touchstart"]) addEventListener(type, ({ target }) => away(target));
    form.addEventListener("focusout", ({ relatedTarget }) => away(relatedTarget));
    form.addEventListener("focusin", () => isOpen() || showSoon());
  }

  // Safari empties the field of a page that was kept for going back, a moment after it is shown again.
  addEventListener("pageshow", () =>
    setTimeout(() => {
      if (shown && !input.value) input.value = shown.query;
    }),
  );

  const slow = setTimeout(() => {
    if (input.value.trim()) open(element("p", { class: "search-title" }, "Loading search…"));
  }, SLOW);
  load()
    .catch(() => {
      failed = true;
    })
    .then(() => {
      clearTimeout(slow);
      if (input.value.trim()) show();
      if (entered && engine) openBest();
    });
  show();
}
