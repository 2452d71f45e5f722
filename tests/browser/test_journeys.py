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


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_short_links_lead_to_the_page(open_page, script):
    page = open_page("go/s03/?ios=17#causes", java_script_enabled=script)
    expect(page).to_have_url(re.compile(r"/symptoms/mac-not-receiving/" + (r"\?ios=17#causes$" if script else "$")))


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


def test_replies_need_no_script(open_page, site):
    page = open_page("support/replies/", java_script_enabled=False)
    expect(page.locator("[data-reply]:visible")).to_have_count(len(site.entries))
    expect(page.locator(".reply-tools")).to_be_hidden()
    page.locator("[data-reply=s03] .note a").click()
    expect(page).to_have_url(re.compile("/symptoms/mac-not-receiving/$"))
