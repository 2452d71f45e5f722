"""The summary for support: filled in, copied, sent by the visitor's own mail program, or printed."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.hostile import HOSTILE

SCREENS = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
PATH = "support/summary/"


@SCREENS
def test_it_becomes_text_to_copy_and_to_send(open_page, site, address, screen):
    page = open_page(PATH + "?from=s03&ios=26&macos=15", permissions=["clipboard-read", "clipboard-write"], **screen)
    page.get_by_label("In your own words").fill("Nothing since Monday\nat all")
    page.get_by_label("Since when").fill("the update")
    expected = [
        f"What I see: S03 {site.symptoms['S03'].meta.title}",
        f"{address}go/s03/",
        "In my words:",
        "Nothing since Monday",
        "at all",
        "Since when: the update",
        "Devices and versions: iOS 26, macOS 15",
    ]
    expect(page.locator("#summary-text")).to_have_text("\n".join(expected))
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#result [role=status]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()").splitlines() == expected
    mail = urlsplit(page.get_by_role("link", name="Email").get_attribute("href"))
    assert mail.scheme == "mailto"
    assert mail.path == ""
    assert parse_qs(mail.query)["body"][0].splitlines() == expected
    assert page.request.get(expected[1]).ok


def test_a_refused_clipboard_leaves_the_text_selected(open_page):
    page = open_page(PATH + "?from=s03")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#result [role=status]")).to_contain_text("copy it yourself")
    assert page.evaluate("getSelection().toString()").startswith("What I see: S03")


def test_nothing_is_kept_or_sent(open_page):
    page = open_page(PATH)
    asked = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    page.get_by_label("In your own words").fill("private")
    page.get_by_label("Since when").fill("yesterday")
    page.get_by_label("Since when").press("Enter")
    expect(page.locator("#summary-text")).to_contain_text("private")
    assert not [each for each in asked if "private" in each or "yesterday" in each]
    assert page.url.endswith(PATH)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.reload()
    expect(page.get_by_label("In your own words")).to_have_value("")


@SCREENS
def test_without_a_script_it_is_a_sheet_to_write_on(open_page, screen):
    page = open_page(PATH, java_script_enabled=False, **screen)
    expect(page.get_by_label("What did you try?")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.get_by_label("What did you try?")).to_be_visible()


def test_nothing_is_sent_even_without_the_script(open_page):
    page = open_page(PATH, java_script_enabled=False)
    page.get_by_label("Since when").fill("yesterday")
    page.get_by_label("Since when").press("Enter")
    expect(page.get_by_label("Since when")).to_have_value("yesterday")
    assert page.url.endswith(PATH)


def test_paper_has_the_text_once(open_page):
    page = open_page(PATH + "?from=s03")
    expect(page.locator("#summary-text")).to_contain_text("S03")
    page.emulate_media(media="print")
    expect(page.locator("#summary-text")).to_be_visible()
    expect(page.get_by_label("What did you try?")).to_be_hidden()


def test_hostile_values_do_no_harm(open_page):
    page = open_page(PATH)
    for value in [*HOSTILE[::60], "s999", "__proto__"]:
        page.goto(f"{PATH}?from={quote(value)}&ios={quote(value)}")
        expect(page.locator("#summary-text")).to_have_text("Nothing is filled in yet.")
    type_all = """values => values.map(value => {
      const field = document.querySelector("#words");
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      return [field.value.trim(), document.querySelector("#summary-text").textContent,
        new URL(document.querySelector("#result a").href).protocol, document.querySelectorAll("pre *").length];
    })"""
    for written, text, protocol, elements in page.evaluate(type_all, HOSTILE):
        assert written in text or not written
        assert (protocol, elements) == ("mailto:", 0)
    assert page.evaluate("window.harmed") is None
