"""axe-core finds nothing on any page, at any width, in any colours, whatever is open; the keyboard reaches all of it.

One page of each kind is looked at in all nine ways. Every other address of the sitemap is looked at
in one, chosen by its name: the same in every run, and all nine are used over the site.
"""

from __future__ import annotations

import hashlib
import itertools

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import AXE, PHONE

WIDTHS = (320, 390, 1280)
COLOURS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
WAYS = list(itertools.product(WIDTHS, COLOURS))
KINDS = [
    "",
    "find/",
    "devices/?ios=26",
    "symptoms/",
    "symptoms/mac-not-receiving/",
    "fixes/",
    "fixes/turn-on-messages-in-icloud/?from=s07",
    "reference/network/",
    "support/triage/",
    "support/summary/?from=s07",
    "about/offline/",
    "404.html",
]
PARTS = 8
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def look(page, axe, ways):
    """What is wrong with the page as it is now, seen in several ways."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(axe)
    found = {}
    for width, colours in ways:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(**COLOURS[colours])
        wrong = page.evaluate(AXE) + (["wider than the screen"] if page.evaluate(TOO_WIDE) else [])
        if wrong:
            found[f"{width} {colours}"] = wrong
    return found


def way_for(path):
    return WAYS[int(hashlib.sha256(path.encode()).hexdigest(), 16) % 9]


@pytest.mark.parametrize("path", KINDS)
def test_one_page_of_each_kind_in_all_ways(open_page, axe, path):
    assert look(open_page(path), axe, WAYS) == {}


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_in_one_way(open_page, axe, site, part):
    page, found = open_page(""), {}
    for other in sorted(site.all_pages, key=lambda p: p.address)[part::PARTS]:
        page.goto(other.address)
        found[other.address] = look(page, axe, [way_for(other.address)])
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def search_open(page):
    page.get_by_role("searchbox").last.fill("mac")
    page.locator("[data-search-result]").first.wait_for()


def nothing_found(page):
    page.get_by_role("searchbox").last.fill("qqqqq zzzzz")
    page.wait_for_timeout(800)


def picture_open(page):
    page.locator(".screen a").filter(visible=True).first.click()
    page.locator("#glightbox-body img").first.wait_for()


def tab_changed(page):
    page.locator("label[data-device=mac]").first.click()


def all_open(page):
    page.evaluate("() => document.querySelectorAll('details').forEach((part) => { part.open = true; })")


def ticket_read(page):
    page.locator("#ticket").fill("texts arrive on my iPhone with iOS 17.2 but not on the Mac")
    page.locator("[data-triage-result]").first.wait_for()


def one_answer(page):
    page.locator(".answers a").first.click()
    page.locator("#finder-question").wait_for()


@pytest.mark.parametrize(
    ("path", "do"),
    [
        ("", search_open),
        ("symptoms/", search_open),
        ("symptoms/", nothing_found),
        ("fixes/match-addresses/", tab_changed),
        ("fixes/match-addresses/", all_open),
        ("fixes/match-addresses/", picture_open),
        ("support/triage/", ticket_read),
        ("find/", one_answer),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_whatever_is_open(open_page, axe, path, do):
    page = open_page(path, **PHONE)
    do(page)
    assert look(page, axe, WAYS[::2] if do is picture_open else WAYS) == {}


def test_axe_finds_a_mistake(open_page, axe):
    page = open_page("")
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"assets/mark.svg\">')")
    page.evaluate("() => { document.body.style.minWidth = '2000px'; }")
    assert [w[0] for w in look(page, axe, WAYS[:1])["320 light"]] == ["image-alt", "w"]


# What a screen reader is told

TREE = "Accessibility.getFullAXTree"


def told(page, *roles):
    """Roles and names of what a screen reader finds on the page as it is now."""
    nodes = page.context.new_cdp_session(page).send(TREE)["nodes"]
    found = [node for node in nodes if not node["ignored"] and node["role"]["value"] in roles]
    return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in found]


@pytest.mark.parametrize("width", [390, 1280])
def test_causes_have_the_names_of_their_columns_at_any_width(open_page, width):
    page = open_page("symptoms/mac-not-receiving/", viewport={"width": width, "height": 844})
    names = [("columnheader", name) for name in ("What you notice", "Cause", "Fix")]
    assert told(page, "columnheader") == names


def test_icons_are_not_read(open_page):
    page = open_page("fixes/match-addresses/")
    assert [name for _, name in told(page, "image", "SvgRoot") if not name] == []


def test_a_set_of_tabs_says_what_it_tells_apart_and_a_tab_whose_it_is(open_page):
    page = open_page("fixes/match-addresses/")
    assert {name for _, name in told(page, "group")} >= {"Device", "Version"}
    assert ("heading", "iPhone and iPad, iOS 18 or later") in told(page, "heading")


# The keyboard

FOCUS = """
() => {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
  const shown = (node) => node && (getComputedStyle(node).outlineStyle !== "none" || getComputedStyle(node).boxShadow !== "none");
  const after = getComputedStyle(element, "::after"), before = getComputedStyle(element, "::before");
  // A radio button of the tabs is not drawn; its label shows the focus.
  const label = element.labels?.[0];
  return {
    name: `${element.tagName} ${element.textContent.trim().slice(0, 30)}`,
    seen: shown(element) || shown(label) || shown(element.parentElement) || after.outlineStyle !== "none" || before.outlineStyle !== "none",
    inView: [element, label].some((node) => {
      const at = node?.getBoundingClientRect();
      return at && at.bottom > 0 && at.top < innerHeight && at.right > 0 && at.left < innerWidth;
    }),
    end: element === document.body,
  };
}
"""


@pytest.mark.parametrize(
    "path", ["", "find/", "symptoms/mac-not-receiving/", "fixes/match-addresses/", "support/triage/"]
)
def test_the_focus_is_always_seen(open_page, path):
    page = open_page(path, reduced_motion="reduce")
    page.evaluate("document.activeElement.blur()")
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["end"]:
            break
        stops.append(stop)
    assert len(stops) > 8
    assert [stop["name"] for stop in stops if not stop["seen"] or not stop["inView"]] == []


def test_the_skip_link_leads_past_the_header(open_page):
    page = open_page("symptoms/mac-not-receiving/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('main'))")


@pytest.mark.parametrize(
    "path", ["", "symptoms/mac-not-receiving/", "fixes/match-addresses/", "support/triage/", "find/"]
)
@pytest.mark.parametrize("width", [390, 1280])
def test_text_of_double_size_loses_nothing(open_page, path, width):
    page = open_page(path, viewport={"width": width, "height": 844})
    page.wait_for_load_state("networkidle")  # the scripts have changed what they change
    before = page.locator("main").inner_text()
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    assert page.locator("main").inner_text() == before
    assert not page.evaluate(TOO_WIDE)


# WCAG 2.2, 1.4.12: what a reader may set for any text.
SPACED = """
* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
CUT = """
() => [...document.querySelectorAll("main *, header *, footer *")].filter((element) => {
  const style = getComputedStyle(element);
  const hidden = style.clipPath !== "none" || !element.getClientRects().length || element.closest("svg, .index");
  return !hidden && style.overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1;
}).map((element) => element.outerHTML.slice(0, 80))
"""


@pytest.mark.parametrize(
    "path", ["", "symptoms/", "symptoms/mac-not-receiving/", "fixes/match-addresses/", "support/triage/"]
)
@pytest.mark.parametrize("width", [320, 820, 1280])
def test_wider_spacing_of_text_loses_nothing(open_page, path, width):
    page = open_page(path, viewport={"width": width, "height": 844}, bypass_csp=True)
    page.wait_for_load_state("networkidle")
    before = page.locator("main").inner_text()
    page.add_style_tag(content=SPACED)
    assert page.locator("main").inner_text() == before
    assert not page.evaluate(TOO_WIDE)
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("path", ["", "symptoms/mac-not-receiving/", "fixes/match-addresses/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_is_given_where_it_is_asked_for(open_page, path, scheme):
    page = open_page(path, color_scheme=scheme)
    colour = "getComputedStyle(document.querySelector('.lead')).color"
    usual = page.evaluate(colour)
    page.emulate_media(contrast="more")
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert page.evaluate(colour) == ink != usual


def test_the_chosen_tab_can_be_told_in_forced_colours(open_page):
    page = open_page("fixes/match-addresses/", forced_colors="active")
    labels = page.locator(".tabbed-labels").first.locator("label")
    first, second = (labels.nth(n).evaluate("label => getComputedStyle(label).borderBottomColor") for n in (0, 1))
    assert first != second


@pytest.mark.parametrize("path", KINDS)
def test_what_is_seen_is_what_is_said_by_voice(open_page, axe, path):
    """Dictation finds a control by the words on it: they are in its name (WCAG 2.5.3, axe's own rule)."""
    page = open_page(path)
    page.evaluate(axe)
    rule = "label-content-name-mismatch"
    options = f"{{runOnly: ['{rule}'], rules: {{'{rule}': {{enabled: true}}}}}}"
    assert page.evaluate(f"axe.run({options}).then(({{ violations }}) => violations.map((v) => v.nodes[0].html))") == []


def test_a_screen_reader_has_the_page_in_the_order_of_need(open_page):
    page = open_page("symptoms/mac-not-receiving/")
    order = [name for _, name in told(page, "heading")]
    wanted = ["Check first", "Causes", "If none of these fit", "People also describe this as", "Sources and evidence"]
    assert [name for name in order if name in wanted] == wanted
    page.goto("fixes/match-addresses/")
    page.locator(".index nav a").first.wait_for()
    names = [name for _, name in told(page, "heading", "navigation")]
    assert names.index("Turn on the same number and addresses on every device") < names.index("On this page")
    assert names.index("On this page") < names.index("Steps")


def test_nothing_moves_when_that_is_asked_for(open_page):
    page = open_page("fixes/match-addresses/", reduced_motion="reduce")
    picture_open(page)
    page.wait_for_timeout(100)
    assert page.evaluate("document.getAnimations().filter((one) => one.playState === 'running').length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
