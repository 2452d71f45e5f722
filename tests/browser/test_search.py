"""What the search tells a screen reader, the order of its results, and axe-core on it while it is open."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import AXE, DESKTOP, PHONE

SCREENS = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
RESULT = "[data-search-result]"
NONSENSE = "qqxzv wwkjh"


def field(page: Page):
    return page.get_by_role("searchbox", name="Search for what you see").last


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
    ask_the_whole_search(page, "my mac gets them 20 minutes late")
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
