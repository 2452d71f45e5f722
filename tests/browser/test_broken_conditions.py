"""A slow link, a lost file, a page older than the site: it can still be read, and it says what is missing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE

SYMPTOM = "symptoms/mac-not-receiving/"
FIX = "fixes/match-addresses/"


@pytest.fixture
def visitor(browser, address):
    """A page of its own: here, errors in the console are what is expected."""
    context = browser.new_context(base_url=address, **PHONE)
    yield context.new_page()
    context.close()


def files_of(page):
    """Every file of the site that a page asked for, itself excepted."""
    entries = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    return [name for name in entries if "/assets/" in name]


@pytest.mark.parametrize("path", ["", SYMPTOM, FIX])
def test_one_lost_file_at_a_time_leaves_a_page_to_read(visitor, path):
    visitor.goto(path)
    files = files_of(visitor)
    assert any(name.endswith(".css") for name in files)
    for lost in files:
        visitor.route(lost, lambda route: route.abort())
        visitor.goto(path)
        expect(visitor.get_by_role("heading", level=1)).to_be_visible()
        expect(visitor.get_by_role("link", name="Symptoms").first).to_be_visible()
        assert len(visitor.locator("main").inner_text()) > 500, lost
        visitor.unroute(lost)


@pytest.mark.parametrize("lost", ["triage.js", "search-start.js", "search-index.js"])
def test_a_lost_triage_leads_to_the_way_by_hand(visitor, lost):
    visitor.route(f"**/js/{lost}", lambda route: route.fulfill(status=404))
    visitor.goto("support/triage/")
    expect(visitor.get_by_text("Triage could not be loaded")).to_be_visible()
    expect(visitor.locator(".triage-state")).to_be_hidden()
    expect(visitor.get_by_role("link", name="ready-made reply")).to_be_visible()


def test_a_lost_picture_leaves_its_words(visitor):
    visitor.route("**/assets/screens/**", lambda route: route.abort())
    visitor.goto(FIX)
    picture = visitor.locator(".screen img").filter(visible=True).first
    assert len(picture.get_attribute("alt")) > 10
    expect(visitor.locator("#step-1")).to_be_visible()


def test_on_a_slow_link_the_page_is_read_before_its_scripts_arrive(visitor):
    session = visitor.context.new_cdp_session(visitor)
    session.send("Network.enable")
    slow = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
    session.send("Network.emulateNetworkConditions", slow)
    visitor.route("**/js/site.js", lambda route: None)  # still on its way
    visitor.goto(SYMPTOM, wait_until="commit")
    expect(visitor.get_by_role("heading", level=1)).to_be_visible(timeout=20_000)
    visitor.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length", timeout=20_000)
    assert not [name for name in files_of(visitor) if name.endswith("site.js")]
