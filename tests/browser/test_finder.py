"""The finder: from a few taps to the page, with the answers in the address."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from resync import finder
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.hostile import HOSTILE

SCREENS = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
RESULTS = "[data-finder-result]"
# Goes to each address without loading the page again, and says what the finder shows there.
VISIT = """queries => queries.map(query => {
  history.pushState(null, "", location.pathname + query);
  dispatchEvent(new PopStateEvent("popstate"));
  const question = document.querySelector(".finder section:not([hidden]) > #finder-question");
  return {
    question: question && question.textContent,
    results: [...document.querySelectorAll("[data-finder-result]")].map(link => new URL(link.href).pathname.slice(1)),
    given: document.querySelectorAll(".given a").length,
  };
})"""


@SCREENS
def test_two_taps_from_home_to_a_short_list(open_page, screen):
    page = open_page("", **screen)
    page.get_by_role("link", name=re.compile("Old messages are gone")).click()
    expect(page).to_have_url(re.compile(r"/find/\?trouble=old"))
    expect(page.get_by_role("heading", name="Since when?")).to_be_visible()
    before = page.locator(RESULTS).count()
    page.get_by_role("link", name=re.compile("Since an update")).click()
    expect(page).to_have_url(re.compile(r"/find/\?trouble=old&since=update$"))
    after = page.locator(RESULTS).count()
    assert 0 < after < before
    expect(page.get_by_role("status")).to_have_text(f"{after} pages fit")
    page.locator(RESULTS, has_text="Search in Messages").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Search in Messages doesn't find old messages")


@SCREENS
def test_without_a_script_the_same_questions_are_links(open_page, screen):
    page = open_page("", java_script_enabled=False, **screen)
    page.get_by_role("link", name=re.compile("Old messages are gone")).click()
    expect(page).to_have_url(re.compile(r"/find/\?trouble=old#old$"))
    section = page.locator("section[aria-labelledby=old]")
    expect(section.get_by_role("heading")).to_be_in_viewport()
    section.get_by_text("Since an update").click()
    section.get_by_role("link", name="Search in Messages").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Search in Messages doesn't find old messages")


def test_back_reload_and_sharing_keep_the_answers(open_page):
    page = open_page("find/?trouble=new&since=suddenly&device=mac")
    results = page.locator(RESULTS)
    expect(page.locator(".given li")).to_have_count(4)
    three = results.all_text_contents()
    page.locator(".given a", has_text="Mac").click()
    expect(page).to_have_url(re.compile(r"\?trouble=new&since=suddenly$"))
    assert set(three) < set(results.all_text_contents())
    page.go_back()
    expect(results).to_have_text(three)
    page.reload()
    expect(results).to_have_text(three)
    page.get_by_role("link", name="Start again").click()
    expect(page).to_have_url(re.compile("/find/$"))
    expect(page.get_by_role("heading", name="What goes wrong?")).to_be_focused()


def test_the_keyboard_is_enough(open_page):
    page = open_page("find/")
    page.locator("#finder-question").wait_for()
    page.get_by_role("link", name=re.compile("Some are missing")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Since when?")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=re.compile("It was always so"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#finder-results")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(RESULTS).first).to_be_focused()


def test_somebody_who_knows_nothing_still_gets_pages(open_page, site):
    page = open_page("find/")
    page.locator("#finder-question").wait_for()
    for _ in range(4):
        page.locator(".answers a", has_text="I don't know").click()
    expect(page.get_by_role("status")).to_have_text(f"{len(site.symptoms)} pages fit")
    expect(page.locator(".finder section:first-of-type")).to_be_hidden()


@SCREENS
def test_targets_are_large_enough_and_nothing_is_cut(open_page, screen):
    page = open_page("find/?trouble=new&since=suddenly", **screen)
    page.locator(RESULTS).first.wait_for()
    boxes = [link.bounding_box() for link in page.locator(".finder a").all()]
    assert all(box["height"] >= 44 for box in boxes)
    page.set_viewport_size({"width": screen["viewport"]["width"] // 2, "height": 600})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_shows_what_the_catalogue_says(open_page, site):
    """For every true way through the finder: the same pages, and no question when they are few."""
    ways = [way for page in site.symptoms.values() for way in finder.routes(site, page)]
    queries, expected = [], []
    for way in ways:
        left = finder.common_first(site)
        for question, answer in way.answers.items():
            left = finder.narrow(left, question, answer)
        queries.append("?" + "&".join(f"{question}={answer}" for question, answer in way.answers.items()))
        expected.append([page.address for page in left])
    page = open_page("find/")
    page.locator("#finder-question").wait_for()
    shown = page.evaluate(VISIT, queries)
    assert [each["results"] for each in shown] == expected
    assert [each["question"] for each in shown] == [None] * len(ways)


def test_the_next_question_is_the_one_that_leaves_fewest(open_page, site):
    page = open_page("find/")
    page.locator("#finder-question").wait_for()
    troubles = [
        value
        for value, count in finder.counts(site, [*site.symptoms.values()], "trouble").items()
        if count > finder.ENOUGH
    ]
    shown = page.evaluate(VISIT, [f"?trouble={value}" for value in troubles])
    expected = [site.questions[finder.order(site, value)[0]].title for value in troubles]
    assert [each["question"] for each in shown] == expected


@pytest.mark.parametrize(
    "query", ["?trouble=nonsense", "?device=watch&trouble=icloud", "?since=", "#constructor", "?trouble=__proto__"]
)
def test_answers_that_lead_nowhere_are_ignored(open_page, query):
    page = open_page("find/" + query)
    expect(page.locator(RESULTS).first).to_be_visible()
    assert page.locator(".given a").count() <= 1


def test_hostile_answers_do_no_harm(open_page):
    page = open_page("find/")
    page.locator("#finder-question").wait_for()
    names = ["trouble", "since", "device", "kind", "from", "ios", "q", "x"]
    queries = [f"?{name}={quote(value)}" for value in HOSTILE for name in names[:4]]
    queries += ["?" + "&".join(f"{name}={quote(value)}" for name in names) for value in HOSTILE]
    queries += [f"?trouble=new#{quote(value)}" for value in HOSTILE]
    shown = page.evaluate(VISIT, queries)
    assert len(queries) >= 500
    assert {each["given"] for each in shown} <= {0, 1}
    assert all(each["results"] for each in shown)
    assert page.evaluate("window.harmed") is None
    assert page.locator(".finder script, .finder img, .finder iframe").count() == 0
