"""On paper: the steps and pictures of the chosen versions, the address and its QR code, and nothing to select."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

# Millimetres of a sheet as points, as they stand in a PDF.
SHEETS = {"A4": (595, 842), "Letter": (612, 792)}


def test_a_fix_prints_its_steps_in_the_chosen_versions(open_page):
    page = open_page("fixes/match-addresses/?ios=12&macos=12", viewport={"width": 700, "height": 990})
    page.emulate_media(media="print")
    for shown in ("#ios-12-step-1", "#macos-12-step-1", "#ios-12-step-2 img"):
        page.locator(shown).evaluate("element => element.scrollIntoView()")
        expect(page.locator(shown)).to_be_visible()
    for hidden in ("#step-1", "#mac-step-1", ".site-nav", ".search", ".agents", ".tabbed-labels", ".trails"):
        expect(page.locator(hidden).first).to_be_hidden()
    headings = page.locator(".tabbed-block > h3:visible").all_inner_texts()
    assert headings == ["iPhone and iPad, iOS 6 to 12", "Mac, macOS 10.14 to 12"]


def test_a_device_that_the_reader_does_not_have_is_not_printed(open_page):
    page = open_page("fixes/match-addresses/?ios=none&macos=14")
    page.emulate_media(media="print")
    expect(page.locator("#mac-step-1")).to_be_visible()
    expect(page.locator("#step-1")).to_be_hidden()


@pytest.mark.parametrize("path", ["fixes/match-addresses/", "symptoms/mac-not-receiving/", "reference/places/", ""])
def test_the_code_is_fetched_for_paper_only(open_page, path):
    page = open_page(path)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "qr.svg" in url]
    page.pdf()
    assert [url for url in asked if url.endswith("qr.svg")]
    page.emulate_media(media="print")
    expect(page.locator(".paper img")).to_be_visible()
    assert page.locator(".paper img").evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    short = {"fixes/match-addresses/": "go/f01/", "symptoms/mac-not-receiving/": "go/s03/"}.get(path, path)
    expect(page.locator(".paper")).to_contain_text(re.compile(re.escape(f"/{short}") + "$"))


def test_causes_are_a_table_on_paper(open_page):
    page = open_page("symptoms/mac-not-receiving/", viewport={"width": 700, "height": 990})
    page.emulate_media(media="print", color_scheme="dark")
    cells = page.locator(".causes tbody tr").first.locator("td").evaluate_all("tds => tds.map(td => td.offsetTop)")
    assert len(set(cells)) == 1
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_fix_with_seven_versions_is_at_most_three_sheets(open_page, sheet):
    document = open_page("fixes/turn-on-messages-in-icloud/").pdf(format=sheet)
    boxes = re.findall(rb"/MediaBox \[0 0 (\d+)[\d.]* (\d+)", document)
    assert 1 < len(boxes) <= 3
    assert {(int(width), int(height)) for width, height in boxes} == {SHEETS[sheet]}


def test_what_is_folded_on_the_screen_is_printed(open_page):
    page = open_page("fixes/keep-mac-receiving/")
    folded = page.locator("details.note > p").first
    expect(folded).to_be_hidden()
    page.emulate_media(media="print")
    expect(folded).to_be_visible()
    page.emulate_media(media="screen")
    expect(folded).to_be_hidden()
    # Browsers without ::details-content.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_be_visible()


def test_the_longest_list_is_not_a_book(open_page):
    document = open_page("reference/places/").pdf(format="A4")
    assert 1 < len(re.findall(rb"/MediaBox \[0 0 (\d+)[\d.]* (\d+)", document)) <= 16  # 32 before they were set small
