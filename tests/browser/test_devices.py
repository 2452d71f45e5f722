"""Your versions without a script, on paper, and on every page there is."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

FIX = "fixes/match-addresses/"
PARTS = 4  # of the fixes, so that workers share them


def tab(page, name):
    return page.locator(".tabbed-labels label", has_text=re.compile(f"^{name}$"))


def test_without_a_script_all_is_shown(open_page):
    page = open_page(FIX + "?ios=12", java_script_enabled=False)
    expect(tab(page, "iOS 6 to 12")).to_be_visible()
    page.locator(".versions").get_by_role("link", name="Choose your versions").click()
    expect(page.get_by_text("Without JavaScript nothing is kept")).to_be_visible()
    expect(page.locator("select").first).to_be_hidden()


@pytest.mark.parametrize("part", range(PARTS))
def test_on_every_page_a_step_opens_in_the_version_of_the_address(open_page, built, site, part):
    """For the newest and the oldest tab of each fix: the anchor of its newest tab, with its version in the address."""
    page = open_page()
    wrong, count = [], 0
    for fix in list(site.fixes.values())[part::PARTS]:
        html = BeautifulSoup((built / fix.address / "index.html").read_text(encoding="utf-8"), "html.parser")
        for tabs in html.select(".tabbed-set"):
            labels = tabs.select(":scope > .tabbed-labels > label[data-system]")
            if not labels:
                continue
            blocks = tabs.select(":scope > .tabbed-content > .tabbed-block")
            anchor = blocks[0].select_one(".steps > [id]")["id"]
            if not re.fullmatch(r"([a-z]+-)?step-1", anchor):
                continue
            for label, block in list(zip(labels, blocks, strict=True))[:: max(1, len(labels) - 1)]:
                version = label.get("data-to") or label["data-from"]
                page.goto(f"{fix.address}?{label['data-system'].lower()}={version}#{anchor}")
                step = block.select_one(".steps > [id]")["id"]
                count += 1
                try:
                    expect(page.locator(f"#{step}")).to_be_in_viewport(timeout=2000)
                except AssertionError:
                    wrong.append(page.url)
    assert wrong == []
    assert count > len(site.fixes) / PARTS


def test_paper_has_the_chosen_steps_and_says_which(open_page):
    page = open_page(FIX + "?ios=26&macos=12")
    expect(page.locator(".versions")).to_contain_text("macOS 12")
    page.emulate_media(media="print")
    expect(page.locator(".versions").get_by_text("Your versions: iOS 26, macOS 12.")).to_be_visible()
    expect(page.locator("#step-1")).to_be_visible()
    expect(page.locator("#macos-12-step-1")).to_be_visible()
    expect(page.locator("#ios-17-step-1")).to_be_hidden()
    expect(page.locator("#mac-step-1")).to_be_hidden()
