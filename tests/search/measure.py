"""How well search and triage find the right page, in a real browser; beside the theme's default search and MiniSearch.

``make measure`` uses the project's own questions and tickets; ``make measure FILE=questions.tsv``
any table with the columns ``query`` and ``accept`` (ids or addresses with spaces between them). It prints
recall at 1, 3 and 5, mean reciprocal rank, calibration, bytes, latency and memory, and writes
``.cache/search-report.md``: the questions that were missed, of which kind each miss is, and what was ranked above
the right page. ``--tickets`` prints ten tickets with what triage says of each.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import material
from playwright.sync_api import Page, sync_playwright

from resync.asking.engine import write_modules
from resync.build import build_site
from resync.learning.learnt import read_learnt
from resync.learning.texts import heard_texts, searched_pages, shown_texts
from resync.load import load_site
from resync.model import Site
from resync.questions import OFF_TOPIC, SETS, read
from tests.browser.chromium import ARGUMENTS, find
from tests.browser.conftest import Handler
from tests.servers import served

ROOT = Path(__file__).parent.parent.parent
REPORT = ROOT / ".cache" / "search-report.md"
MOST = 10
SLOWER = 4  # times: a slow phone
TENTH = 10

OURS = """async (queries) => {
  const [{ createSearch }, index, more] = await Promise.all(["search", "search-index", "search-more"].map((name) => import(`/assets/js/${name}.js`)));
  const before = performance.now();
  const { search, extend } = await createSearch(index.default);
  const first = performance.now() - before;
  await extend(more.default);
  const load = performance.now() - before;
  search("warm up");
  const times = [], states = [];
  const results = queries.map((query) => {
    const start = performance.now();
    const { state, results } = search(query, 10);
    times.push(performance.now() - start);
    states.push(state);
    return results.map(({ url }) => `/${url}`);
  });
  return { first, load, times, results, states };
}"""

TRIAGE = """async (tickets) => {
  const [{ createSearch }, index, more] = await Promise.all(["search", "search-index", "search-more"].map((name) => import(`/assets/js/${name}.js`)));
  const { triage, extend } = await createSearch(index.default);
  await extend(more.default);
  const results = [];
  for (const ticket of tickets) results.push(await triage(ticket, 3));
  return results;
}"""

# What the search holds in memory, in bytes: what is in use with it, less what was without it.
MEMORY = """async () => {
  const used = async () => { gc(); await new Promise((resolve) => setTimeout(resolve, 200)); gc(); return performance.memory.usedJSHeapSize; };
  const before = await used();
  const [{ createSearch }, index, more] = await Promise.all(["search", "search-index", "search-more"].map((name) => import(`/assets/js/${name}.js`)));
  window.engine = await createSearch(index.default);
  await window.engine.extend(more.default);
  window.engine.search("texts do not reach my mac", 10);
  return await used() - before;
}"""

# The messages of the theme's worker: 0 set up, 1 ready, 2 query, 3 result.
THEIRS = """async ([queries, worker, most]) => {
  const index = await (await fetch("/search/search_index.json")).json();
  const before = performance.now();
  const search = new Worker(worker);
  const answer = (message, type) => new Promise((resolve) => {
    search.onmessage = ({ data }) => { if (data.type === type) resolve(data.data); };
    search.postMessage(message);
  });
  await answer({ type: 0, data: { ...index, options: { suggest: false } } }, 1);
  const load = performance.now() - before;
  const times = [], results = [];
  for (const query of queries) {
    const start = performance.now();
    const { items } = await answer({ type: 2, data: query }, 3);
    times.push(performance.now() - start);
    results.push(items.slice(0, most).map((group) => "/" + group[0].location.split("#")[0]));
  }
  return { load, times, results };
}"""


@dataclass(frozen=True)
class Question:
    """What somebody types, and the addresses that are a right first click."""

    text: str
    accept: frozenset[str]
    group: str


def read_questions(path: Path, site: Site, group: str = "all") -> list[Question]:
    """The rows of a table with the columns ``query`` and ``accept``, as questions of a set."""
    return [Question(row["query"], addresses(row["accept"], site), group) for row in read(path)]


def addresses(cell: str, site: Site) -> frozenset[str]:
    """The addresses of pages of which a cell has ids; another table may have the addresses themselves."""
    return frozenset(f"/{site.entries[key].address}" if key in site.entries else key for key in cell.split())


def rank_of(found: list[str], accept: frozenset[str]) -> int:
    """Place of the first accepted address, 1 for the best; 0 if there is none."""
    return next((place for place, url in enumerate(found, 1) if url in accept), 0)


def figures(ranks: list[int]) -> dict[str, float]:
    """Recall at 1, 3, 5 and mean reciprocal rank."""
    count = len(ranks) or 1
    recall = {f"recall@{k}": sum(0 < rank <= k for rank in ranks) / count for k in (1, 3, 5)}
    return {**recall, "mrr": sum(1 / rank for rank in ranks if rank) / count}


def ticket_figures(site: Site, rows: list[dict[str, str]], found: list[list[str]]) -> dict[str, float]:
    """Share of tickets with a right page among three, and with a right page that links to a fix that ends it."""
    ids = {f"/{page.address}": key for key, page in site.symptoms.items()}
    pages = fixes = 0
    for row, three in zip(rows, found, strict=True):
        right = {ids[address] for address in three if address in ids} & set(row["symptoms"].split())
        pages += bool(right)
        fixes += any(set(site.symptoms[key].meta.fixes) & set(row["fixes"].split()) for key in right)
    return {"page in 3": pages / len(rows), "fix linked": fixes / len(rows)}


def calibration(rows: list[dict[str, str]], answers: list[dict[str, Any]], site: Site) -> str:
    """How many tickets are called sure, and how many of those have the right page first."""
    sure = [
        f"/{answer['suggestions'][0]['url']}" in addresses(row["symptoms"], site)
        for row, answer in zip(rows, answers, strict=True)
        if answer["state"] == "sure"
    ]
    none = sum(answer["state"] == "none" for answer in answers)
    return f"sure {len(sure)} of {len(rows)}, right {sum(sure) / (len(sure) or 1):.3f}; none {none}"


def kind_of_miss(wanted: frozenset[str], found: str, site: Site) -> str:
    """Of which kind a miss is: what the page that stands first has to do with the right ones."""
    ids = {f"/{page.address}": key for key, page in site.entries.items()}
    right = {ids[address] for address in wanted if address in ids}
    if found not in ids:
        return "a reference page" if found else "nothing found"
    symptom = site.symptoms.get(ids[found])
    if symptom is None:
        return (
            "a fix of the right page"
            if any(ids[found] in site.symptoms[k].meta.fixes for k in right & {*site.symptoms})
            else "another fix"
        )
    near = {neighbour.id for neighbour in symptom.meta.neighbours}
    back = {n.id for key in right & {*site.symptoms} for n in site.symptoms[key].meta.neighbours}
    if right & near or ids[found] in back:
        return "a neighbour"
    same = {site.symptoms[key].meta.group for key in right & {*site.symptoms}}
    return "the same group" if symptom.meta.group in same else "another matter"


def script_bytes(site_folder: Path) -> dict[str, int]:
    """Gzip bytes of the scripts, and of what they load in two parts."""
    scripts = site_folder / "assets" / "js"
    size = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in scripts.glob("search*.js")}
    first, more = size.pop("search-index.js"), size.pop("search-more.js")
    return {"engine": sum(size.values()), "first part": first, "second part": more}


def default_search(folder: Path) -> Path:
    """Our pages as the theme's default search sees them: its index and its worker, in ``folder``."""
    config = ROOT / ".measure.yml"
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config.write_text(text.replace("plugins:\n", "plugins:\n  - search\n", 1), encoding="utf-8")
    try:
        command = [sys.executable, "-m", "mkdocs", "-q", "build", "--no-strict", "-f", str(config), "-d", str(folder)]
        subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    finally:
        config.unlink()
    workers = Path(str(material.__file__)).parent / "templates" / "assets" / "javascripts" / "workers"
    worker = next(workers.glob("search.*.min.js"))
    (folder / "search-worker.js").write_bytes(worker.read_bytes())
    return folder


def mini_search(site: Site, work: Path, queries: list[str]) -> dict[str, list[list[str] | None]]:
    """Addresses that MiniSearch finds in the same texts, by how it reads words, for each tenth question: it is slow.

    None for the other questions. Needs what package-lock.json names.
    """
    folder = work / "minisearch"
    folder.mkdir()
    write_modules(ROOT / "docs" / "assets" / "js", site, read_learnt(ROOT), folder)
    shutil.copy(Path(__file__).parent / "minisearch.mjs", folder)
    pages = searched_pages(site)
    given = {
        "texts": [[page.meta.title, *shown_texts(site, page), *heard_texts(site, page)] for page in pages],
        "queries": queries[::TENTH],
        "minisearch": str(ROOT / "node_modules" / "minisearch"),
    }
    command = ["node", "minisearch.mjs"]
    done = subprocess.run(command, cwd=folder, input=json.dumps(given), stdout=subprocess.PIPE, text=True, check=True)
    answers: dict[str, list[list[int]]] = json.loads(done.stdout)
    found: dict[str, list[list[str] | None]] = {}
    for way, numbers in answers.items():
        told = iter(numbers)
        found[f"MiniSearch, {way}"] = [
            None if place % TENTH else [f"/{pages[number].address}" for number in next(told)]
            for place in range(len(queries))
        ]
    return found


def _open(page: Page, url: str, slower: int) -> None:
    page.goto(f"{url}robots.txt")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="another table than those of both sets")
    parser.add_argument("--tickets", action="store_true", help="print ten tickets with what triage says of each")
    given = parser.parse_args(arguments)
    site = load_site(ROOT)
    tables = {"all": given.file} if given.file else {group: ROOT / files[0] for group, files in SETS.items()}
    questions = [question for group, path in tables.items() for question in read_questions(path, site, group)]
    queries = [question.text for question in questions]
    rows = [{**row, "set": group} for group, files in SETS.items() for row in read(ROOT / files[1])]
    strange = [{**row, "set": group} for group, file in OFF_TOPIC.items() for row in read(ROOT / file)]
    work = Path(tempfile.mkdtemp(prefix="resync-measure-"))
    try:
        ours, theirs = work / "ours", work / "theirs"
        build_site(ROOT, ours, preview=True)  # plain names of scripts
        default_search(theirs)
        (theirs / "robots.txt").write_text("", encoding="utf-8")
        told = _in_browser(ours, theirs, queries, [row["ticket"] for row in rows], [row["text"] for row in strange])
        found = {
            "ours": told["mine"]["results"],
            "theme's": told["default"]["results"],
            **mini_search(site, work, queries),
        }
        _print(questions, found)
        on = told["answers"]
        _print_triage(rows, on, site)
        _print_elsewhere(strange, told["strange"], told["boxed"])
        print(f"memory: {told['memory'] / 1e6:.1f} MB")
        size = script_bytes(ours)
        names = ("search/search_index.json", "search-worker.js")
        other = [len(gzip.compress((theirs / name).read_bytes(), 9)) for name in names]
        sizes = ", ".join(f"{name} {count}" for name, count in size.items())
        print(f"bytes, gzip: ours {sizes}; theme's {other[0]} + {other[1]}")
        for name, run in (("ours", told["slow"]), ("theme", told["default_slow"])):
            high = sorted(run["times"])[int(0.95 * (len(run["times"]) - 1))]
            middle = statistics.median(run["times"])
            loading = f"first part {run['first']:.0f} ms, " if "first" in run else ""
            print(
                f"latency at {SLOWER}x CPU, {name}: median {middle:.1f} ms, 95% {high:.1f} ms, "
                f"{loading}all {run['load']:.0f} ms"
            )
        _report(questions, told["mine"]["results"], site)
        if given.tickets:
            _tickets(rows, on)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 0


def _in_browser(ours: Path, theirs: Path, queries: list[str], tickets: list[str], strange: list[str]) -> dict[str, Any]:
    few = queries[:: max(1, len(queries) // 100)]
    told: dict[str, Any] = {}
    with sync_playwright() as playwright:
        exact = ["--js-flags=--expose-gc", "--enable-precise-memory-info"]
        browser = playwright.chromium.launch(executable_path=find(), args=[*ARGUMENTS, *exact])
        page = browser.new_page()
        with served(functools.partial(Handler, directory=str(ours))) as url:
            _open(page, url, 1)
            told["mine"] = page.evaluate(OURS, queries)
            told["answers"] = page.evaluate(TRIAGE, tickets)
            told["strange"] = page.evaluate(TRIAGE, strange)
            told["boxed"] = page.evaluate(OURS, strange)["states"]
            page.reload()
            told["memory"] = page.evaluate(MEMORY)
            _open(page, url, SLOWER)
            told["slow"] = page.evaluate(OURS, few)
        with served(functools.partial(Handler, directory=str(theirs))) as url:
            _open(page, url, 1)
            told["default"] = page.evaluate(THEIRS, [queries, "/search-worker.js", MOST])
            _open(page, url, SLOWER)
            told["default_slow"] = page.evaluate(THEIRS, [few, "/search-worker.js", MOST])
        browser.close()
    return told


def _print_triage(rows: list[dict[str, str]], on: list[dict[str, Any]], site: Site) -> None:
    found = [[f"/{suggestion['url']}" for suggestion in answer["suggestions"]] for answer in on]
    for group in SETS:
        chosen = [(row, three) for row, three in zip(rows, found, strict=True) if row["set"] == group]
        result = ticket_figures(site, [row for row, _ in chosen], [three for _, three in chosen])
        print(f"tickets {group} ({len(chosen)}): " + ", ".join(f"{k} {v:.3f}" for k, v in result.items()))
    print(f"triage: {calibration(rows, on, site)}")
    read_in = sum(bool(answer["systems"]) for answer in on)
    print(f"tickets in which a version was read: {read_in}")


def _print_elsewhere(rows: list[dict[str, str]], answers: list[dict[str, Any]], boxed: list[str]) -> None:
    for group in OFF_TOPIC:
        chosen = [each for each in zip(rows, answers, boxed, strict=True) if each[0]["set"] == group]
        called = [answer["state"] for _, answer, _ in chosen if answer["state"] != "none"]
        languages = sum(bool(answer["language"]) for _, answer, _ in chosen)
        found = sum(state == "found" for _, _, state in chosen)
        print(
            f"not about messages, {group} ({len(chosen)}): triage answers {len(called)}, {called.count('sure')} of them "
            f"sure; the box finds {found}; {languages} called another language"
        )


def _print(questions: list[Question], found: Mapping[str, Sequence[list[str] | None]]) -> None:
    for group in sorted({question.group for question in questions}):
        for name, results in found.items():
            ranks = [
                rank_of(urls, question.accept)
                for question, urls in zip(questions, results, strict=True)
                if question.group == group and urls is not None
            ]
            line = "  ".join(f"{key} {value:.3f}" for key, value in figures(ranks).items())
            print(f"{group:5} {len(ranks):4} questions  {name:20} {line}")


def _tickets(rows: list[dict[str, str]], answers: list[dict[str, Any]]) -> None:
    for row, answer in list(zip(rows, answers, strict=True))[:: max(1, len(rows) // 10)][:10]:
        systems = " ".join(f"{system} {version}" for system, version in answer["systems"].items())
        found = [f"{suggestion['id']} {suggestion['title']}" for suggestion in answer["suggestions"]]
        tried = [fix["id"] for fix in answer["tried"]]
        print(f"\n{row['ticket']}\n  {answer['state']}: {'; '.join(found)}\n  right: {row['symptoms']}")
        print(f"  read: {systems or 'no version'}; tried: {', '.join(tried) or 'nothing'}")


def _report(questions: list[Question], results: list[list[str]], site: Site) -> None:
    lines = ["# Questions that search missed", "", "Kept questions are left out: nobody tunes on them.", ""]
    kinds: Counter[str] = Counter()
    for question, found in zip(questions, results, strict=True):
        rank = rank_of(found, question.accept)
        if question.group == "kept" or rank == 1:
            continue
        above = found[: rank - 1] if rank else found[:3]
        kind = kind_of_miss(question.accept, found[0] if found else "", site)
        kinds[kind] += 1
        place = f"place {rank}" if rank else f"not in the first {MOST}"
        lines += [
            f"- “{question.text}”: {place}; first stands {kind}",
            f"  - right: {', '.join(sorted(question.accept))}",
            f"  - above: {', '.join(above)}",
        ]
    print("misses: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"report: {REPORT.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
