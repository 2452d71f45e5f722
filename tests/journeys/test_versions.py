"""Your versions: chosen once, every page opens at the right steps and says what it hides."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest

from tests.hostile import HOSTILE
from tests.journeys.engines import Target
from tests.journeys.test_finding import IN_VIEW, at

pytestmark = [pytest.mark.journey("Versions"), pytest.mark.at("phone"), pytest.mark.mainly("webkit")]
FIX = "fixes/match-addresses/"
CHECK = "symptoms/wrong-sender-address/"
NEW, OLD = "Settings › Apps › Messages › Send & Receive", "Settings › Messages › Send & Receive"
TOP = "document.querySelector('.versions').textContent"
STATUS = "document.querySelector('#choose [role=status]').textContent"
FORBIDDEN = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
)
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
READ = """(async () => {
  const { choices, chosenSystems, withSystems } = await import(new URL("site.js", document.querySelector("script[type=module]").src));
  return %s.map(([query, stored]) => {
    if (query) history.replaceState(null, "", location.pathname + query);
    localStorage.setItem("resync-systems", stored);
    return Object.keys({ ...choices(), ...chosenSystems(), link: new URL(withSystems(location.href, {})).pathname });
  });
})()"""
# A step without a version in its link is that of the version in the address.
STEPS = [
    ("fixes/toggle-imessage/?ios=15#step-2", "ios-17-step-2"),
    ("fixes/toggle-imessage/?ios=18.1#step-2", "step-2"),
    ("fixes/toggle-imessage/#step-2", "step-2"),
    ("fixes/toggle-imessage/?ios=15#ios-5-step-2", "ios-5-step-2"),
    ("go/f03/?ios=15#step-2", "ios-17-step-2"),
    ("go/f03/?ios=17.6.1#step-2", "ios-17-step-2"),
    (f"{FIX}?ios=15&macos=12#step-2", "ios-17-step-2"),
    (f"{FIX}?ios=15&macos=12#mac-step-2", "macos-12-step-2"),
    (f"{FIX}?macos=12#mac-step-2", "macos-12-step-2"),
    (f"{FIX}?macos=12#step-2", "macos-12-step-2"),
    (f"{FIX}?ios=15#mac-step-2", "mac-step-2"),
    (f"{FIX}?macos=12#macos-10-13-step-2", "macos-10-13-step-2"),
    # The newest has five steps there, and this version has four.
    (f"{FIX}?macos=12#step-5", "macos-12-step-1"),
    # Whatever was chosen, the step of the link is shown.
    (f"{FIX}?ios=26&macos=none#macos-12-step-2", "macos-12-step-2"),
]


def tab(name):
    return Target(".tabbed-labels label", name)


def until_ready(visitor):
    visitor.until("document.querySelector('[data-copy]') && document.readyState === 'complete'")


@pytest.mark.at("phone", "desktop")
def test_a_choice_holds_for_every_page(visitor):
    visitor.open(FIX)
    visitor.select(Target(".versions a", "Choose your versions"))
    visitor.until("document.querySelector('#choose [role=status]')")
    visitor.until(f"{STATUS}.includes('Nothing is chosen')")
    visitor.choose("#choose [name=ios]", "17")
    visitor.choose("#choose [name=macos]", "none")
    visitor.until(f"{STATUS} === 'Kept on this device: iOS 17, no Mac.'")
    visitor.select(Target("button", "Back to the page"))
    visitor.until(
        f"document.querySelector('.versions') && {TOP}.includes('Your versions: iOS 17, no Mac. The others are hidden.')"
    )
    assert visitor.shown(tab("iOS 13 to 17"))
    assert not visitor.shown(tab("iOS 18 or later"))
    assert not visitor.shown(tab("Mac"))
    visitor.select(Target("button", "Show all"))
    visitor.until(f"{tab('iOS 18 or later').find} && {tab('Mac').find}")
    visitor.select(Target("button", "Show mine only"))
    visitor.until(f"!{tab('Mac').find}")
    visitor.open("fixes/toggle-imessage/")
    visitor.until(f"{TOP}.includes('iOS 17')")


def test_without_a_choice_all_is_shown_newest_first(visitor):
    visitor.open(FIX)
    until_ready(visitor)
    assert visitor.shown(tab("iOS 6 to 12"))
    assert visitor.shown("#step-1")
    assert not visitor.shown(Target("button", "Show all"))
    assert visitor.js("localStorage.length") == 0


def test_a_new_choice_wins_over_the_address_that_was_left(visitor):
    visitor.open(FIX + "?ios=12")
    visitor.select(Target(".versions a", "Change"))
    visitor.until("document.querySelector('#choose [name=ios]').value === '12'")
    visitor.choose("#choose [name=ios]", "26")
    visitor.select(Target("button", "Back to the page"))
    visitor.until_at("/match-addresses/?ios=26")
    visitor.until(f"Boolean({tab('iOS 18 or later').find})")


def test_a_choice_can_be_forgotten(visitor):
    visitor.open("devices/?ios=26&watchos=26")
    visitor.until(f"{STATUS}.includes('iOS 26')")
    visitor.select(Target("button", "Forget my choice"))
    visitor.until(f"{STATUS}.includes('Nothing is chosen')")
    visitor.reload()
    visitor.until(f"{STATUS}.includes('Nothing is chosen')")
    assert visitor.js("document.querySelector('#choose [name=ios]').value") == ""
    assert visitor.js("localStorage.length") == 0


def test_a_link_to_a_step_opens_it_in_the_version_of_the_address(visitor):
    for link, step in STEPS:
        # Each is somebody's first page.
        visitor.open("about/")
        visitor.js("localStorage.clear()")
        visitor.open(link)
        visitor.until(Target(f"#{step}").find, f"{link} shows {step}")
        visitor.until(at(IN_VIEW, f"#{step} > a"), f"{link}: the step in view")
        shown = "[...document.querySelectorAll('.steps')].filter((list) => list.getClientRects().length).length"
        assert visitor.js(shown) == 1, link


def test_a_step_is_that_of_a_version_chosen_before_if_the_address_names_another_system(visitor):
    visitor.open("fixes/toggle-imessage/?ios=15")
    visitor.until(f"{TOP}.includes('iOS 15')")
    visitor.open("fixes/toggle-imessage/?macos=12#step-2")
    visitor.until(Target("#ios-17-step-2").find)
    visitor.until(at(IN_VIEW, "#ios-17-step-2 > a"))


def test_showing_all_and_following_a_numeral_stays_where_it_is(visitor):
    visitor.open("fixes/toggle-imessage/?ios=15")
    visitor.select(Target("button", "Show all"))
    visitor.select(tab("iOS 18 or later"))
    visitor.select("#step-2 > a")
    visitor.until("location.hash.endsWith('step-2')")
    assert visitor.shown("#step-2")


def test_a_version_that_no_tab_is_about_hides_nothing(visitor):
    visitor.open(FIX + "?ios=5")
    until_ready(visitor)
    assert visitor.shown("#step-1")
    assert visitor.shown(tab("iOS 18 or later"))


@pytest.mark.parametrize("storage", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_without_storage_the_choice_holds_for_the_page(visitor, host, storage):
    host.prelude = storage
    visitor.open(FIX + "?ios=17")
    visitor.until(f"{TOP}.includes('iOS 17') && !{tab('iOS 18 or later').find}")
    visitor.select(Target(".versions a", "Change"))
    visitor.until("(document.querySelector('#choose [role=status]') || {}).textContent")
    visitor.choose("#choose [name=macos]", "15")
    visitor.until(f"{STATUS} === 'Your browser does not let this site keep the choice.'")


def test_a_way_outside_of_tabs_is_that_of_the_reader_and_the_others_are_a_tap_away(visitor):
    way = "document.querySelector('main .ways')"

    def shows(text):
        parts = (
            f"[...{way}.querySelectorAll('*')].filter((part) => part.checkVisibility() && part.getClientRects().length)"
        )
        return f"{parts}.some((part) => part.textContent.trim() === {json.dumps(text)})"

    visitor.open(CHECK)
    visitor.until(f"{shows(NEW)} && !{shows(OLD)}")
    visitor.select(Target(".ways button", "Other versions"))
    visitor.until(f"{shows(OLD)} && {way}.textContent.includes('(iOS 6 to 17: {OLD})')")
    visitor.touch(f"{way}.querySelector('button')")
    visitor.until(f"!{shows(OLD)}")
    visitor.open(CHECK + "?ios=12")
    visitor.until(f"{shows(OLD)} && !{shows(NEW)}")


def test_ways_outside_of_tabs_can_all_be_read_without_a_script(visitor, host):
    host.lost = r"\.js$"
    host.expected = ["lost "]
    visitor.open(CHECK)
    text = visitor.js("document.querySelector('main .ways').innerText")
    assert NEW in text
    assert f"(iOS 6 to 17: {OLD})" in text
    assert not visitor.shown(".ways button")


def test_versions_that_make_no_sense_are_ignored(visitor):
    for query in ("ios=banana", "ios=-1", "ios=999999", "ios=", "ios=<b>", "macos=10.13.5.1.2"):
        visitor.open(f"fixes/toggle-imessage/?{query}")
        until_ready(visitor)
        assert visitor.shown("#step-1"), query


@pytest.mark.mainly("chromium", "webkit")
def test_hostile_versions_and_stored_values_are_ignored(visitor):
    visitor.open(FIX)
    # Not hostile to this page: a version, also at the end of a sentence, and an object that says one.
    hostile = [v for v in HOSTILE if not re.fullmatch(r'\d{1,2}(\.\d{1,2})?\.?|.*"ios":"18"}', v)]
    names = ("ios", "macos", "watchos")
    inputs = [("", value) for value in hostile]
    inputs += [("", json.dumps(dict.fromkeys(names, value))) for value in hostile]
    # Safari lets a page change its address 100 times in 30 seconds.
    inputs += [
        ("?" + "&".join(f"{n}={quote(value, errors='replace')}" for n in names), "")
        for value in visitor.some(hostile, 8)
    ]
    assert len(inputs) >= 500
    assert [each for each in visitor.js(READ % json.dumps(inputs)) if each != ["link"]] == []
    for value in visitor.some(hostile[::45], 2):
        visitor.js(f"localStorage.setItem('resync-systems', {json.dumps(value)})")
        visitor.open(f"{FIX}?ios={quote(value, errors='replace')}")
        until_ready(visitor)
        assert visitor.shown("#step-1"), value
        assert "Choose your versions" in visitor.js(TOP), value
    assert visitor.js("window.harmed ?? null") is None
