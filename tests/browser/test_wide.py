"""A wide screen is used: lists with a filter and jump links, a symptom's causes in the first look, a fix's index.

Without a script everything is there; on a phone nothing of it is, and none of its scripts is fetched.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE

TABLET = {"viewport": {"width": 820, "height": 1180}}
LAPTOP = {"viewport": {"width": 1024, "height": 768}}
LISTS = ["symptoms/", "fixes/", "support/replies/", "reference/errors/", "reference/places/", "reference/screens/"]
IN_VIEW = """
element => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
"""


def shown(page, selector=".entries > li"):
    return page.locator(selector).filter(visible=True)


@pytest.mark.parametrize("path", LISTS)
def test_without_a_script_lists_are_whole_and_have_their_jump_links(open_page, path):
    page = open_page(path, **TABLET, java_script_enabled=False)
    expect(page.locator(".index nav a").first).to_be_visible()
    expect(page.locator(".filters")).to_have_count(0) if "replies" in path else expect(
        page.locator(".filters")
    ).to_be_hidden()
    assert page.locator(".entries > li[hidden], .reference-entry[hidden]").count() == 0


def test_fixes_are_filtered_at_once_and_the_choice_is_in_the_address(open_page, site):
    page = open_page("fixes/", **TABLET)
    quick = [f for f in site.fixes.values() if f.meta.minutes[1] <= 5 and "mac" in f.meta.devices]
    page.get_by_label("Device").select_option("mac")
    page.get_by_label("Time").select_option("5")
    expect(shown(page)).to_have_count(len(quick))
    expect(page.locator(".filters [role=status]")).to_have_text(f"{len(quick)} of {len(site.fixes)}")
    assert page.url.endswith("?device=mac&minutes=5")
    page.get_by_label("What it can delete").select_option("messages")
    harmful = [f for f in quick if f.meta.deletes == "messages"]
    expect(shown(page)).to_have_count(len(harmful))
    expect(page.locator(".group").filter(visible=True)).to_have_count(1 if harmful else 0)
    page.reload()
    expect(shown(page)).to_have_count(len(harmful))
    for label in ("Device", "Time", "What it can delete"):
        page.get_by_label(label).select_option("")
    expect(shown(page)).to_have_count(len(site.fixes))
    assert "?" not in page.url


def test_symptoms_are_filtered_by_words(open_page):
    page = open_page("symptoms/?word=green", **TABLET)
    expect(page.get_by_label("Words in it")).to_have_value("green")
    assert 0 < shown(page).count() < 20
    page.get_by_label("Words in it").fill("xyzzy")
    expect(shown(page)).to_have_count(0)
    expect(page.locator(".filters [role=status]")).to_contain_text("0 of")


def test_nonsense_in_the_address_is_no_choice(open_page, site):
    page = open_page("fixes/?device=toaster&minutes=x&deletes=%00", **TABLET)
    expect(shown(page)).to_have_count(len(site.fixes))


@pytest.mark.parametrize("path", ["symptoms/", "fixes/match-addresses/"])
def test_a_phone_has_and_fetches_nothing_of_it(open_page, path):
    page = open_page("about:blank", **PHONE)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".index")).to_be_hidden()
    assert [url for url in asked if re.search("page-index|list-filter", url)] == []


@pytest.mark.parametrize("screen", [LAPTOP, {"viewport": {"width": 1280, "height": 800}}], ids=["1024", "1280"])
def test_the_first_cause_and_its_fix_are_in_the_first_screen(open_page, site, screen):
    page = open_page("", **screen)
    below = []
    for symptom in list(site.symptoms.values())[::7]:
        page.goto(symptom.address)
        if not page.locator(".causes tbody tr a").first.evaluate(IN_VIEW):
            below.append(symptom.address)
    assert below == []


def test_a_fix_has_an_index_with_the_current_part_devices_versions_and_the_way_on(open_page):
    page = open_page("fixes/match-addresses/?ios=26&from=s03", viewport={"width": 1280, "height": 800})
    index = page.locator(".index")
    expect(index.locator("nav a")).to_have_text(page.locator("main h2[id]").all_inner_texts())
    expect(index).to_contain_text("iPhone · iPad · Mac")
    expect(index).to_contain_text("Your versions: iOS 26.")
    way = index.get_by_role("link", name=page.locator("#next-fix a").inner_text())
    expect(way).to_have_attribute("href", re.compile(r"\?from=s03$"))
    page.locator("#worked").scroll_into_view_if_needed()
    index.get_by_role("link", name="Still not working").click()
    expect(index.locator("[aria-current]")).to_have_text("Still not working")
    assert index.evaluate(IN_VIEW)


def test_steps_stand_beside_their_picture(open_page):
    page = open_page("fixes/match-addresses/", viewport={"width": 1280, "height": 800})
    step = page.locator("#step-2")
    words, picture = step.locator("p").first.bounding_box(), step.locator("figure").bounding_box()
    assert words["x"] + words["width"] <= picture["x"]
    assert words["width"] > 350


@pytest.mark.parametrize("width", [768, 820, 900])
def test_the_header_is_one_row(open_page, width):
    page = open_page("symptoms/", viewport={"width": width, "height": 900})
    boxes = [page.locator(f".site-header {part}").bounding_box() for part in (".brand", ".site-nav", ".search")]
    assert max(box["y"] for box in boxes) < min(box["y"] + box["height"] for box in boxes)
    assert page.locator(".site-header").bounding_box()["height"] < 80


@pytest.mark.parametrize("part", ["phrasings", "sources"])
def test_a_link_opens_what_is_closed(open_page, part):
    page = open_page(f"symptoms/mac-not-receiving/#{part}")
    expect(page.locator(f"details:has(#{part})")).to_have_attribute("open", "")
    expect(page.locator(f"details:has(#{part}) li").first).to_be_visible()


def test_closed_parts_open_without_a_script_and_on_paper(open_page):
    page = open_page("symptoms/mac-not-receiving/", java_script_enabled=False)
    expect(page.locator(".evidence")).to_be_hidden()
    page.locator("#sources").click()
    expect(page.locator(".evidence")).to_be_visible()
    page.locator("#sources").click()
    page.emulate_media(media="print")
    expect(page.locator(".evidence")).to_be_visible()


def test_the_support_line_comes_before_what_few_want(open_page):
    page = open_page("symptoms/mac-not-receiving/", **PHONE)
    causes, line = (page.locator(one).bounding_box() for one in ("#none-fit", "main > .agents"))
    assert line["y"] - causes["y"] < 1.6 * 844


@pytest.mark.parametrize("screen", [PHONE, TABLET], ids=["phone", "tablet"])
def test_all_first_answers_are_in_two_screens(open_page, screen):
    page = open_page("", **screen)
    bottom = page.locator(".starts").bounding_box()
    assert bottom["y"] + bottom["height"] <= 2 * screen["viewport"]["height"]
