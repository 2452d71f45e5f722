"""What somebody could put into an address, a field or the browser's storage harms no page, in any engine."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from tests.hostile import ENCODED, HOSTILE

pytestmark = [pytest.mark.journey("Hostile values"), pytest.mark.at("phone"), pytest.mark.mainly("chromium", "webkit")]
KEYS = ("resync-scheme", "resync-systems", "resync-searches", "resync-trail")
PARAMETERS = ("ios", "macos", "watchos", "from")
FIX = "fixes/match-addresses/"
# Anything that a value could leave behind: a variable, a common property, an element of its own.
HARM = """[window.harmed, {}.harmed, [].harmed,
  (document.querySelector("[onerror], [onload], [onfocus], iframe, base") || {}).outerHTML,
  getComputedStyle(document.body).display === "none" ? "hidden" : undefined].filter((x) => x !== undefined)"""
# Keeps the page: a new document for each value would take minutes.
TYPE = """((input, values) => {
  for (const value of values) {
    input.value = value;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  return values.length;
})(document.querySelector(%s), %s)"""


def encoded(value: str) -> str:
    return value if value in ENCODED else quote(value, safe="", errors="replace")


def query(value: str) -> str:
    return "&".join(f"{name}={encoded(value)}" for name in PARAMETERS)


def test_a_page_that_is_opened_with_them_is_not_harmed(visitor):
    visitor.open(FIX)
    for value in visitor.some(HOSTILE[::30], 2):
        for place in ("localStorage", "sessionStorage"):
            visitor.js(f"{json.dumps(KEYS)}.forEach((key) => {place}.setItem(key, {json.dumps(value)}))")
        for path in (f"{FIX}?{query(value)}", f"?q={encoded(value)}"):
            visitor.open(path)
            assert visitor.js(HARM) == [], value
            assert visitor.js("document.querySelector('h1').getClientRects().length"), value


@pytest.mark.parametrize(
    ("path", "field", "result"),
    [
        ("", "#home-search", "[data-search-result]"),
        ("support/triage/", "#ticket", "[data-triage-result]"),
        ("support/replies/", "[name=customer]", "[data-reply] [data-copy]"),
        ("support/replies/", "[name=ios]", "[data-reply] [data-copy]"),
        ("symptoms/", "[name=word]", ".entries"),
    ],
)
def test_what_is_typed_does_no_harm(visitor, path, field, result):
    visitor.open(path)
    if result.endswith("result]"):
        visitor.fill(field, "texts do not reach my mac")
    visitor.until(f"Boolean(document.querySelector('{result}'))")
    assert visitor.js(TYPE % (json.dumps(field), json.dumps(visitor.some(HOSTILE, 4)))) > 100
    visitor.js("new Promise((done) => setTimeout(done, 700))")  # what waits for a pause in the typing
    assert visitor.js(HARM) == []


def test_harm_is_noticed(visitor):
    visitor.open()
    visitor.js("void (Object.prototype.harmed = 1)")
    assert visitor.js(HARM) == [1, 1, 1]
