"""Nothing in an address or in the browser's storage can harm a page or make it complain: every value, in one engine.

Others let a page change its address only so often; some of the values are tried there in tests/journeys.
"""

from __future__ import annotations

from urllib.parse import quote

from tests.hostile import ENCODED, HOSTILE

KEYS = ("resync-scheme", "resync-systems", "resync-searches", "resync-trail")
PARAMETERS = ("ios", "macos", "watchos", "from")
FIX = "fixes/match-addresses/"
# Anything that a value could leave behind: a variable, a common property, an element of its own.
HARM = """
() => [window.harmed, {}.harmed, [].harmed, document.querySelector("[onerror], [onload], [onfocus], iframe, base")?.outerHTML,
  getComputedStyle(document.body).display === "none" ? "hidden" : undefined].filter((x) => x !== undefined)
"""
# Runs the page's script again with another address and other stored values, for each value: what it did.
AGAIN = f"""
async ([keys, values]) => {{
  const harm = {HARM.strip()};
  const done = [];
  for (const [value, query] of values) {{
    for (const key of keys) {{ localStorage.setItem(key, value); sessionStorage.setItem(key, value); }}
    history.replaceState(null, "", `?${{query}}`);
    await import(`${{document.querySelector("script[type=module]").src}}?${{Math.random()}}`);
    const steps = [...document.querySelectorAll(".steps > li")].some((step) => step.checkVisibility());
    done.push([value, harm(), steps]);
  }}
  return done;
}}
"""
AT_ONCE = 50  # a page that ran its scripts too often gets slow


def encoded(value: str) -> str:
    return value if value in ENCODED else quote(value, safe="", errors="replace")


def test_there_are_enough_values():
    assert len(HOSTILE) >= 500


def query(value: str) -> str:
    return "&".join(f"{name}={encoded(value)}" for name in PARAMETERS)


def test_parameters_and_stored_values_do_no_harm(open_page):
    page = open_page(FIX)
    for start in range(0, len(HOSTILE), AT_ONCE):
        values = HOSTILE[start : start + AT_ONCE]
        page.goto(FIX)
        done = page.evaluate(AGAIN, [KEYS, [[value, query(value)] for value in values]])
        assert done == [[value, [], True] for value in values]


def test_harm_is_noticed(open_page):
    page = open_page("")
    page.evaluate("Object.prototype.harmed = 1")
    assert page.evaluate(HARM) == [1, 1, 1]
