"""Triage: what axe-core finds, forms of a reply, keys in fields, and two problems in one ticket."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import AXE, DESKTOP, PHONE

SCREENS = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
ALLOWED = {"permissions": ["clipboard-read", "clipboard-write"]}
RESULT = "[data-triage-result]"
LATE = """Hello support,
on my iPhone with iOS 17.2 texts come at once. On the Mac they come twenty minutes later,
in a burst, when I open the lid. What can I do?
Regards, Robin"""


def test_without_a_script_the_page_says_what_to_do(open_page):
    page = open_page("support/triage/", java_script_enabled=False)
    expect(page.locator("#ticket")).to_be_hidden()
    expect(page.get_by_text("The box for the ticket needs JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name="ready-made reply")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@SCREENS
def test_axe_finds_nothing_on_a_triaged_ticket(open_page, axe, screen, scheme):
    page = open_page("support/triage/", color_scheme=scheme, **screen)
    page.evaluate(axe)
    for text in ("", LATE):
        page.get_by_label("Ticket text").fill(text)
        if text:
            expect(page.locator(RESULT)).to_have_count(3)
        assert page.evaluate(AXE) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["viewport"]["width"]


def triaged(open_page, path="support/triage/", text=LATE, **options):
    page = open_page(path, **{**ALLOWED, **options})
    page.get_by_label("Ticket text").fill(text)
    expect(page.locator(RESULT).first).to_be_visible()
    return page


def reply_of(page):
    return page.get_by_role("textbox", name="Reply", exact=True)


def pasted(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_the_reply_as_rich_text_and_markdown(open_page, site):
    page = triaged(open_page)
    symptom = next(
        each for each in site.symptoms.values() if each.meta.title == page.locator(RESULT).first.inner_text()
    )
    reply_of(page).fill(reply_of(page).input_value() + "\n\n<b>Me</b> & *co*")
    link = f"go/{symptom.meta.id.lower()}/?ios=17.2"
    page.get_by_role("button", name="Markdown").click()
    expect(page.locator("#triage [role=status]")).to_have_text("Copied as Markdown")
    assert re.search(rf"\[{re.escape(symptom.meta.title)}\]\(http\S+{re.escape(link)}\)", pasted(page))
    assert r"\<b\>Me\</b\> & \*co\*" in pasted(page)
    page.get_by_role("button", name="Rich text").click()
    expect(page.locator("#triage [role=status]")).to_have_text("Copied as rich text")
    rich = page.evaluate("async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()")
    assert re.search(rf'<a href="[^"]+{re.escape(link)}">{re.escape(symptom.meta.title)}</a>', rich)
    assert "&lt;b&gt;Me&lt;/b&gt; &amp; *co*" in rich
    fix = site.fixes[symptom.meta.fixes[0]]
    assert re.search(rf'The likeliest fix: <a href="[^"]+">{re.escape(fix.meta.title)}</a>', rich)
    assert pasted(page) == reply_of(page).input_value()


def test_keys_alone_lead_from_ticket_to_ticket(open_page):
    page = open_page("support/triage/", **ALLOWED)
    ticket = page.get_by_label("Ticket text")
    expect(ticket).to_be_focused()
    page.keyboard.insert_text(LATE)
    expect(page.locator(RESULT)).to_have_count(3)
    # A figure that is typed belongs to the text.
    page.keyboard.press("2")
    expect(ticket).to_have_value(re.compile("2$"))
    expect(page.get_by_label("Reply with this page").first).to_be_checked()
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    second = page.get_by_label("Reply with this page").nth(1)
    expect(second).to_be_checked()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#triage [role=status]")).to_have_text("Copied")
    assert pasted(page) == reply_of(page).input_value()
    page.keyboard.press("n")
    expect(ticket).to_have_value("")
    expect(ticket).to_be_focused()
    # Copied from the field itself: N goes on at once.
    page.keyboard.insert_text(LATE)
    expect(page.locator(RESULT)).to_have_count(3)
    page.keyboard.press("Meta+Enter")
    expect(page.get_by_role("button", name="Next ticket")).to_be_focused()
    page.keyboard.press("n")
    expect(ticket).to_have_value("")


STAND_IN = """
const words = (id) => ({ id, title: `Page ${id}`, url: "symptoms/", phrase: "", words: [] });
const engine = { triage: async () => %s };
export const startSearch = async () => ({ engine, complete: Promise.resolve() });
"""
FOUND = """({ state: "sure", suggestions: [words("S03"), words("S08")], devices: [], systems: { macos: "14" }, bounded: {}, missing: [],
  read: "Two problems at once.", tried: [{ id: "F01", words: ["checked the addresses"] }],
  groups: [[words("S03")], [words("S44"), words("S08")]] })"""


def test_two_problems_and_what_was_tried(open_page, site):
    """With a stand-in for the search, which finds both."""
    page = open_page("support/replies/", **ALLOWED)
    page.route(
        "**/js/search-start.js", lambda route: route.fulfill(body=STAND_IN % FOUND, content_type="text/javascript")
    )
    page.goto("support/triage/")
    page.get_by_label("Ticket text").fill("Two problems at once.")
    expect(page.get_by_text("And a second problem")).to_be_visible()
    assert page.locator(RESULT).all_inner_texts() == ["Page S03", "Page S44", "Page S08"]
    reply = reply_of(page).input_value()
    assert reply.index("/go/s03/?macos=14") < reply.index("/go/s44/?macos=14")
    assert "/go/s08/" not in reply
    # F01 is the likeliest fix of S03, but the customer did that.
    fixes = site.symptoms["S03"].meta.fixes
    assert fixes[0] == "F01"
    card = page.locator(".triage-list > li").first
    expect(card.locator("[data-triage-tried=F01]")).to_contain_text("checked the addresses")
    expect(card.locator(".triage-fix")).to_contain_text(site.fixes[fixes[1]].meta.title)
    assert "/go/f01/" not in reply
    assert f"/go/{fixes[1].lower()}/" in reply


def test_a_narrow_panel_has_nothing_but_the_tool(open_page, axe):
    page = triaged(open_page, "support/triage/?compact=1", viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for part in (".site-header", ".site-footer", "#by-hand", ".lead"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.get_by_role("button", name="Copy the reply")).to_be_in_viewport()
    page.evaluate(axe)
    assert page.evaluate(AXE) == []
    # What is opened from here leaves the panel as it is.
    with page.context.expect_page() as opened:
        page.locator(RESULT).first.click()
    expect(opened.value.locator("main > .agents")).to_contain_text("This ticket: iOS 17.2")
