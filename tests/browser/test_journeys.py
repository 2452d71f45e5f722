"""What people do on the site, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE

SCREENS = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])


@SCREENS
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_from_home_to_the_next_fix(open_page, site, screen, script):
    page = open_page("", java_script_enabled=script, **screen)
    symptom = site.symptoms["S07"]
    first, second = (site.fixes[cause.fix] for cause in symptom.meta.causes[:2])
    page.get_by_role("link", name=symptom.meta.title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(symptom.meta.title)
    page.locator(".cause-fix a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(first.meta.title)
    expect(page.locator("#step-1")).to_be_visible()
    if script:
        expect(page.locator(".trail")).to_contain_text(f"Cause 1 of {len(symptom.meta.causes)}")
        page.locator("#next-fix a").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(second.meta.title)
    else:
        page.locator(".trails summary").click()
        page.locator("[data-trail=s07] [data-next]").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(second.meta.title)


@SCREENS
@pytest.mark.parametrize("path", ["", "fixes/match-addresses/", "404.html"])
def test_search_finds_a_page_from_anywhere(open_page, screen, path):
    page = open_page(path, **screen)
    page.get_by_role("searchbox").last.fill("my mac is 20 minutes behind")
    first = page.locator("[data-search-result]").first
    expect(first).to_contain_text("Messages arrive late")
    first.click()
    expect(page).to_have_url(re.compile("/symptoms/messages-arrive-late/$"))


def test_search_works_with_the_keyboard_alone(open_page):
    page = open_page("symptoms/")
    page.get_by_role("searchbox", name="Search for what you see").focus()
    page.keyboard.type("texts on my phone but not my mac")
    expect(page.locator("[data-search-result]").first).to_be_visible()
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text("best first")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-search-result]").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-search-result]").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox", name="Search for what you see")).to_be_focused()
    expect(page.locator("[data-search-result]").first).to_be_hidden()
    page.keyboard.type(" any more")
    expect(page.locator("[data-search-result]").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("New messages reach the iPhone but not the Mac")


def test_an_address_with_words_opens_with_results(open_page):
    page = open_page("?q=mac+not+getting+messages")
    first = page.locator("[data-search-result]").first
    expect(first).to_be_visible()
    assert page.request.get(first.evaluate("link => link.href")).ok


@pytest.mark.parametrize("query", ["%00", "<script>alert(1)</script>", "a" * 10_000, "(.*)+", "😀", "%E0%A4%A"])
def test_hostile_words_do_no_harm(open_page, query):
    page = open_page(f"?q={query}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".search-results").first).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_short_links_lead_to_the_page(open_page, script):
    page = open_page("go/s03/?ios=17#causes", java_script_enabled=script)
    expect(page).to_have_url(re.compile(r"/symptoms/mac-not-receiving/" + (r"\?ios=17#causes$" if script else "$")))


def test_a_link_to_a_step_opens_its_tab(open_page):
    page = open_page("fixes/match-addresses/#macos-12-step-2")
    expect(page.locator("#macos-12-step-2")).to_be_visible()
    expect(page.locator("#step-1")).to_be_hidden()


def test_systems_in_the_address_open_their_tabs_and_are_remembered(open_page):
    page = open_page("fixes/match-addresses/?ios=12&macos=12")
    expect(page.get_by_text("You can be reached by iMessage at")).to_be_visible()
    page.goto("fixes/sign-out-in-mac/")
    expect(page.locator("#macos-12-step-1")).to_be_visible()


@pytest.mark.parametrize("query", ["ios=banana", "ios=-1", "ios=999999", "ios=", "ios=<b>", "macos=10.13.5.1.2"])
def test_systems_that_make_no_sense_are_ignored(open_page, query):
    page = open_page(f"fixes/toggle-imessage/?{query}")
    expect(page.locator("#step-1")).to_be_visible()


def test_tabs_need_no_script(open_page):
    page = open_page("fixes/match-addresses/", java_script_enabled=False)
    page.locator("label", has_text=re.compile("^Mac$")).click()
    expect(page.locator("#mac-step-1")).to_be_visible()


def test_the_colour_switch_is_remembered(open_page):
    page = open_page("", color_scheme="light")
    light = page.evaluate("getComputedStyle(document.body).color")
    page.get_by_role("button", name="Dark colours").click()
    dark = page.evaluate("getComputedStyle(document.body).color")
    assert dark != light
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).color") == dark


def test_a_page_that_is_not_there_offers_search(open_page):
    page = open_page("nowhere/at/all/", expect_404=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    page.get_by_role("searchbox").last.fill("not my mac")
    page.locator("[data-search-result]").first.click()
    expect(page).to_have_url(re.compile("/symptoms/"))


@SCREENS
@pytest.mark.parametrize(
    "path",
    [
        "",
        "symptoms/",
        "symptoms/some-messages-missing/",
        "fixes/turn-on-messages-in-icloud/",
        "reference/network/",
        "support/links/",
    ],
)
def test_nothing_is_wider_than_the_screen(open_page, screen, path):
    page = open_page(path, **screen)
    assert page.evaluate("document.documentElement.scrollWidth") <= screen["viewport"]["width"]
