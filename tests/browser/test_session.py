"""A support session: the versions of one ticket never end up in the reply to another."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE

SCREENS = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
ALLOWED = {"permissions": ["clipboard-read", "clipboard-write"]}
LATE = "On my iPhone with iOS 17.2 texts come at once. On the Mac they come twenty minutes later."
OTHER = "My Mac does not get the texts that reach my iPhone at all, only some of them arrive."
SYMPTOM = "symptoms/mac-not-receiving/"


def copied(page: Page, label: str = "Copy reply") -> str:
    """The link in what was copied."""
    # What was copied before would look the same.
    page.evaluate("navigator.clipboard.writeText('')")
    page.get_by_role("button", name=label).first.click()
    text = ""
    for _ in range(100):
        text = page.evaluate("navigator.clipboard.readText()")
        if text:
            break
        page.wait_for_timeout(50)
    (link,) = [word for word in text.split() if "/go/" in word]
    return link


def own(page: Page) -> str | None:
    return page.evaluate("localStorage.getItem('resync-systems')")


def triage(page: Page, text: str) -> None:
    page.get_by_label("Ticket text").fill(text)
    expect(page.locator("[data-triage-result]").first).to_be_visible()


@SCREENS
def test_versions_that_triage_read_belong_to_that_ticket(open_page, screen):
    page = open_page("support/triage/", **screen, **ALLOWED)
    triage(page, LATE)
    page.locator("[data-triage-result]").first.click()
    expect(page.locator("main > .agents")).to_contain_text("This ticket: iOS 17.2")
    assert copied(page).endswith("?ios=17.2")
    page.locator(".cause-fix a").first.click()
    expect(page.locator("main > .agents")).to_contain_text("This ticket: iOS 17.2")
    assert copied(page).endswith("?ios=17.2")
    page.locator("main > .agents").get_by_role("button", name="Next ticket").click()
    expect(page.locator("main > .agents")).to_contain_text("no versions")
    assert "ios=" not in copied(page)
    assert "ios=" not in page.url
    page.goto(SYMPTOM)
    assert "ios=" not in copied(page)
    assert own(page) is None


def test_a_ticket_without_versions_forgets_those_of_the_one_before(open_page):
    page = open_page("support/triage/", **ALLOWED)
    triage(page, LATE)
    page.locator("[data-triage-result]").first.click()
    expect(page.locator("main > .agents")).to_contain_text("iOS 17.2")
    page.goto("support/triage/")
    triage(page, OTHER)
    expect(page.locator(".triage-versions")).to_have_text("The ticket names no version.")
    page.locator("[data-triage-result]").first.click()
    expect(page.locator("main > .agents")).to_contain_text("no versions")
    assert "ios=" not in copied(page)


def test_a_link_that_an_agent_follows_replaces_all_that_was_known(open_page):
    page = open_page("support/", **ALLOWED)
    page.goto(f"{SYMPTOM}?macos=14")
    assert copied(page).endswith("?macos=14")
    page.goto(f"{SYMPTOM}?ios=15")
    assert copied(page).endswith("?ios=15")
    assert own(page) is None


def test_two_tabs_are_two_tickets(open_page):
    page = open_page("support/", **ALLOWED)
    page.goto(f"{SYMPTOM}?ios=15")
    expect(page.locator("main > .agents")).to_contain_text("iOS 15")
    other = page.context.new_page()
    other.goto(f"{SYMPTOM}?macos=14")
    assert copied(other).endswith("?macos=14")
    page.locator(".cause-fix a").first.click()
    assert copied(page).endswith("?ios=15")


def test_what_was_tried_for_one_ticket_is_forgotten_with_it(open_page):
    page = open_page("support/")
    page.goto("fixes/match-addresses/?from=s03")
    page.get_by_role("link", name="It didn't").first.click()
    assert page.evaluate("sessionStorage.getItem('resync-trail')")
    page.locator("main > .agents").get_by_role("button", name="Next ticket").click()
    assert page.evaluate("sessionStorage.getItem('resync-trail')") is None


def test_the_page_of_replies_says_whose_versions_it_copies(open_page):
    page = open_page("support/replies/", **ALLOWED)
    reply = page.locator("[data-reply=s03]")
    page.get_by_label("macOS", exact=True).fill("12")
    page.get_by_label("Customer's name").fill("Ana")
    expect(reply.locator(".agents")).to_contain_text("For macOS 12")
    page.get_by_role("button", name="Next ticket").click()
    expect(page.get_by_label("macOS", exact=True)).to_have_value("")
    expect(page.get_by_label("Customer's name")).to_have_value("")
    expect(reply.locator(".agents")).not_to_contain_text("macOS")
    reply.get_by_role("button", name="Copy reply").click()
    expect(page.locator(".said")).to_have_text("Reply copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "Ana" not in text
    assert "macos" not in text


def test_readers_keep_their_versions_and_see_whose_they_copy(open_page):
    page = open_page(f"{SYMPTOM}?macos=14", **ALLOWED)
    expect(page.locator("main > .agents")).to_contain_text("With your versions: macOS 14")
    page.goto("fixes/match-addresses/")
    expect(page.locator(".versions")).to_contain_text("Your versions: macOS 14")
    # Whoever answers tickets says so, and begins without what a link brought.
    page.goto(f"{SYMPTOM}?ios=15")
    page.get_by_role("button", name="Start a support session").click()
    expect(page.locator("main > .agents")).to_contain_text("This ticket: iOS 15")
    assert own(page) is None
    page.get_by_role("button", name="End support session").click()
    page.goto(SYMPTOM)
    assert copied(page).endswith("/go/s03/")


def test_customers_who_are_sent_to_a_page_for_support_start_no_session(open_page):
    page = open_page("support/summary/")
    page.goto("support/escalation/")
    page.goto(f"{SYMPTOM}?ios=15")
    expect(page.locator("main > .agents")).to_contain_text("With your versions: iOS 15")
    assert own(page) == '{"ios":"15"}'


def test_a_session_ends_by_itself(open_page):
    page = open_page("support/")
    page.evaluate("localStorage.setItem('resync-support', Date.now() - 13 * 3600e3)")
    page.goto(f"{SYMPTOM}?ios=15")
    expect(page.locator("main > .agents")).to_contain_text("With your versions")


def test_the_way_back_leads_to_no_ticket_that_was_ended(open_page):
    page = open_page("support/", **ALLOWED)
    page.goto(f"{SYMPTOM}?ios=15&amp;macos=14")
    page.locator(".cause-fix a").first.click()
    expect(page.locator("main > .agents")).to_contain_text("This ticket: iOS 15, macOS 14")
    page.locator("main > .agents").get_by_role("button", name="Next ticket").click()
    for _ in range(2):
        page.go_back()
        page.go_forward()
        page.go_back()
    page.goto(SYMPTOM)
    page.go_back()
    page.go_forward()
    for step in (page.reload, page.go_back):
        expect(page.locator("main > .agents")).to_contain_text("no versions")
        assert "ios=" not in copied(page) + page.url
        step()


@pytest.mark.parametrize(
    ("path", "field"), [("support/replies/", "[name=word]"), ("symptoms/", ".filters [name=word]")]
)
def test_a_list_that_was_filtered_for_an_ended_ticket_has_none_of_its_versions(open_page, path, field):
    page = open_page("support/triage/")
    page.goto(f"{path}?ios=15")
    page.locator(field).fill("green")
    page.wait_for_url("**word=green*")
    page.wait_for_function("(history.state || {}).ticket !== undefined")
    page.goto("support/replies/")
    page.get_by_role("button", name="Next ticket").first.click()
    page.go_back()
    page.wait_for_url("**word=green*")
    page.goto(page.locator(".entries a, [data-reply] h3 a").filter(visible=True).first.evaluate("link => link.href"))
    expect(page.locator("main > .agents")).to_contain_text("This ticket: no versions")
    page.go_back()
    expect(page).not_to_have_url(re.compile("ios="))


def test_versions_are_stored_nowhere_and_an_address_of_its_own_has_none(open_page):
    page = open_page("support/", **ALLOWED)
    page.goto(f"{SYMPTOM}?ios=15")
    page.locator("header a[href$='fixes/']").click()
    page.locator("main a[href$='match-addresses/']").first.click()
    assert copied(page).endswith("?ios=15")
    assert "15" not in page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage, 'resync-support': 0 })")
    page.goto("fixes/sync-now/")
    assert "ios=" not in copied(page)
