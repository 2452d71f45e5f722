"""The command answers what the pages answer: 160 questions and 40 tickets, in a browser and without one."""

from __future__ import annotations

import csv
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from resync.asking.answers import triaged
from resync.asking.engine import Engine
from resync.learning.learnt import read_learnt
from tests.browser.test_search import ask_the_whole_search

QUESTIONS, TICKETS = 160, 40
# The modules that the page itself loads, once its second part has come.
IN_PAGE = """
async ([questions, tickets]) => {
  const site = document.querySelector("script[type=module]").src;
  const { startSearch } = await import(new URL("search-start.js", site));
  const { engine, complete } = await startSearch();
  await complete;
  const found = questions.map((text) => engine.search(text, 10));
  for (const text of tickets) found.push(await engine.triage(text, 3));
  return found;
}
"""


def spread(path, column, count):
    """``count`` values of a column, from the whole table."""
    with path.open(encoding="utf-8", newline="") as file:
        values = [row[column] for row in csv.DictReader(file, delimiter="\t")]
    return [values[number * len(values) // count] for number in range(count)]


@pytest.fixture(scope="module")
def engine(site, root):
    with Engine(site, read_learnt(root), root / "docs/assets/js") as started:
        yield started


def test_the_browser_and_the_command_give_the_same_answers(open_page, engine, root):
    questions = spread(root / "tests/search/questions.tsv", "query", QUESTIONS)
    tickets = spread(root / "tests/search/tickets.tsv", "ticket", TICKETS)
    shown = open_page("").evaluate(IN_PAGE, [questions, tickets])
    said = [*map(engine.search, questions), *map(engine.triage, tickets)]
    assert len(shown) == QUESTIONS + TICKETS
    for text, one, other in zip(questions + tickets, shown, said, strict=True):
        assert without_scores(one) == without_scores(other), text


def without_scores(answer):
    """The answer without sums of which another processor can round the last digit differently."""
    pages = [
        {k: v for k, v in page.items() if k != "score"}
        for page in answer.get("results") or answer.get("suggestions") or []
    ]
    return {k: v for k, v in answer.items() if k not in ("about", "results", "suggestions")}, pages


def test_the_list_on_the_page_is_that_of_the_command(open_page, engine, root):
    page = open_page("")
    ask_the_whole_search(page, "mac")
    for question in spread(root / "tests/search/questions.tsv", "query", 5):
        found = engine.search(question, 8)
        most = found["results"] if found["state"] == "found" else found["results"][:3]
        page.get_by_role("searchbox").last.fill(question)
        expect(page.locator(f"[data-search-state={found['state']}]").last).to_be_visible()
        links = page.locator("main [data-search-result]")
        expect(links).to_have_count(len(most))
        shown = [urlsplit(link.evaluate("link => link.href")).path.lstrip("/") for link in links.all()]
        assert set(shown) == {result["url"] for result in most}


def test_the_reply_on_the_page_is_that_of_the_command(open_page, engine, site):
    page = open_page("support/triage/")
    for ticket in (
        "1) When I delete a conversation on my phone it stays on the Mac. 2) My wife sees my messages on her iPad.",
        "Since macOS 12 my Mac gets no green texts, blue ones come. I turned iMessage off and on. iPhone with iOS 17.6.1.",
    ):
        page.get_by_label("Ticket text").fill(ticket)
        answer = triaged(engine.triage(ticket), site, "http://127.0.0.1:8000/")
        expect(page.get_by_role("textbox", name="Reply", exact=True)).to_have_value(answer["reply"])
        asked = page.locator("[name=ask]").evaluate_all("boxes => boxes.map((box) => box.value)")
        assert asked == answer["questions"]
