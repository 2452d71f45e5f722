"""A support session: the versions of one ticket never end up in the reply to another."""

from __future__ import annotations

import pytest

from tests.journeys.clipboard import RECORD, copied, copied_link
from tests.journeys.engines import Target

pytestmark = [pytest.mark.journey("Support session"), pytest.mark.at("phone"), pytest.mark.mainly("webkit")]
LATE = "On my iPhone with iOS 17.2 texts come at once. On the Mac they come twenty minutes later."
OTHER = "My Mac does not get the texts that reach my iPhone at all, only some of them arrive."
SYMPTOM = "symptoms/mac-not-receiving/"
AGENTS = "(document.querySelector('main > .agents') || { textContent: '' }).textContent"
NEXT = Target("main > .agents button", "Next ticket")
OWN = "localStorage.getItem('resync-systems')"


@pytest.fixture(autouse=True)
def recorded(request, host):
    """The clipboard of every page is kept in it. After ``visitor``, which makes the host forget what a test before set."""
    request.getfixturevalue("visitor")
    host.prelude = RECORD


def says(visitor, words):
    """Wait until the line for support says so; then its buttons work."""
    visitor.until(f"{AGENTS}.includes({words!r}) && document.querySelector('[data-copy]')", f"the line says {words}")


def triage(visitor, text):
    visitor.until(Target("#ticket").find)
    visitor.write("#ticket", text)
    visitor.until(Target("[data-triage-result]").find)


def test_versions_that_triage_read_belong_to_that_ticket(visitor):
    visitor.open("support/triage/")
    triage(visitor, LATE)
    visitor.select("[data-triage-result]")
    says(visitor, "This ticket: iOS 17.2")
    assert copied_link(visitor).endswith("?ios=17.2")
    visitor.select(".cause-fix a")
    visitor.until("location.pathname.startsWith('/fixes/')")
    says(visitor, "This ticket: iOS 17.2")
    assert copied_link(visitor).endswith("?ios=17.2")
    visitor.select(NEXT)
    says(visitor, "no versions")
    assert "ios=" not in copied_link(visitor) + visitor.js("location.href")
    visitor.open(SYMPTOM)
    says(visitor, "no versions")
    assert "ios=" not in copied_link(visitor)
    assert visitor.js(OWN) is None


def test_a_ticket_without_versions_forgets_those_of_the_one_before(visitor):
    visitor.open("support/triage/")
    triage(visitor, LATE)
    visitor.select("[data-triage-result]")
    says(visitor, "iOS 17.2")
    visitor.open("support/triage/")
    triage(visitor, OTHER)
    assert visitor.text(".triage-versions") == "The ticket names no version."
    visitor.select("[data-triage-result]")
    says(visitor, "no versions")
    assert "ios=" not in copied_link(visitor)


def test_a_link_that_an_agent_follows_replaces_all_that_was_known(visitor):
    visitor.open("support/")
    for versions, said in (("macos=14", "This ticket: macOS 14"), ("ios=15", "This ticket: iOS 15")):
        visitor.open(f"{SYMPTOM}?{versions}")
        says(visitor, said)
        assert copied_link(visitor).endswith(f"?{versions}")
    assert visitor.js(OWN) is None


def test_what_was_tried_for_one_ticket_is_forgotten_with_it(visitor):
    visitor.open("support/")
    visitor.open("fixes/match-addresses/?from=s03")
    visitor.select(Target(".trail a", "It didn't"))
    visitor.until("sessionStorage.getItem('resync-trail') && location.pathname !== '/fixes/match-addresses/'")
    says(visitor, "This ticket")
    visitor.select(NEXT)
    visitor.until("sessionStorage.getItem('resync-trail') === null")


def test_the_page_of_replies_says_whose_versions_it_copies(visitor):
    visitor.open("support/replies/")
    visitor.until("document.querySelector('[data-reply=s03] [data-copy]')")
    visitor.fill("[name=macos]", "12")
    visitor.fill("[name=customer]", "Ana")
    line = "document.querySelector('[data-reply=s03] .agents').textContent"
    visitor.until(f"{line}.includes('For macOS 12')")
    visitor.select(Target("button", "Next ticket"))
    visitor.until(f"!{line}.includes('macOS')")
    assert visitor.js("[...document.querySelectorAll('[name=macos], [name=customer]')].map((f) => f.value)") == ["", ""]
    text = copied(visitor, "Copy reply", "[data-reply=s03]")["text"]
    assert "Ana" not in text
    assert "macos" not in text


def test_readers_keep_their_versions_and_see_whose_they_copy(visitor):
    visitor.open(f"{SYMPTOM}?macos=14")
    says(visitor, "With your versions: macOS 14")
    visitor.open("fixes/match-addresses/")
    visitor.until("document.querySelector('.versions').textContent.includes('Your versions: macOS 14')")
    # Whoever answers tickets says so, and begins without what a link brought.
    visitor.open(f"{SYMPTOM}?ios=15")
    visitor.select(Target("button", "Start a support session"))
    says(visitor, "This ticket: iOS 15")
    assert visitor.js(OWN) is None
    visitor.select(Target("button", "End support session"))
    visitor.open(SYMPTOM)
    visitor.until("document.querySelector('[data-copy]')")
    assert copied_link(visitor).endswith("/go/s03/")


def test_customers_who_are_sent_to_a_page_for_support_start_no_session(visitor):
    visitor.open("support/summary/")
    visitor.open("support/escalation/")
    visitor.open(f"{SYMPTOM}?ios=15")
    says(visitor, "With your versions: iOS 15")
    assert visitor.js(OWN) == '{"ios":"15"}'


def test_a_session_ends_by_itself(visitor):
    visitor.open("support/")
    visitor.until("localStorage.getItem('resync-support')")
    visitor.js("localStorage.setItem('resync-support', Date.now() - 13 * 3600e3)")
    visitor.open(f"{SYMPTOM}?ios=15")
    says(visitor, "With your versions")


def test_the_way_back_leads_to_no_ticket_that_was_ended(visitor):
    visitor.open("support/")
    visitor.open(f"{SYMPTOM}?ios=15&amp;macos=14")
    says(visitor, "This ticket: iOS 15, macOS 14")
    visitor.select(".cause-fix a")
    visitor.until("location.pathname.startsWith('/fixes/')")
    says(visitor, "This ticket: iOS 15, macOS 14")
    visitor.select(NEXT)
    says(visitor, "no versions")
    for _ in range(2):
        for step, folder in ((visitor.back, "symptoms"), (visitor.forward, "fixes")):
            step()
            visitor.until(f"location.pathname.startsWith('/{folder}/') && document.readyState === 'complete'")
    visitor.back()
    visitor.until("location.pathname.startsWith('/symptoms/') && document.readyState === 'complete'")
    for step in (visitor.reload, visitor.forward, visitor.back):
        says(visitor, "no versions")
        assert "ios=" not in copied_link(visitor) + visitor.js("location.href")
        step()
        visitor.until("document.readyState === 'complete'")
    says(visitor, "no versions")


@pytest.mark.at("desktop")
@pytest.mark.parametrize("path", ["support/replies/", "symptoms/"])
def test_a_list_that_was_filtered_for_an_ended_ticket_has_none_of_its_versions(visitor, path):
    visitor.open("support/triage/")
    visitor.open(f"{path}?ios=15")
    visitor.until(f"document.querySelector('{'[data-copy]' if 'replies' in path else '.filters [role=status]'}')")
    visitor.fill("main [name=word]", "green")
    visitor.until("location.search.includes('word=green') && (history.state || {}).ticket !== undefined")
    visitor.open(SYMPTOM)
    says(visitor, "This ticket")
    visitor.select(NEXT)
    visitor.until("sessionStorage.getItem('resync-ticket') === '1'")
    visitor.back()
    # Safari shows the page as it was left, and the page then empties its filter with the rest of the ticket.
    visitor.until(f"location.pathname === '/{path}' && !location.search.includes('ios=')")
    visitor.js("new Promise((done) => setTimeout(done, 500))")  # nobody selects a link before its page is ready
    visitor.select(".entries > li:not([hidden]) a, [data-reply]:not([hidden]) h3 a")
    visitor.until("document.querySelector('.crumbs')")
    says(visitor, "This ticket: no versions")
    visitor.back()
    visitor.until(f"location.pathname === '/{path}' && !location.search.includes('ios=')")


def test_versions_are_stored_nowhere_and_an_address_of_its_own_has_none(visitor):
    visitor.open("support/")
    visitor.open(f"{SYMPTOM}?ios=15")
    says(visitor, "iOS 15")
    visitor.select("header a[href$='fixes/']")
    visitor.until("location.pathname === '/fixes/' && (history.state || {}).ticket !== undefined")
    visitor.js("new Promise((done) => setTimeout(done, 500))")  # nobody selects a link before its page is ready
    visitor.select("main a[href*='match-addresses/']")
    visitor.until("document.querySelector('.crumbs')")
    says(visitor, "iOS 15")
    assert copied_link(visitor).endswith("?ios=15")
    stored = visitor.js("JSON.stringify({ ...localStorage, ...sessionStorage, 'resync-support': 0 })")
    assert "15" not in stored
    visitor.open("fixes/sync-now/")
    says(visitor, "no versions")
    assert "ios=" not in copied_link(visitor)
