"""The finder: from a few taps to the page, with the answers in the address."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest

from tests.hostile import HOSTILE
from tests.journeys.engines import Target
from tests.journeys.test_finding import IN_VIEW, at

pytestmark = [pytest.mark.journey("Finder"), pytest.mark.mainly("webkit")]
RESULTS = "[...document.querySelectorAll('[data-finder-result]')].map((link) => link.textContent)"
GIVEN = "document.querySelectorAll('.given a').length"
# Engines let a page change its address only so often; Safari 100 times in 30 seconds.
VISITS = 80
# Goes to each address without loading the page again, and says what the finder shows there.
VISIT = """%s.map((query) => {
  history.pushState(null, "", location.pathname + query);
  dispatchEvent(new PopStateEvent("popstate"));
  return [document.querySelectorAll("[data-finder-result]").length, document.querySelectorAll(".given a").length];
})"""


def answer(words):
    """The link of an answer, by words of it."""
    return (
        f"[...document.querySelectorAll('.answers a')].find((link) => link.textContent.includes({json.dumps(words)}))"
    )


def give(visitor, words):
    visitor.touch(visitor.until(f"Boolean({answer(words)})") and answer(words))


@pytest.mark.at("phone", "desktop")
def test_two_taps_from_home_to_a_short_list(visitor, site):
    visitor.open()
    give(visitor, "Old messages are gone")
    visitor.until("location.pathname + location.search === '/find/?trouble=old'")
    visitor.until("document.querySelector('#finder-question')?.textContent === 'Since when?'")
    before = len(visitor.js(RESULTS))
    give(visitor, "Since an update")
    visitor.until("location.search === '?trouble=old&since=update'")
    after = visitor.js(RESULTS)
    assert 0 < len(after) < before
    assert visitor.text("#finder-results") == f"{len(after)} pages fit"
    assert visitor.js("document.querySelector('.finder [role=status]').textContent") == f"{len(after)} pages fit"
    wanted = site.symptoms["S39"].meta.title
    assert wanted in after
    visitor.select(Target("[data-finder-result]", wanted))
    visitor.until_titled(wanted)


@pytest.mark.at("phone")
def test_without_a_script_the_same_questions_are_links(visitor, host, site):
    host.lost = r"\.js$"
    host.expected = ["lost "]
    visitor.open()
    give(visitor, "Old messages are gone")
    visitor.until("location.pathname + location.search + location.hash === '/find/?trouble=old#old'")
    visitor.until(at(IN_VIEW, "#old"), "the question in view")
    section = "section[aria-labelledby=old]"
    visitor.touch(
        f"[...document.querySelectorAll('{section} summary')].find((one) => one.textContent.includes('Since an update'))"
    )
    wanted = site.symptoms["S39"].meta.title
    visitor.select(Target(f"{section} a", wanted))
    visitor.until_titled(wanted)


@pytest.mark.at("phone")
def test_back_reload_and_sharing_keep_the_answers(visitor):
    visitor.open("find/?trouble=new&since=suddenly&device=mac")
    visitor.until(f"{GIVEN} === 4")
    three = visitor.js(RESULTS)
    visitor.touch("[...document.querySelectorAll('.given a')].find((link) => link.textContent.includes('Mac'))")
    visitor.until("location.search === '?trouble=new&since=suddenly'")
    assert set(three) < set(visitor.js(RESULTS))
    visitor.back()
    visitor.until(f"{GIVEN} === 4 && JSON.stringify({RESULTS}) === JSON.stringify({json.dumps(three)})")
    visitor.reload()
    visitor.until(f"{GIVEN} === 4 && JSON.stringify({RESULTS}) === JSON.stringify({json.dumps(three)})")
    visitor.select(Target(".given a", "Start again"))
    visitor.until("location.href.endsWith('/find/')")
    visitor.until_focused(Target("#finder-question", "What goes wrong?"))


@pytest.mark.at("desktop")
def test_the_keyboard_is_enough(visitor):
    visitor.open("find/")
    visitor.until(Target("#finder-question").find)
    visitor.js(f"{answer('Some are missing')}.focus()")
    visitor.press("Enter")
    visitor.until_focused(Target("#finder-question", "Since when?"))
    visitor.press("Tab")
    visitor.until(f"document.activeElement === {answer('It was always so')}")
    visitor.press("Enter")
    visitor.until_focused("#finder-results")
    visitor.press("Tab")
    visitor.until_focused("[data-finder-result]")


@pytest.mark.at("phone")
def test_somebody_who_knows_nothing_still_gets_pages(visitor, site):
    visitor.open("find/")
    visitor.until(Target("#finder-question").find)
    for given in range(4):
        visitor.until(f"[...new URLSearchParams(location.search)].length === {given}")
        give(visitor, "I don't know")
    visitor.until(f"document.querySelector('#finder-results').textContent === '{len(site.symptoms)} pages fit'")
    assert not visitor.shown("#finder-question")


@pytest.mark.at("phone", "small")
def test_every_answer_is_large_enough_for_a_finger(visitor):
    visitor.open("find/?trouble=new&since=suddenly")
    visitor.until(f"{RESULTS}.length")
    heights = visitor.js(
        "[...document.querySelectorAll('.finder a')].map((link) => link.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
    assert visitor.js("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.at("phone")
def test_answers_that_lead_nowhere_are_ignored(visitor):
    queries = ["?trouble=nonsense", "?device=watch&trouble=icloud", "?since=", "#constructor", "?trouble=__proto__"]
    for query in queries:
        visitor.go("about:blank")
        visitor.open("find/" + query)
        visitor.until(f"document.querySelector('#finder-results') && {RESULTS}.length")
        assert visitor.js(GIVEN) <= 1, query


@pytest.mark.mainly("chromium", "webkit")
@pytest.mark.at("phone")
def test_hostile_answers_do_no_harm(visitor):
    visitor.open("find/")
    visitor.until(f"{RESULTS}.length")
    queries = [f"?{name}={quote(value)}" for value in HOSTILE for name in ("trouble", "since", "device", "kind")]
    shown = visitor.js(VISIT % json.dumps(visitor.some(queries, len(queries) // VISITS + 1)))
    assert len(shown) > VISITS // 2
    assert {given for _, given in shown} <= {0, 1}
    assert all(count for count, _ in shown)
    assert visitor.js("window.harmed ?? null") is None
    assert not re.search("<(script|img|iframe)", visitor.js("document.querySelector('.finder').innerHTML"))
