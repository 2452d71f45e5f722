"""The search field: before typing, results, nothing found, nothing loaded, and words that mean harm."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import AXE, DESKTOP, PHONE
from tests.browser.hostile import HOSTILE

SCREENS = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
RESULT = "[data-search-result]"
NONSENSE = "qqxzv wwkjh"


def field(page: Page):
    return page.get_by_role("searchbox", name="Search for what you see").last


def kept(page: Page) -> list[str]:
    return json.loads(page.evaluate("localStorage.getItem('resync-searches')") or "[]")


@SCREENS
def test_recent_searches_are_kept_only_after_a_page_was_opened(open_page, screen):
    page = open_page("symptoms/", **screen)
    field(page).fill("old texts gone")
    expect(page.locator(RESULT).first).to_be_visible()
    assert kept(page) == []
    page.locator(RESULT).first.click()
    page.wait_for_url(re.compile("/(symptoms|fixes)/.+/"))
    assert kept(page) == ["old texts gone"]
    field(page).click()
    page.locator(".queries a", has_text="old texts gone").click()
    expect(field(page)).to_have_value("old texts gone")
    expect(page.locator(RESULT).first).to_be_visible()
    field(page).fill("")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".queries a", has_text="old texts gone")).to_have_count(0)
    assert kept(page) == []
    expect(field(page)).to_be_focused()


def test_at_most_five_recent_searches_and_no_rubbish(open_page):
    page = open_page("about/")
    for stored in ("{", "null", '"x"', '[1,{"a":2},null,"  "]', json.dumps(["a" * 5000])):
        page.evaluate("text => localStorage.setItem('resync-searches', text)", stored)
        page.reload()
        field(page).focus()
        expect(page.locator(".queries")).to_have_count(1)
    page.evaluate("localStorage.setItem('resync-searches', JSON.stringify([...'abcdefgh']))")
    page.reload()
    field(page).focus()
    expect(page.locator(".queries").first.locator("a")).to_have_count(5)


@SCREENS
def test_a_suggested_search_shows_results_and_opens_in_a_tab_of_its_own(open_page, screen):
    page = open_page("", **screen)
    field(page).click()
    first = page.locator(".queries a").first
    words = first.inner_text()
    target = first.get_attribute("href")
    first.click()
    expect(page.locator(RESULT).first).to_be_visible()
    best = page.locator(RESULT).first.inner_text()
    page.goto(target)
    expect(field(page)).to_have_value(words)
    expect(page.locator(RESULT).first).to_have_text(best)


def ask_the_whole_search(page, words):
    """Asks again until the second part of the search has come, which tells why a page is a result."""
    reason = page.locator(".result .phrase:visible").first
    for _ in range(100):
        field(page).fill(words[:-1])
        field(page).press_sequentially(words[-1])
        page.wait_for_timeout(100)
        if reason.is_visible():
            return
    raise AssertionError("the second part of the search did not come")


def test_the_count_is_announced_and_the_choice_has_a_name(open_page, site):
    page = open_page("")
    ask_the_whole_search(page, "my mac gets messages 20 minutes late")
    status = page.locator("form.search [role=status]")
    expect(status).to_contain_text("8 pages, best first")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(RESULT).first
    expect(chosen).to_be_focused()
    page_chosen = site.symptoms["S08"].meta
    expect(chosen).to_have_accessible_name(page_chosen.title)
    fix = site.fixes[page_chosen.fixes[0]].meta.title
    expect(chosen).to_have_accessible_description(re.compile(f"minutes.*Likeliest fix: {fix}.*Symptom.*Mac"))
    expect(page.locator(".result mark").first).to_be_visible()


def test_escape_closes_and_keeps_the_words_and_typing_on_goes_to_the_field(open_page):
    page = open_page("reference/")
    field(page).focus()
    page.keyboard.type("texts twice")
    expect(page.locator(RESULT).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("s")
    expect(field(page)).to_have_value("texts twices")
    page.keyboard.press("Escape")
    expect(page.locator(RESULT).first).to_be_hidden()
    expect(field(page)).to_have_value("texts twices")
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULT).first).to_be_visible()
    page.locator("main").click(position={"x": 5, "y": 5})
    expect(page.locator(RESULT).first).to_be_hidden()


def test_the_best_three_come_first_then_groups(open_page):
    page = open_page("?q=turn+on+messages+in+icloud")
    expect(page.locator(RESULT).nth(3)).to_be_visible()
    kinds = page.locator(".result .traits strong").all_inner_texts()[3:]
    assert kinds == sorted(kinds, key=["Symptom", "Fix", "Reference"].index)
    order = """async () => {
      const site = document.querySelector("script[type=module]").src;
      const { createSearch } = await import(new URL("search.js", site));
      const index = await import(new URL("search-index.js", site));
      return (await createSearch(index.default)).search("turn on messages in icloud", 3).results.map((result) => result.url);
    }"""
    shown = [link.get_attribute("href") for link in page.locator(RESULT).all()[:3]]
    assert [re.sub(r"^https?://[^/]+/", "", link) for link in shown] == page.evaluate(order)


@SCREENS
def test_where_nothing_fits_other_ways_are_shown(open_page, screen):
    page = open_page(f"?q={NONSENSE}", **screen)
    panel = page.locator(".search-results")
    expect(panel).to_contain_text(re.compile("Nothing f"))
    for name in ("Answer a few questions", "See all symptoms", "Tell us what you see"):
        link = panel.get_by_role("link", name=name)
        expect(link).to_be_visible()
        if page.url.split("?")[0] in link.evaluate("link => link.href"):
            assert page.request.get(link.evaluate("link => link.href")).ok
    expect(page.locator("form.search [role=status]")).to_contain_text("Nothing f")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?q="))


@pytest.mark.parametrize("file", ["search-index.js", "search.js"])
def test_a_search_that_cannot_be_loaded_says_so(open_page, file):
    page = open_page("symptoms/", expect_404=True)
    page.route(f"**/{file}", lambda route: route.fulfill(status=404))
    field(page).fill("texts")
    panel = page.locator(".search-results")
    expect(panel).to_contain_text("Search could not be loaded")
    expect(panel.get_by_role("link", name="See all symptoms")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("All pages")


def test_a_slow_search_says_that_it_loads_and_enter_waits_for_it(open_page):
    page = open_page("symptoms/")
    held: list[Route] = []

    # A method of a list will not do: the driver writes on the function.
    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search-index.js", hold)
    field(page).fill("my mac gets messages 20 minutes late")
    expect(page.locator(".search-results")).to_contain_text("Loading search")
    page.keyboard.press("Enter")
    held[0].continue_()
    expect(page).to_have_url(re.compile("/symptoms/messages-arrive-late/$"))


def test_the_address_follows_the_words_and_back_brings_them_back(open_page):
    page = open_page("")
    field(page).fill("green texts")
    expect(page).to_have_url(re.compile(r"\?q=green\+texts$"))
    before = page.evaluate("history.length")
    field(page).fill("green texts twice")
    expect(page).to_have_url(re.compile(r"\?q=green\+texts\+twice$"))
    assert page.evaluate("history.length") == before
    page.locator(RESULT).first.click()
    page.wait_for_url(re.compile("/(symptoms|fixes)/"))
    page.go_back()
    expect(field(page)).to_have_value("green texts twice")
    expect(page.locator(RESULT).first).to_be_visible()
    field(page).fill("")
    expect(page).to_have_url(re.compile("/$"))


@SCREENS
def test_without_a_script_the_form_leads_to_all_pages(open_page, site, screen):
    page = open_page("symptoms/mac-not-receiving/", java_script_enabled=False, **screen)
    field(page).fill("texts")
    field(page).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("All pages")
    links = page.locator("main .entries a").all_inner_texts()
    assert {entry.meta.title for entry in site.entries.values()} <= set(links)


def test_search_is_fetched_only_when_it_is_about_to_be_used(open_page):
    page = open_page("about/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search" in url]
    field(page).click()
    expect(page.locator(".queries")).to_be_visible()
    assert [url for url in asked if "search-box.js" in url]


def test_words_that_mean_harm_do_none(open_page):
    page = open_page("")
    field(page).fill("texts")
    expect(page.locator(RESULT).first).to_be_visible()
    silent = page.evaluate(
        """async (values) => {
          const input = document.querySelector("form.search input");
          const silent = [];
          for (const value of [...values, "x", "e".repeat(10000)]) {
            input.value = value;
            input.dispatchEvent(new Event("input", { bubbles: true }));
            await new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done))));
            const panel = document.querySelector(".search-results");
            if (panel.hidden || !panel.textContent.trim()) silent.push(value);
          }
          return silent;
        }""",
        HOSTILE,
    )
    assert silent == []
    assert page.evaluate("window.harmed ?? null") is None
    assert page.locator(".search-results :is(script, img, iframe, style)").count() == 0


@pytest.mark.parametrize("query", ["%", "%E0%A4%A", "%00", "%253Cscript%253E", "<img src=x onerror=window.harmed=1>"])
def test_an_address_that_means_harm_does_none(open_page, query):
    page = open_page(f"?q={query}")
    expect(page.locator(".search-results")).to_contain_text(re.compile("Nothing f|best first"))
    assert page.evaluate("window.harmed ?? null") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@SCREENS
def test_axe_finds_nothing_in_the_open_search(open_page, axe, screen, scheme):
    page = open_page("symptoms/mac-not-receiving/", color_scheme=scheme, **screen)
    page.evaluate(axe)
    field(page).click()
    expect(page.locator(".queries")).to_be_visible()
    for words in ("", "my mac is 20 minutes behind", NONSENSE):
        field(page).fill(words)
        if words:
            expect(page.locator(".search-title").first).to_contain_text(re.compile("Nothing f|best first"))
        assert page.evaluate(AXE) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["viewport"]["width"]
