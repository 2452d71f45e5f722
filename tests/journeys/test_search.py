"""The search field: before typing, results, nothing found, nothing loaded, and words that mean harm."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from tests.hostile import HOSTILE
from tests.journeys.engines import Target

# The width changes nothing of it; what it does change is in test_finding.py.
pytestmark = [pytest.mark.journey("Search"), pytest.mark.at("phone"), pytest.mark.mainly("webkit")]
RESULT = "[data-search-result]"
KEPT = "JSON.parse(localStorage.getItem('resync-searches') || '[]')"
QUERIES = "[...document.querySelectorAll('.queries')]"
PANEL = "document.querySelector('.search-results').textContent"
STATUS = "document.querySelector('form.search [role=status]').textContent"
NONSENSE = "qqxzv wwkjh"
LATE = "my mac gets messages 20 minutes late"


def value(field):
    return f"document.querySelector('{field}').value"


def until_results(visitor):
    visitor.until(f"Boolean({Target(RESULT).find})", "results")


def test_recent_searches_are_kept_only_after_a_page_was_opened(visitor):
    visitor.open("symptoms/")
    visitor.fill("#header-search", "old texts gone")
    until_results(visitor)
    assert visitor.js(KEPT) == []
    visitor.select(RESULT)
    visitor.until("document.querySelector('.crumbs')")
    assert visitor.js(KEPT) == ["old texts gone"]
    visitor.select("#header-search")
    visitor.select(Target(".queries a", "old texts gone"))
    visitor.until(f"{value('#header-search')} === 'old texts gone'")
    until_results(visitor)
    for _ in "old texts gone":
        visitor.press("Backspace")
    visitor.select(Target("button", "Clear"))
    visitor.until_focused("#header-search")
    assert not visitor.shown(Target(".queries a", "old texts gone"))
    assert visitor.js(KEPT) == []


def test_at_most_five_recent_searches_and_no_rubbish(visitor):
    many = json.dumps(list("abcdefgh"))
    visitor.open("about/")
    for stored in ("{", "null", '"x"', '[1,{"a":2},null,"  "]', json.dumps(["a" * 5000]), many):
        visitor.js(f"localStorage.setItem('resync-searches', {json.dumps(stored)})")
        visitor.reload()
        visitor.select("#header-search")
        visitor.until(f"{QUERIES}.length")
        own = 1 if stored == many else 0
        assert visitor.js(f"{QUERIES}.length") == 1 + own, stored
        if own:
            assert visitor.js(f"{QUERIES}[0].querySelectorAll('a').length") == 5


def test_a_suggested_search_shows_results_and_has_an_address_of_its_own(visitor):
    visitor.open()
    visitor.select("#home-search")
    visitor.until(f"Boolean({Target('.queries a').find})")
    words, address = visitor.js(f"(({{ textContent, href }}) => [textContent, href])({Target('.queries a').find})")
    visitor.select(".queries a")
    until_results(visitor)
    best = visitor.text(RESULT)
    visitor.go(address)
    until_results(visitor)
    assert visitor.js(value("#home-search")) == words
    assert visitor.text(RESULT) == best


@pytest.mark.at("desktop")
def test_escape_closes_and_keeps_the_words_and_typing_on_goes_to_the_field(visitor):
    visitor.open("reference/")
    visitor.fill("#header-search", "texts twice")
    until_results(visitor)
    visitor.press("ArrowDown")
    visitor.until_focused(RESULT)
    visitor.type("s")
    visitor.until(f"{value('#header-search')} === 'texts twices'")
    visitor.press("Escape")
    visitor.until(f"!{Target('.search-results').find}")
    assert visitor.js(value("#header-search")) == "texts twices"
    visitor.press("ArrowDown")
    until_results(visitor)
    visitor.select("h1")
    visitor.until(f"!{Target('.search-results').find}", "a click beside it closes it")
    visitor.js("document.querySelector('#header-search').focus()")
    until_results(visitor)
    visitor.type(" any more")
    visitor.until(f"{value('#header-search')}.endsWith('any more')")
    until_results(visitor)
    best = visitor.text(RESULT)
    visitor.press("Enter")
    visitor.until_titled(best)


def test_where_nothing_fits_other_ways_are_shown(visitor):
    visitor.open(f"?q={quote(NONSENSE)}")
    visitor.until(f"{PANEL}.includes('Nothing f') && {STATUS}.includes('Nothing f')")
    for name in ("Answer a few questions", "See all symptoms", "Tell us what you see"):
        assert visitor.shown(Target(".search-results a", name))
    visitor.select("#home-search")
    visitor.press("Enter")
    visitor.js("new Promise((done) => setTimeout(done, 300))")
    assert "?q=" in visitor.js("location.href")
    visitor.select(Target(".search-results a", "See all symptoms"))
    visitor.until_at("/symptoms/")


@pytest.mark.parametrize("lost", ["search-index.js", "search.js", "search-box.js"])
def test_a_search_that_cannot_be_loaded_leads_to_the_list(visitor, host, lost):
    """Also what an old page sees when the scripts that it knows are gone with their folder."""
    host.lost = rf"/js/{lost}$"
    host.expected = ["search", "Importing a module", "dynamically imported", "error loading"]
    visitor.open("symptoms/")
    visitor.fill("#header-search", "texts")
    if lost != "search-box.js":  # without it nothing runs: the form works as it does without scripts
        visitor.until(f"{PANEL}.includes('Search could not be loaded')")
        assert visitor.shown(Target(".search-results a", "See all symptoms"))
    visitor.press("Enter")
    visitor.until_titled("All pages")
    assert visitor.js("document.querySelectorAll('main a').length") > 20


def test_a_slow_search_says_that_it_loads_and_enter_waits_for_it(visitor, host):
    host.slow = {r"/js/search-index\.js": 2}
    visitor.open("symptoms/")
    visitor.fill("#header-search", LATE)
    visitor.until(f"{PANEL}.includes('Loading search')")
    visitor.press("Enter")
    visitor.until_at("/symptoms/messages-arrive-late/")


def test_the_address_follows_the_words_and_back_brings_them_back(visitor):
    visitor.open()
    visitor.fill("#home-search", "green texts")
    visitor.until("location.search === '?q=green+texts'")
    before = visitor.js("history.length")
    visitor.type(" twice")
    visitor.until("location.search === '?q=green+texts+twice'")
    assert visitor.js("history.length") == before
    visitor.select(RESULT)
    visitor.until("document.querySelector('.crumbs')")
    visitor.back()
    visitor.until(f"document.querySelector('#home-search') && {value('#home-search')} === 'green texts twice'")
    until_results(visitor)
    visitor.select("#home-search")
    visitor.press("End")
    for _ in "green texts twice":
        visitor.press("Backspace")
    visitor.until(f"{value('#home-search')} === '' && location.search === ''")


def test_whoever_types_much_and_fast_is_served(visitor):
    """Engines let a page change its address only so often; Safari 100 times in 30 seconds."""
    visitor.open()
    visitor.fill("#home-search", "my mac is late ")
    for _ in range(4):
        visitor.type("late and " * 5)
    until_results(visitor)
    visitor.until("(new URLSearchParams(location.search).get('q') || '').length > 150")


def test_without_a_script_the_form_leads_to_all_pages(visitor, host, site):
    host.lost = r"\.js$"
    host.expected = ["lost "]
    visitor.open("symptoms/mac-not-receiving/")
    visitor.fill("#header-search", "texts")
    visitor.press("Enter")
    visitor.until_titled("All pages")
    links = set(visitor.js("[...document.querySelectorAll('main .entries a')].map((link) => link.textContent)"))
    assert {entry.meta.title for entry in site.entries.values()} <= links


def test_search_is_fetched_only_when_it_is_about_to_be_used(visitor, host):
    visitor.open()
    visitor.js("new Promise((done) => setTimeout(done, 300))")
    assert [path for path in host.asked if "/js/site.js" in path]
    assert [path for path in host.asked if "search" in path] == []
    visitor.select("#home-search")
    visitor.until(f"{QUERIES}.length")
    assert [path for path in host.asked if path.endswith("search-box.js")]


@pytest.mark.mainly("chromium", "webkit")
def test_words_that_mean_harm_do_none(visitor):
    visitor.open("symptoms/")
    visitor.fill("#header-search", "texts")
    until_results(visitor)
    silent = visitor.js(
        """(async (values) => {
          const input = document.querySelector("form.search input");
          const panel = document.querySelector(".search-results");
          const silent = [];
          for (const value of values) {
            input.value = value;
            input.dispatchEvent(new Event("input", { bubbles: true }));
            await new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done))));
            if (panel.hidden || !panel.textContent.trim()) silent.push(value);
          }
          return silent;
        })"""
        + f"({json.dumps([*visitor.some(HOSTILE, 5), 'x', 'e' * 10000])})"
    )
    assert silent == []
    assert visitor.js("window.harmed ?? null") is None
    assert visitor.js("document.querySelectorAll('.search-results :is(script, img, iframe, style)').length") == 0


def test_an_address_that_means_harm_does_none(visitor):
    harmful = ["%", "%E0%A4%A", "%00", "%253Cscript%253E", "<img src=x onerror=window.harmed=1>", "(.*)%2b", "😀"]
    for query in [*harmful, "a" * 10_000]:
        visitor.open(f"?q={query}")
        visitor.until(f"/Nothing f|best first/.test({PANEL})", query[:50])
        assert visitor.js("window.harmed ?? null") is None


def test_a_page_that_is_not_there_offers_search(visitor):
    visitor.open("nowhere/at/all/")
    visitor.until_titled("This page is not here")
    visitor.fill("main [type=search]", "not my mac")
    visitor.select(f"main {RESULT}")
    visitor.until("location.pathname.startsWith('/symptoms/')")
