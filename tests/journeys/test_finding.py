"""From one's own words, or from a few answers, to the page."""

from __future__ import annotations

import json

import pytest

from tests.journeys.engines import Target

RESULT = "[data-search-result]"
WORDS = "green texts reach my iphone but not my mac"
# Nothing of it is cut off at the sides.
WITHIN = """(() => {
  const { left, right } = document.querySelector(%s).getBoundingClientRect();
  return left >= 0 && right <= document.documentElement.clientWidth && right > left;
})()"""
# The whole of it is on the screen.
IN_VIEW = """(() => {
  const { top, bottom } = document.querySelector(%s).getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight && bottom > top;
})()"""
# The ring of the focus, on the element itself or on the row that it fills.
RING = """["", "::after"].some((part) => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement, part);
  return outlineStyle !== "none" && parseFloat(outlineWidth) > 1;
})"""


def at(template, css):
    return template % json.dumps(css)


@pytest.mark.journey("Search")
def test_words_lead_to_a_page(visitor):
    visitor.open()
    visitor.fill("#home-search", WORDS)
    visitor.until(f"document.querySelectorAll('{RESULT}').length > 2")
    assert visitor.js(at(WITHIN, ".search-results"))
    best = visitor.text(RESULT)
    visitor.until("new URLSearchParams(location.search).get('q')")
    visitor.press("ArrowDown")
    visitor.until(f"document.activeElement.matches('{RESULT}')")
    assert visitor.js(RING), "the arrow keys show where they are"
    visitor.press("Escape")
    visitor.until(f"document.activeElement.id === 'home-search' && !{Target('.search-results').find}")
    visitor.press("Enter")
    visitor.until("document.querySelector('h1').textContent === " + json.dumps(best))


@pytest.mark.journey("Search")
def test_an_address_with_words_opens_with_its_results(visitor):
    visitor.open("?q=mac+not+receiving+texts")
    visitor.until(f"document.querySelectorAll('{RESULT}').length > 2")
    assert visitor.js("document.querySelector('#home-search').value") == "mac not receiving texts"
    visitor.open("?q=qqqqq+zzzzz+xxxxx")
    visitor.until("/nothing/i.test(document.querySelector('.search-results').textContent)")


@pytest.mark.journey("Search")
@pytest.mark.at("phone", "upright", "pad", "desktop")
def test_results_in_the_header_are_on_the_screen(visitor):
    visitor.open("symptoms/")
    visitor.fill("#header-search", "mac")
    visitor.until(f"document.querySelectorAll('{RESULT}').length > 2")
    assert visitor.js(at(WITHIN, ".search-results"))
    assert visitor.js(at(WITHIN, RESULT))
    below = "document.querySelector('#header-search').getBoundingClientRect().bottom"
    assert visitor.js(f"document.querySelector('.search-results').getBoundingClientRect().top >= {below}")
    visitor.press("ArrowDown")
    visitor.press("ArrowDown")
    assert visitor.js(f"[...document.querySelectorAll('{RESULT}')].indexOf(document.activeElement)") == 1
    assert visitor.js(RING)
    visitor.press("Enter")
    visitor.until("document.querySelector('.crumbs')")


COUNT_TIMERS = """
delete window.scheduler;
var timers = 0;
var set = window.setTimeout;
window.setTimeout = function (call, delay) {
  if (!delay) timers += 1;
  return set.apply(window, arguments);
};
"""


@pytest.mark.journey("Search")
@pytest.mark.at("phone")
def test_the_search_is_made_ready_without_timers(visitor, host):
    """It learns in slices. Safari holds back each timer between two of them, and the first results wait for all."""
    host.prelude = COUNT_TIMERS
    visitor.open()
    visitor.fill("#home-search", WORDS)
    visitor.until(f"document.querySelectorAll('{RESULT}').length > 2")
    assert visitor.js("timers") <= len(WORDS) + 5, "one for each key and a few, none for each slice"


@pytest.mark.journey("Finder")
def test_a_tile_opens_the_finder_at_its_next_question(visitor):
    visitor.open()
    visitor.select(".answers a")
    visitor.until(f"location.pathname === '/find/' && {Target('#finder-question').find}")
    visitor.until(at(IN_VIEW, "#finder-question"))
    assert visitor.js("scrollY") == 0
    assert visitor.js("location.hash") == ""
    pages = "parseInt(document.querySelector('#finder-results').textContent)"
    before = visitor.js(pages)
    # Until the list is short; each answer can be taken back.
    answered = 0
    while visitor.js(f"Boolean({Target('.answers a').find})"):
        left = visitor.js(pages)
        visitor.select(".answers a")
        visitor.until(f"{pages} < {left}")
        answered += 1
    assert answered >= 1
    least = visitor.js(pages)
    assert least < before
    visitor.back()
    visitor.until(f"{pages} > {least}")
    visitor.forward()
    visitor.until(f"{pages} === {least}")
    title = visitor.text("[data-finder-result]")
    visitor.select("[data-finder-result]")
    visitor.until("document.querySelector('h1').textContent === " + json.dumps(title))


@pytest.mark.journey("Going back")
@pytest.mark.at("phone", "desktop")
def test_going_back_ten_times_through_search_finder_and_forms(visitor):
    """What a field says, and what stands below it, are always about the same."""
    visitor.open()
    visitor.fill("#home-search", WORDS)
    visitor.until("new URLSearchParams(location.search).get('q')")
    visitor.select(RESULT)
    visitor.until_at("/")
    for path in ("support/replies/", "support/summary/?from=s03", "support/triage/"):
        visitor.open(path)
        visitor.until("document.querySelector('[name=word], #result:not([hidden]), #ticket')")
        if "replies" in path:
            visitor.until("document.querySelector('[data-reply] [data-copy]')")
            visitor.fill("[name=word]", "watch")
            visitor.until("document.querySelector('[data-reply][hidden]')")
        elif "summary" in path:
            visitor.until("document.querySelector('#summary-text').textContent.includes('S03')")
            visitor.fill("#words", "the blue ones")
            visitor.until("document.querySelector('#summary-text').textContent.includes('blue ones')")
        else:
            visitor.fill("#ticket", "texts do not arrive on my mac")
            visitor.until("document.querySelector('[data-triage-result]')")
        visitor.open("about/")
    visitor.open()
    visitor.select(".answers a")
    visitor.until(Target("#finder-question").find)
    visitor.select(".answers a")

    checked = set()
    for _ in range(10):
        visitor.back()
        visitor.until("document.readyState === 'complete'")
        here = visitor.js("location.pathname")
        if here == "/" and visitor.js("location.search"):
            visitor.until(f"document.querySelectorAll('{RESULT}').length > 2")
            assert visitor.js("document.querySelector('#home-search').value") == WORDS
        elif here == "/support/replies/":
            visitor.until("document.querySelector('[data-reply] [data-copy]')")
            visitor.until(
                """(() => {
              const wanted = document.querySelector("[name=word]").value;
              const shown = [...document.querySelectorAll("[data-reply]")].filter((reply) => !reply.hidden);
              return wanted ? shown.every((reply) => reply.textContent.toLowerCase().includes(wanted))
                : shown.length === document.querySelectorAll("[data-reply]").length;
            })()""",
                "the filter and what it leaves",
            )
        elif here == "/support/summary/":
            visitor.until(
                """document.querySelector("#words").value === ""
              && document.querySelector("#summary-text").textContent.startsWith("What I see: S03")
              && !document.querySelector("#summary-text").textContent.includes("blue ones")""",
                "nothing is left",
            )
        elif here == "/support/triage/":
            visitor.until(
                """Boolean(document.querySelector("#ticket").value)
              === Boolean(document.querySelector("[data-triage-result]"))""",
                "the ticket and its pages",
            )
        elif here == "/find/":
            visitor.until(Target("#finder-question").find)
        checked.add(here)
    assert {"/", "/support/replies/", "/support/summary/", "/support/triage/", "/find/"} <= checked
