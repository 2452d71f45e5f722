"""A network that loses files, a slow phone, a browser that forbids things, large text on a small screen."""

from __future__ import annotations

import pytest

from tests.journeys.engines import Target

RESULT = "[data-search-result]"


@pytest.mark.journey("Reading without a script")
@pytest.mark.at("phone", "desktop")
def test_without_scripts_pages_are_whole(visitor, host):
    """No script arrives: as where scripts are switched off, which only Playwright can do (tests/browser)."""
    host.lost = r"\.js$"
    host.expected = [r"lost "]
    visitor.open("fixes/match-addresses/")
    assert not visitor.shown("[data-copy]")
    assert not visitor.shown(".scripted")
    visitor.select("label[data-device=mac]")
    visitor.until(Target("#mac-step-1").find)
    visitor.open("symptoms/mac-not-receiving/")
    assert visitor.js("document.querySelectorAll('.cause-fix a').length") > 1
    visitor.open("find/")
    assert visitor.js("document.querySelectorAll('.finder a').length") > 50


@pytest.mark.journey("Reading without a script")
@pytest.mark.at("phone")
@pytest.mark.parametrize("lost", [r"/js/site\.js$", "parse"])
def test_what_a_lost_script_would_do_is_not_promised(visitor, host, lost):
    """first-paint.js made room for it, and takes it back when the script is lost or does not parse."""
    host.expected = [
        "lost ",
        "Unexpected",
        "SyntaxError",
        "expected expression",
        "Parse error",
        "missing variable name",
    ]
    if lost == "parse":
        host.replaced = {r"/js/site\.js$": "const = 1;"}
    else:
        host.lost = lost
    visitor.open("support/summary/?from=s03")
    visitor.until("!document.documentElement.hasAttribute('data-scripts')")
    visitor.open("support/triage/")
    visitor.until("!document.documentElement.hasAttribute('data-scripts')")
    assert not visitor.shown("#ticket")
    visitor.open("fixes/match-addresses/?from=s03")
    visitor.until("!document.documentElement.hasAttribute('data-from')")


@pytest.mark.journey("Reading without a script")
@pytest.mark.at("phone")
def test_an_engine_below_the_promise_is_promised_nothing(visitor, host):
    """As Safari 11: modules load, but the level that the site's scripts are written for is not there."""
    host.prelude = "delete Object.fromEntries;"
    visitor.open("support/triage/")
    visitor.until("document.readyState === 'complete'")
    assert visitor.js("'scripts' in document.documentElement.dataset") is False
    assert not visitor.shown("#ticket")
    visitor.open("fixes/match-addresses/?from=s03")
    assert not visitor.shown("[data-copy]")
    assert not visitor.shown(".scheme-switch")
    visitor.select("label[data-device=mac]")
    visitor.until(Target("#mac-step-1").find)


@pytest.mark.journey("Reading without a style sheet")
@pytest.mark.at("phone", "desktop")
def test_without_a_style_sheet_everything_can_be_read_and_used(visitor, host):
    host.lost = r"\.css$"
    host.expected = [r"lost .*\.css"]
    visitor.open("fixes/match-addresses/")
    # Nothing is hidden that only the style sheet would open.
    assert visitor.shown("#step-1")
    assert visitor.shown("#mac-step-1")
    assert visitor.shown("#macos-12-step-1")
    visitor.open()
    visitor.fill("#home-search", "mac not receiving")
    visitor.until(f"document.querySelectorAll('{RESULT}').length > 2")
    visitor.select(RESULT)
    visitor.until("document.querySelector('.crumbs')")


@pytest.mark.journey("Search")
@pytest.mark.at("phone")
@pytest.mark.cannot("webkit", "its driver waits until a page is whole; the search of a page that is whole is tested")
def test_keys_before_the_script_are_not_lost(visitor, host):
    host.slow = {r"/js/(site|search-box|search|search-index)\.js": 0.8}
    visitor.go("about:blank")
    # The page is shown long before its script.
    visitor.js(f"void setTimeout(() => location.assign('{visitor.address}'))")
    visitor.until("document.querySelector('#home-search')")
    assert visitor.js("document.documentElement.dataset.scripts") == ""
    visitor.fill("#home-search", "mac not receiving")
    visitor.until(f"document.querySelectorAll('{RESULT}').length > 2")
    assert visitor.js("document.querySelector('#home-search').value") == "mac not receiving"


@pytest.mark.journey("Summary for support")
@pytest.mark.at("phone")
@pytest.mark.cannot("webkit", "its driver waits until a page is whole; the form of a page that is whole is tested")
def test_what_is_typed_into_a_form_before_its_script_stays(visitor, host):
    host.slow = {r"/js/(site|summary)\.js": 0.8}
    visitor.go("about:blank")
    visitor.js(f"void setTimeout(() => location.assign('{visitor.address}support/summary/?from=s03&ios=26'))")
    visitor.until("document.querySelector('#systems')")
    visitor.fill("#systems", "an old iPhone")
    visitor.until("(document.querySelector('#summary-text') || {}).textContent.includes('S03')")
    assert visitor.js("document.querySelector('#systems').value") == "an old iPhone"
    assert "an old iPhone" in visitor.text("#summary-text")


FORBIDDEN = """
for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}
Object.defineProperty(window, "caches", { get() { throw new DOMException("no", "SecurityError"); } });
delete Navigator.prototype.serviceWorker;
"""


@pytest.mark.journey("Storage forbidden")
@pytest.mark.at("phone")
def test_where_storage_is_forbidden_everything_else_works(visitor, host):
    host.prelude = FORBIDDEN
    visitor.open()
    visitor.fill("#home-search", "mac not receiving")
    visitor.until(f"document.querySelectorAll('{RESULT}').length > 2")
    visitor.select(RESULT)
    visitor.until("document.querySelector('.crumbs')")
    visitor.open("fixes/match-addresses/?from=s03&macos=12")
    visitor.until("document.querySelector('.versions').textContent.includes('macOS 12')")
    visitor.select(Target(".trail a", "It didn't"))
    visitor.until("location.search === '?from=s03' && document.querySelector('.trail button')")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    before = visitor.js(ground)
    visitor.select(".scheme-switch")
    visitor.until(f"{ground} !== '{before}'")
    visitor.open("devices/?ios=26")
    visitor.until("document.querySelector('#choose [role=status]').textContent.includes('does not let')")
    visitor.open("about/offline/")
    visitor.until("document.querySelector('#offline [role=status]').textContent.includes('cannot keep')")
    assert not visitor.shown("#offline button")


@pytest.mark.journey("Large text")
@pytest.mark.at("small")
@pytest.mark.parametrize(
    "path",
    [
        "",
        "find/",
        "symptoms/",
        "symptoms/mac-not-receiving/",
        "fixes/match-addresses/",
        "support/triage/",
        "support/replies/",
    ],
)
def test_text_of_double_size_fits_the_smallest_screen(visitor, path):
    visitor.open(path)
    visitor.until("document.readyState === 'complete'")
    visitor.js("document.documentElement.style.setProperty('font-size', '200%')")
    wider = """[...document.querySelectorAll("main *, header *, footer *")].filter((node) => {
      const { right, width } = node.getBoundingClientRect();
      return width && right > innerWidth + 1 && !node.closest(".visually-hidden, table, pre, .site-nav ul, .skip");
    }).map((node) => `${node.tagName}.${node.className} ${node.textContent.trim().slice(0, 30)}`)"""
    assert visitor.js(wider) == []
    assert visitor.js("document.documentElement.scrollWidth <= innerWidth")
    visitor.fill(".search input", "mac")
    visitor.until(f"document.querySelectorAll('{RESULT}').length > 2")
    assert visitor.js("document.documentElement.scrollWidth <= innerWidth")


# WCAG 2.2, 1.4.12: what a reader may set for any text. A style sheet of a script is not held by the policy.
SPACE_OUT = """(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
})()"""
# Longer than its box, which hides or covers what is too much.
CUT = """[...document.querySelectorAll("main *, header *, footer *")].filter((node) => {
  const { clipPath, overflowX, overflowY } = getComputedStyle(node);
  if (clipPath !== "none" || !node.getClientRects().length || node.closest("svg, .index, textarea")) return false;
  return (overflowX === "hidden" && node.scrollWidth > node.clientWidth + 1)
    || (overflowY === "hidden" && node.scrollHeight > node.clientHeight + 1);
}).map((node) => node.outerHTML.slice(0, 80))"""


@pytest.mark.journey("Large text")
@pytest.mark.at("small", "pad")
def test_wider_spacing_of_text_cuts_nothing_off(visitor):
    for path in ("", "symptoms/", "symptoms/mac-not-receiving/", "fixes/match-addresses/", "support/triage/"):
        visitor.open(path)
        visitor.until("document.readyState === 'complete'")
        visitor.js(SPACE_OUT)
        assert visitor.js("getComputedStyle(document.querySelector('h1')).letterSpacing") != "normal"
        assert visitor.js("document.documentElement.scrollWidth <= innerWidth"), path
        assert visitor.js(CUT) == [], path
