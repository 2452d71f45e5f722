"""Your versions: chosen once, every page opens at the right steps and says what it hides."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.hostile import HOSTILE

SCREENS = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
FIX = "fixes/match-addresses/"
PARTS = 4  # of the fixes, so that workers share them
FORBIDDEN = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
)
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


def tab(page, name):
    return page.locator(".tabbed-labels label", has_text=re.compile(f"^{name}$"))


@SCREENS
def test_a_choice_holds_for_every_page(open_page, screen):
    page = open_page(FIX, **screen)
    page.locator(".versions").get_by_role("link", name="Choose your versions").click()
    page.get_by_label("iPhone and iPad").select_option("iOS 17")
    page.get_by_label("Mac").select_option("I have none")
    expect(page.get_by_role("status")).to_have_text("Kept on this device: iOS 17, no Mac.")
    page.get_by_role("button", name="Back to the page").click()
    expect(page.locator(".versions")).to_contain_text("Your versions: iOS 17, no Mac. The others are hidden.")
    expect(tab(page, "iOS 13 to 17")).to_be_visible()
    expect(tab(page, "iOS 18 or later")).to_be_hidden()
    expect(tab(page, "Mac")).to_be_hidden()
    page.get_by_role("button", name="Show all").click()
    expect(tab(page, "iOS 18 or later")).to_be_visible()
    expect(tab(page, "Mac")).to_be_visible()
    page.get_by_role("button", name="Show mine only").click()
    expect(tab(page, "Mac")).to_be_hidden()
    page.goto("fixes/toggle-imessage/")
    expect(page.locator(".versions")).to_contain_text("iOS 17")


def test_without_a_choice_all_is_shown_newest_first(open_page):
    page = open_page(FIX)
    expect(tab(page, "iOS 6 to 12")).to_be_visible()
    expect(page.locator("#step-1")).to_be_visible()
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_without_a_script_all_is_shown(open_page):
    page = open_page(FIX + "?ios=12", java_script_enabled=False)
    expect(tab(page, "iOS 6 to 12")).to_be_visible()
    page.locator(".versions").get_by_role("link", name="Choose your versions").click()
    expect(page.get_by_text("Without JavaScript nothing is kept")).to_be_visible()
    expect(page.locator("select").first).to_be_hidden()


def test_a_new_choice_wins_over_the_address_that_was_left(open_page):
    page = open_page(FIX + "?ios=12")
    page.locator(".versions").get_by_role("link", name="Change").click()
    expect(page.get_by_label("iPhone and iPad")).to_have_value("12")
    page.get_by_label("iPhone and iPad").select_option("iOS 26")
    page.get_by_role("button", name="Back to the page").click()
    expect(page).to_have_url(re.compile(r"match-addresses/\?ios=26$"))
    expect(tab(page, "iOS 18 or later")).to_be_visible()


def test_a_choice_can_be_forgotten(open_page):
    page = open_page("devices/?ios=26&watchos=26")
    page.get_by_role("button", name="Forget my choice").click()
    expect(page.get_by_role("status")).to_contain_text("Nothing is chosen")
    page.reload()
    expect(page.get_by_label("iPhone and iPad")).to_have_value("")
    assert page.evaluate("localStorage.length") == 0


def test_a_link_to_a_step_shows_it_whatever_was_chosen(open_page):
    page = open_page(FIX + "?ios=26&macos=none#macos-12-step-2")
    expect(page.locator("#macos-12-step-2")).to_be_visible()
    expect(tab(page, "Mac")).to_be_visible()


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("fixes/toggle-imessage/?ios=15#step-2", "ios-17-step-2"),
        ("fixes/toggle-imessage/?ios=18.1#step-2", "step-2"),
        ("fixes/toggle-imessage/#step-2", "step-2"),
        ("fixes/toggle-imessage/?ios=15#ios-5-step-2", "ios-5-step-2"),
        ("go/f03/?ios=15#step-2", "ios-17-step-2"),
        ("fixes/match-addresses/?ios=15&macos=12#step-2", "ios-17-step-2"),
        ("fixes/match-addresses/?ios=15&macos=12#mac-step-2", "macos-12-step-2"),
        ("fixes/match-addresses/?macos=12#mac-step-2", "macos-12-step-2"),
        ("fixes/match-addresses/?macos=12#step-2", "macos-12-step-2"),
        ("fixes/match-addresses/?ios=15#mac-step-2", "mac-step-2"),
        ("fixes/match-addresses/?macos=12#macos-10-13-step-2", "macos-10-13-step-2"),
        # The newest has five steps there, and this version has four.
        ("fixes/match-addresses/?macos=12#step-5", "macos-12-step-1"),
    ],
)
def test_a_step_without_a_version_is_that_of_the_version_in_the_address(open_page, link, shown):
    page = open_page(link)
    expect(page.locator(f"#{shown}")).to_be_in_viewport()
    expect(page.locator(".steps:visible")).to_have_count(1)


def test_a_step_is_that_of_a_version_chosen_before_if_the_address_names_another_system(open_page):
    page = open_page("fixes/toggle-imessage/?ios=15")
    page.goto("fixes/toggle-imessage/?macos=12#step-2")
    expect(page.locator("#ios-17-step-2")).to_be_in_viewport()


@pytest.mark.parametrize("part", range(PARTS))
def test_on_every_page_a_step_opens_in_the_version_of_the_address(open_page, built, site, part):
    """For the newest and the oldest tab of each fix: the anchor of its newest tab, with its version in the address."""
    page = open_page()
    wrong, count = [], 0
    for fix in list(site.fixes.values())[part::PARTS]:
        html = BeautifulSoup((built / fix.address / "index.html").read_text(encoding="utf-8"), "html.parser")
        for tabs in html.select(".tabbed-set"):
            labels = tabs.select(":scope > .tabbed-labels > label[data-system]")
            if not labels:
                continue
            blocks = tabs.select(":scope > .tabbed-content > .tabbed-block")
            anchor = blocks[0].select_one(".steps > [id]")["id"]
            if not re.fullmatch(r"([a-z]+-)?step-1", anchor):
                continue
            for label, block in list(zip(labels, blocks, strict=True))[:: max(1, len(labels) - 1)]:
                version = label.get("data-to") or label["data-from"]
                page.goto("about:blank")
                page.goto(f"{fix.address}?{label['data-system'].lower()}={version}#{anchor}")
                step = block.select_one(".steps > [id]")["id"]
                count += 1
                try:
                    expect(page.locator(f"#{step}")).to_be_in_viewport(timeout=2000)
                except AssertionError:
                    wrong.append(page.url)
    assert wrong == []
    assert count > len(site.fixes) / PARTS


def test_showing_all_and_following_a_numeral_stays_where_it_is(open_page):
    page = open_page("fixes/toggle-imessage/?ios=15")
    page.get_by_role("button", name="Show all").click()
    tab(page, "iOS 18 or later").click()
    page.locator("#step-2 > a").first.click()
    expect(page.locator("#step-2")).to_be_visible()


def test_a_version_that_no_tab_is_about_hides_nothing(open_page):
    page = open_page(FIX + "?ios=5")
    expect(page.locator("#step-1")).to_be_visible()
    expect(tab(page, "iOS 18 or later")).to_be_visible()


def test_paper_has_the_chosen_steps_and_says_which(open_page):
    page = open_page(FIX + "?ios=26&macos=12")
    expect(page.locator(".versions")).to_contain_text("macOS 12")
    page.emulate_media(media="print")
    expect(page.locator(".versions").get_by_text("Your versions: iOS 26, macOS 12.")).to_be_visible()
    expect(page.locator("#step-1")).to_be_visible()
    expect(page.locator("#macos-12-step-1")).to_be_visible()
    expect(page.locator("#ios-17-step-1")).to_be_hidden()
    expect(page.locator("#mac-step-1")).to_be_hidden()


@pytest.mark.parametrize("storage", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_without_storage_the_choice_holds_for_the_page(open_page, storage):
    page = open_page("about/", java_script_enabled=True)
    page.add_init_script(storage)
    page.goto(FIX + "?ios=17")
    expect(tab(page, "iOS 18 or later")).to_be_hidden()
    expect(page.locator(".versions")).to_contain_text("iOS 17")
    page.locator(".versions").get_by_role("link", name="Change").click()
    page.get_by_label("Mac").select_option("macOS 15")
    expect(page.get_by_role("status")).to_have_text("Your browser does not let this site keep the choice.")


def test_hostile_versions_and_stored_values_are_ignored(open_page):
    page = open_page(FIX)
    read = """async values => {
      const { choices, chosenSystems, withSystems } = await import(new URL("site.js", document.querySelector("script[type=module]").src));
      return values.map(([query, stored]) => {
        history.replaceState(null, "", location.pathname + query);
        localStorage.setItem("resync-systems", stored);
        return { ...choices(), ...chosenSystems(), link: new URL(withSystems(location.href, {})).pathname };
      });
    }"""
    # Not hostile to this page: a version, also at the end of a sentence, and an object that says one.
    hostile = [v for v in HOSTILE if not re.fullmatch(r'\d{1,2}(\.\d{1,2})?\.?|.*"ios":"18"}', v)]
    names = ("ios", "macos", "watchos")
    inputs = [("?" + "&".join(f"{name}={quote(value)}" for name in names), "") for value in hostile]
    inputs += [("", value) for value in hostile]
    inputs += [("", json.dumps(dict.fromkeys(names, value))) for value in hostile]
    assert len(inputs) >= 500
    shown = page.evaluate(read, inputs)
    assert [each for each in shown if set(each) != {"link"}] == []
    for value in hostile[::60]:
        page.evaluate("value => localStorage.setItem('resync-systems', value)", value)
        page.goto(f"{FIX}?ios={quote(value)}")
        expect(page.locator("#step-1")).to_be_visible()
        expect(page.locator(".versions")).to_contain_text("Choose your versions")
    assert page.evaluate("window.harmed") is None


CHECK = "symptoms/wrong-sender-address/"
NEW, OLD = "Settings › Apps › Messages › Send & Receive", "Settings › Messages › Send & Receive"


@SCREENS
def test_a_way_outside_of_tabs_is_that_of_the_reader_and_the_others_are_a_tap_away(open_page, screen):
    page = open_page(CHECK, **screen)
    way = page.locator("main .ways").first
    expect(way.get_by_text(NEW)).to_be_visible()
    expect(way.get_by_text(OLD)).to_be_hidden()
    more = way.get_by_role("button", name="Other versions")
    more.click()
    expect(way).to_contain_text(f"(iOS 6 to 17: {OLD})")
    expect(way.get_by_text(OLD)).to_be_visible()
    more.click()
    expect(way.get_by_text(OLD)).to_be_hidden()
    page.goto(CHECK + "?ios=12")
    expect(way.get_by_text(OLD)).to_be_visible()
    expect(way.get_by_text(NEW)).to_be_hidden()
    expect(way.get_by_text("iOS 6 to 17")).to_be_hidden()


def test_ways_outside_of_tabs_can_all_be_read_without_a_script(open_page):
    way = open_page(CHECK, java_script_enabled=False).locator("main .ways").first
    expect(way.get_by_text(NEW)).to_be_visible()
    expect(way.get_by_text(f"(iOS 6 to 17: {OLD})")).to_be_visible()
    expect(way.get_by_role("button")).to_be_hidden()
