"""Illustrations on the pages: legible in any font, in the reader's colours, large when wanted."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, WATCH_SHIFT

FIX = "fixes/match-addresses/"
PICTURES = 60  # in one document: a page with all of them takes a browser long
# What the words of a picture need beyond their room, in pixels.
TOO_WIDE = """
() => [...document.querySelectorAll("text")].flatMap((text) => {
  const box = text.getBBox(), room = Number(text.dataset.w), frame = text.ownerSVGElement.viewBox.baseVal;
  const over = Math.max(box.width - room, box.x + box.width - frame.width, -box.x);
  return over > 0.5 ? [`${text.textContent} (${over.toFixed(1)})`] : [];
})
"""
# Installed or not, the widest and the narrowest that a browser finds; both have the shapes of Latin letters.
FONTS = {
    "wide": "'DejaVu Sans', Verdana, sans-serif",
    "narrow": "'Liberation Sans Narrow', 'Arial Narrow', sans-serif",
}


def chunks(root):
    files = sorted((root / "docs/assets/screens").glob("*[a-z].svg"))
    light = [path for path in files if ".dark." not in path.name]
    return [light[i : i + PICTURES] for i in range(0, len(light), PICTURES)]


@pytest.mark.parametrize("font", FONTS)
def test_no_text_of_any_picture_leaves_its_place(browser, root, font):
    page = browser.new_page()
    try:
        for files in chunks(root):
            pictures = "".join(path.read_text(encoding="utf-8") for path in files)
            page.set_content(re.sub(r'font-family="[^"]*"', f'font-family="{FONTS[font]}"', pictures))
            assert page.evaluate(TOO_WIDE) == []
    finally:
        page.close()


def test_a_text_that_is_too_wide_is_found(browser):
    page = browser.new_page()
    try:
        page.set_content(
            '<svg viewBox="0 0 90 20" width="90"><text x="0" y="15" data-w="20">much too wide</text></svg>'
        )
        assert page.evaluate(TOO_WIDE)
    finally:
        page.close()


def shown(page):
    return page.locator("figure.screen img").filter(visible=True).first


def test_pictures_follow_the_switch_and_only_the_shown_one_is_fetched(open_page):
    page = open_page("about:blank", color_scheme="light")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(FIX)
    shown(page).scroll_into_view_if_needed()
    expect(shown(page)).to_have_js_property("complete", True)
    assert any(url.endswith(".svg") and "/screens/" in url for url in asked)
    assert not [url for url in asked if ".dark.svg" in url]
    page.get_by_role("button", name="Dark colours").click()
    is_dark = "image => image.currentSrc.endsWith('.dark.svg')"
    for wanted, media in ((True, "screen"), (False, "print")):
        page.emulate_media(media=media)
        for _ in range(50):
            if shown(page).evaluate(is_dark) is wanted:
                break
            page.wait_for_timeout(20)
        assert shown(page).evaluate(is_dark) is wanted


def test_the_choice_of_this_site_holds_from_the_first_paint(open_page):
    page = open_page("", color_scheme="light")
    page.evaluate("localStorage.setItem('resync-scheme', 'dark')")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(FIX)
    shown(page).scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    pictures = [url for url in asked if "/screens/" in url]
    assert pictures
    assert [url for url in pictures if ".dark.svg" not in url] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_a_script_pictures_follow_the_system(open_page, scheme):
    page = open_page(FIX, color_scheme=scheme, java_script_enabled=False)
    shown(page).scroll_into_view_if_needed()
    expect(shown(page)).to_have_js_property("complete", True)
    assert shown(page).evaluate("image => image.currentSrc").endswith(".dark.svg") is (scheme == "dark")


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_shifts_when_pictures_come(open_page, screen):
    page = open_page("", **screen)
    page.add_init_script(WATCH_SHIFT)
    page.goto(FIX)
    for picture in page.locator("figure.screen img").filter(visible=True).all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
    assert page.evaluate("window.shift") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_picture_opens_large_and_the_focus_comes_back(open_page, axe, screen, scheme):
    page = open_page(FIX, color_scheme=scheme, reduced_motion="reduce", **screen)
    link = page.locator("figure.screen a").first
    link.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog", name="Picture")
    large = box.locator(".gslide.current img")
    expect(large).to_be_visible()
    expect(large).to_have_attribute("src", re.compile(r"\.dark\.svg$" if scheme == "dark" else r"receive\.svg$"))
    expect(large).to_have_attribute("alt", re.compile("Send & Receive"))
    assert large.bounding_box()["width"] > min(330, screen["viewport"]["width"] * 0.85)
    page.evaluate(axe)
    violations = page.evaluate("axe.run(document.querySelector('#glightbox-body'))")["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in violations] == []
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main, header, footer') === null")
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(link).to_be_focused()


def test_the_next_picture_of_the_open_tab_follows(open_page):
    page = open_page("fixes/check-connection/", reduced_motion="reduce")
    page.locator("figure.screen a").filter(visible=True).first.click()
    large = page.locator(".gslide.current img")
    expect(large).to_be_visible()
    first = large.get_attribute("src")
    page.keyboard.press("ArrowRight")
    expect(large).not_to_have_attribute("src", first)
    page.get_by_role("button", name="Previous").click()
    expect(large).to_have_attribute("src", first)
