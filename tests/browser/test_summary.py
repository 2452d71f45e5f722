"""The summary for support on paper, and where scripts are switched off."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE

SCREENS = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
PATH = "support/summary/"


@SCREENS
def test_without_a_script_it_is_a_sheet_to_write_on(open_page, screen):
    page = open_page(PATH, java_script_enabled=False, **screen)
    expect(page.get_by_label("What did you try?")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.get_by_label("What did you try?")).to_be_visible()


def test_paper_has_the_text_once(open_page):
    page = open_page(PATH + "?from=s03")
    expect(page.locator("#summary-text")).to_contain_text("S03")
    page.emulate_media(media="print")
    expect(page.locator("#summary-text")).to_be_visible()
    expect(page.get_by_label("What did you try?")).to_be_hidden()
