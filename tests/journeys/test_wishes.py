"""Colours and motion as somebody set them up for all pages: what is chosen, focused or pressed can be told apart."""

from __future__ import annotations

import pytest

from tests.journeys.engines import Target

pytestmark = [
    pytest.mark.journey("Forced colours, contrast and motion"),
    pytest.mark.at("desktop"),
    pytest.mark.cannot(
        "webkit", "WebKitGTK has no forced colours, and its driver sets no wishes; the rules are tested in the others"
    ),
]
FIX = "fixes/match-addresses/"
# What is seen of an element's edges, ground and words.
LOOK = """((node) => {
  const { color, backgroundColor, borderBottomColor, borderBottomWidth, borderBottomStyle, fontWeight, textDecorationLine,
    textDecorationThickness } = getComputedStyle(node);
  const line = borderBottomStyle === "none" || borderBottomWidth === "0px" ? "none" : borderBottomColor;
  return { color, ground: backgroundColor, line, fontWeight, underline: textDecorationLine, thickness: textDecorationThickness };
})(%s)"""
CANVAS = """(() => {
  const probe = document.createElement("i");
  probe.style.color = "Canvas";
  probe.style.forcedColorAdjust = "none";
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
})()"""
RING = """((node) => [node, ...(node.labels || [])].some((one) => ["", "::after", "::before"].some((part) => {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one, part);
  return outlineStyle !== "none" && parseFloat(outlineWidth) > 1 && outlineColor !== %s;
})))(document.activeElement)""".replace("%s", CANVAS)


def look(visitor, element):
    return visitor.js(LOOK % element)


def until_ready(visitor, path):
    visitor.open(path)
    visitor.until("document.querySelector('[data-copy]') && document.readyState === 'complete'")


def test_in_forced_colours_everything_can_be_told_apart(visitor):
    with visitor.wishing("forced colours"):
        until_ready(visitor, FIX)
        assert visitor.js("matchMedia('(forced-colors: active)').matches")
        page = look(visitor, "document.body")
        ground = visitor.js(CANVAS)
        # Tabs: the chosen one has a line of another colour than the ground, the others none.
        tabs = [look(visitor, f"document.querySelectorAll('.tabbed-labels')[0].children[{n}]") for n in (0, 1)]
        assert tabs[0]["line"] not in ("none", ground)
        assert tabs[1]["line"] in ("none", ground)
        # Links and buttons: not like the words around them.
        link = look(visitor, "document.querySelector('.lead ~ * a, main p a')")
        assert "underline" in link["underline"]
        assert link["color"] != page["color"]
        button = look(visitor, Target("button", "Copy link").find)
        assert button["line"] not in ("none", button["ground"], ground)
        # The part that one reads, in the index.
        visitor.select(Target(".index nav a", "Still not working"))
        visitor.until("document.querySelector('.index [aria-current]')")
        current, other = (
            look(visitor, f"document.querySelector('.index nav a{css}')")
            for css in ("[aria-current]", ":not([aria-current])")
        )
        assert current["line"] != other["line"] or current["fontWeight"] != other["fontWeight"]
        # The focus, on a link, a tab and a button.
        for element in (
            "document.querySelector('main p a')",
            "document.querySelector('.tabbed-set > input:checked')",
            Target("button", "Copy link").find,
        ):
            visitor.js(f"{element}.focus()")
            visitor.press("Tab")
            visitor.press("Shift+Tab")
            visitor.until(f"document.activeElement === {element}")
            assert visitor.js(RING), element
        visitor.open()
        visitor.fill("#home-search", "mac not receiving")
        visitor.until(f"Boolean({Target('[data-search-result]').find})")
        visitor.press("ArrowDown")
        visitor.until_focused("[data-search-result]")
        assert visitor.js(RING)


def test_more_contrast_is_given_where_it_is_asked_for(visitor):
    soft = "getComputedStyle(document.querySelector('.lead')).color"
    until_ready(visitor, FIX)
    usual = visitor.js(soft)
    with visitor.wishing("more contrast"):
        until_ready(visitor, FIX)
        assert visitor.js("matchMedia('(prefers-contrast: more)').matches")
        ink = visitor.js("getComputedStyle(document.querySelector('h1')).color")
        assert visitor.js(soft) == ink != usual
        assert look(visitor, "document.querySelector('main p a')")["thickness"] == "2px"


def test_nothing_moves_when_that_is_asked_for(visitor):
    with visitor.wishing("less motion"):
        until_ready(visitor, FIX)
        assert visitor.js("matchMedia('(prefers-reduced-motion: reduce)').matches")
        visitor.select(".screen a")
        visitor.until("document.activeElement.classList.contains('gclose')")
        running = "document.getAnimations().filter((one) => one.playState === 'running').length"
        visitor.until(f"{running} === 0", patience=0.5)
        assert visitor.js("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
