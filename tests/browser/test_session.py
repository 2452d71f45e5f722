"""A support session in two tabs at once; what happens in one is in tests/journeys, where a browser has one page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

ALLOWED = {"permissions": ["clipboard-read", "clipboard-write"]}
SYMPTOM = "symptoms/mac-not-receiving/"


def copied(page: Page, label: str = "Copy reply") -> str:
    """The link in what was copied."""
    # What was copied before would look the same.
    page.evaluate("navigator.clipboard.writeText('')")
    page.get_by_role("button", name=label).first.click()
    text = ""
    for _ in range(100):
        text = page.evaluate("navigator.clipboard.readText()")
        if text:
            break
        page.wait_for_timeout(50)
    (link,) = [word for word in text.split() if "/go/" in word]
    return link


def test_two_tabs_are_two_tickets(open_page):
    page = open_page("support/", **ALLOWED)
    page.goto(f"{SYMPTOM}?ios=15")
    expect(page.locator("main > .agents")).to_contain_text("iOS 15")
    other = page.context.new_page()
    other.goto(f"{SYMPTOM}?macos=14")
    assert copied(other).endswith("?macos=14")
    page.locator(".cause-fix a").first.click()
    assert copied(page).endswith("?ios=15")
