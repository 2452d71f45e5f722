"""A fix: its tabs, pictures, versions and links to steps."""

from __future__ import annotations

import json

import pytest

from tests.journeys.engines import Target
from tests.journeys.test_finding import IN_VIEW, at

FIX = "fixes/match-addresses/"


OPEN = """[...document.querySelectorAll(".tabbed-block")].filter((block) => block.getClientRects().length)
  .map((block) => [...document.querySelectorAll(".tabbed-block")].indexOf(block))"""


@pytest.mark.journey("Tabs")
def test_tabs_by_mouse_and_by_keys(visitor):
    visitor.open(FIX)
    first = visitor.js(OPEN)
    visitor.select("label[data-device=mac]")
    visitor.until(f"JSON.stringify({OPEN}) !== '{json.dumps(first).replace(' ', '')}'")
    assert visitor.js("Boolean(document.querySelector('#mac-step-1').getClientRects().length)")
    visitor.js("document.querySelector('.tabbed-set > input:checked').focus()")
    visitor.press("ArrowLeft")
    visitor.until(f"JSON.stringify({OPEN}) === '{json.dumps(first).replace(' ', '')}'")
    ring = """(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement.labels[0]);
      return outlineStyle !== "none" && parseFloat(outlineWidth) > 1;
    })()"""
    assert visitor.js(ring), "the keys show where they are"


@pytest.mark.journey("Links to steps")
def test_a_link_to_a_step_opens_its_tab_and_scrolls_there(visitor):
    visitor.open(f"{FIX}#macos-12-step-2")
    visitor.until(Target("#macos-12-step-2").find)
    visitor.until(at(IN_VIEW, "#macos-12-step-2 > a"), "the step in view")


@pytest.mark.journey("Links to steps")
def test_a_link_to_a_step_holds_where_scripts_change_the_page(visitor):
    """Versions hide tabs, and say so in a line above the steps; the trail stands above them, too."""
    visitor.open(f"{FIX}?from=s03&ios=26&macos=12#macos-12-step-2")
    visitor.until("document.querySelector('.trail button') && document.querySelector('.versions button:not([hidden])')")
    visitor.until(at(IN_VIEW, "#macos-12-step-2 > a"), "the step in view")
    visitor.open("support/replies/#reply-f01")
    visitor.until("document.querySelector('[data-reply] [data-copy]')")
    visitor.until(at(IN_VIEW, "#reply-f01"), "the reply in view")


@pytest.mark.journey("Links to steps")
@pytest.mark.at("phone")
def test_a_link_with_a_version_opens_that_versions_step(visitor):
    for path, shown in (
        ("fixes/toggle-imessage/?ios=15#step-2", "#ios-17-step-2"),
        ("go/f03/?ios=17.6.1#step-2", "#ios-17-step-2"),
        (f"{FIX}?ios=17.6.1&macos=12#mac-step-2", "#macos-12-step-2"),
    ):
        visitor.open(path)
        visitor.until(Target(shown).find, f"{path} shows {shown}")
        visitor.until(at(IN_VIEW, f"{shown} > a"), f"{path}: the step in view")


@pytest.mark.journey("Versions")
def test_only_the_visitors_versions(visitor):
    visitor.open(f"{FIX}?ios=26&macos=12")
    visitor.until("document.querySelector('.versions').textContent.includes('iOS 26, macOS 12')")
    visitor.until("document.querySelectorAll('.tabbed-labels label[hidden]').length > 0")
    visitor.open(FIX)
    visitor.until("document.querySelector('.versions').textContent.includes('iOS 26, macOS 12')", "it is remembered")
    visitor.select(Target(".versions button", "Show all"))
    visitor.until("document.querySelectorAll('.tabbed-labels label[hidden]').length === 0")


@pytest.mark.journey("Pictures")
def test_a_picture_opens_large_and_closes(visitor):
    visitor.open(FIX)
    width = visitor.js("document.body.getBoundingClientRect().width")
    visitor.select(".screen a")
    image = "document.querySelector('#glightbox-body img')"
    visitor.until(f"{image} && {image}.complete && {image}.naturalWidth > 0")
    visitor.until("document.activeElement.classList.contains('gclose')")
    assert visitor.js("document.body.getBoundingClientRect().width") == width
    assert visitor.js("document.documentElement.scrollWidth <= innerWidth")
    visitor.press("Escape")
    visitor.until("!document.querySelector('#glightbox-body')")
    assert visitor.js("document.activeElement.matches('.screen a')")
    assert visitor.js("document.body.getBoundingClientRect().width") == width
    # By keys, and closed with its button.
    visitor.press("Enter")
    visitor.until("document.activeElement.classList.contains('gclose')")
    visitor.press("Enter")
    visitor.until("!document.querySelector('#glightbox-body')")
    visitor.until("document.activeElement.matches('.screen a')")


@pytest.mark.journey("Pictures")
@pytest.mark.at("phone")
@pytest.mark.cannot(
    "firefox", "its edition for desktops makes no click of a touch; the mouse and the keyboard are tested"
)
def test_a_finger_opens_a_picture_and_closes_it(visitor):
    visitor.open(FIX)
    visitor.until(Target(".screen a").find)
    visitor.tap(".screen a")
    visitor.until("document.activeElement.classList.contains('gclose')")
    visitor.tap(".gclose")
    visitor.until("!document.querySelector('#glightbox-body')")
    assert visitor.js("document.activeElement.matches('.screen a')")


@pytest.mark.journey("Pictures")
@pytest.mark.at("phone")
def test_without_its_script_the_link_opens_the_picture(visitor, host):
    host.lost = r"/js/lightbox\.js|/js/vendor/"
    host.expected = ["lightbox", "Importing a module", "dynamically imported"]
    visitor.open(FIX)
    visitor.select(".screen a")
    visitor.until("location.pathname.endsWith('.svg') || location.pathname.endsWith('.png')")


@pytest.mark.journey("Colours")
@pytest.mark.at("phone", "desktop")
def test_colours_are_switched_and_remembered(visitor):
    visitor.open("symptoms/")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    before = visitor.js(ground)
    visitor.select(".scheme-switch")
    visitor.until(f"{ground} !== '{before}'")
    after = visitor.js(ground)
    visitor.open("fixes/")
    assert visitor.js(ground) == after
    assert visitor.js("document.querySelector('.scheme-switch').getAttribute('aria-pressed')") == "true"


@pytest.mark.journey("Short links")
@pytest.mark.at("phone")
def test_a_short_link_keeps_what_is_with_it(visitor):
    visitor.open("go/f01/?macos=12#macos-12-step-2")
    visitor.until_at(f"/{FIX}?macos=12#macos-12-step-2")
    visitor.until(at(IN_VIEW, "#macos-12-step-2 > a"), "the step in view")
