"""Nothing in an address, in a field or in the browser's storage can harm a page or make it complain."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.hostile import ENCODED, HOSTILE

KEYS = ("resync-scheme", "resync-systems", "resync-searches", "resync-trail")
PARAMETERS = ("ios", "macos", "watchos", "from")
FIX = "fixes/match-addresses/"
# Anything that a value could leave behind: a variable, a common property, an element of its own.
HARM = """
() => [window.harmed, {}.harmed, [].harmed, document.querySelector("[onerror], [onload], [onfocus], iframe, base")?.outerHTML,
  getComputedStyle(document.body).display === "none" ? "hidden" : undefined].filter((x) => x !== undefined)
"""
# Runs the page's script again with another address and other stored values.
AGAIN = """
async ([keys, value, query]) => {
  for (const key of keys) { localStorage.setItem(key, value); sessionStorage.setItem(key, value); }
  history.replaceState(null, "", `?${query}`);
  await import(`${document.querySelector("script[type=module]").src}?${Math.random()}`);
}
"""
# Keeps the page: a new document for each value would take minutes.
TYPE = """
([field, values]) => {
  const input = document.querySelector(field);
  for (const value of values) {
    input.value = value;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  return values.length;
}
"""


def encoded(value: str) -> str:
    return value if value in ENCODED else quote(value, safe="", errors="replace")


def test_there_are_enough_values():
    assert len(HOSTILE) >= 500


def query(value: str) -> str:
    return "&".join(f"{name}={encoded(value)}" for name in PARAMETERS)


def test_parameters_and_stored_values_do_no_harm(open_page):
    page = open_page(FIX)
    for number, value in enumerate(HOSTILE):
        if number % 50 == 0:  # a page that ran its scripts too often gets slow
            page.goto(FIX)
        page.evaluate(AGAIN, [KEYS, value, query(value)])
        assert page.evaluate(HARM) == [], value
        assert page.locator(".steps > li").filter(visible=True).count(), value


def test_a_page_that_is_opened_with_them_is_not_harmed(open_page):
    page = open_page(FIX)
    for value in HOSTILE[::30]:
        page.evaluate(
            "([keys, value]) => keys.forEach((key) => { localStorage.setItem(key, value); sessionStorage.setItem(key, value); })",
            [KEYS, value],
        )
        for path in (f"{FIX}?{query(value)}", f"?q={encoded(value)}"):
            page.goto(path)
            assert page.evaluate(HARM) == [], value
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(
    ("path", "field", "result"),
    [
        ("", "main [type=search]", "[data-search-result]"),
        ("support/triage/", "#ticket", "[data-triage-state]"),
        ("support/replies/", "[name=customer]", None),
        ("support/replies/", "[name=ios]", None),
    ],
)
def test_what_is_typed_does_no_harm(open_page, path, field, result):
    page = open_page(path)
    page.locator(field).first.click()
    page.keyboard.type("mac")
    if result:
        page.locator(result).first.wait_for()
    assert page.evaluate(TYPE, [field, HOSTILE]) == len(HOSTILE)
    page.wait_for_timeout(700)  # what waits for a pause in the typing
    assert page.evaluate(HARM) == []


def test_harm_is_noticed(open_page):
    page = open_page("")
    page.evaluate("Object.prototype.harmed = 1")
    assert page.evaluate(HARM) == [1, 1, 1]
