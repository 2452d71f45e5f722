"""Triage: from a ticket to a page, a question and a reply."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import AXE, DESKTOP, PHONE
from tests.browser.hostile import HOSTILE

SCREENS = pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
ALLOWED = {"permissions": ["clipboard-read", "clipboard-write"]}
RESULT = "[data-triage-result]"
LATE = """Hello support,
on my iPhone with iOS 17.2 texts come at once. On the Mac they come twenty minutes later,
in a burst, when I open the lid. What can I do?
Regards, Robin"""


@SCREENS
def test_a_ticket_becomes_a_page_a_question_and_a_reply(open_page, site, screen):
    page = open_page("support/triage/", **screen, **ALLOWED)
    page.get_by_label("Ticket text").fill(LATE)
    results = page.locator(RESULT)
    expect(results).to_have_count(3)
    titles = {symptom.meta.title: symptom for symptom in site.symptoms.values()}
    best = titles[results.first.inner_text()]
    assert best.meta.id in {"S08", "S09"}
    expect(results.first).to_have_attribute("href", re.compile(rf"/{best.address}\?ios=17\.2$"))
    expect(page.locator(".triage-list mark").first).to_be_visible()
    facts = page.locator(".triage-facts")
    expect(facts).to_contain_text("iOS 17.2")
    expect(facts).to_contain_text("Mac")

    question = page.get_by_label("Which version of macOS does the Mac have?")
    question.check()
    page.get_by_label("Customer's name").fill("Robin")
    page.get_by_role("button", name="Copy the reply").click()
    expect(page.locator("#triage [role=status]")).to_have_text("Copied")
    reply = page.evaluate("navigator.clipboard.readText()")
    assert reply.startswith("Hello Robin,")
    assert best.meta.reply in " ".join(reply.split())
    fix = site.fixes[best.meta.fixes[0]]
    assert f"go/{best.meta.id.lower()}/?ios=17.2" in reply
    assert f"{fix.meta.title}" in reply
    assert f"go/{fix.meta.id.lower()}/?ios=17.2" in reply
    assert "Which version of macOS" in reply


def test_another_page_gives_another_reply_and_the_next_ticket_starts_anew(open_page, site):
    page = open_page("support/triage/")
    ticket = page.get_by_label("Ticket text")
    ticket.fill(LATE)
    second = page.locator(RESULT).nth(1).inner_text()
    page.get_by_label("Reply with this page").nth(1).check()
    wanted = next(symptom for symptom in site.symptoms.values() if symptom.meta.title == second)
    expect(page.locator("#reply")).to_have_value(re.compile(f"go/{wanted.meta.id.lower()}/"))
    page.get_by_role("button", name="Next ticket").click()
    expect(ticket).to_have_value("")
    expect(ticket).to_be_focused()
    expect(page.locator(RESULT)).to_have_count(0)
    expect(page.locator("#reply")).to_be_hidden()
    expect(page.locator(".triage-state")).to_be_visible()


def test_all_fixes_of_a_suggestion_are_linked(open_page, site):
    page = open_page("support/triage/")
    page.get_by_label("Ticket text").fill(LATE)
    card = page.locator(".triage-list > li").first
    title = card.locator(RESULT).inner_text()
    symptom = next(symptom for symptom in site.symptoms.values() if symptom.meta.title == title)
    links = card.locator("a").evaluate_all("links => links.map((link) => new URL(link.href).pathname)")
    for fix in symptom.meta.fixes:
        assert f"/{site.fixes[fix].address}" in links


def test_a_refused_clipboard_leaves_the_reply_selected(open_page):
    page = open_page("support/triage/")
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error()) } })"
    )
    page.get_by_label("Ticket text").fill(LATE)
    page.get_by_role("button", name="Copy the reply").click()
    expect(page.locator("#triage [role=status]")).to_contain_text("did not allow")
    expect(page.locator("#reply")).to_be_focused()
    assert page.evaluate("getSelection().toString() || reply.value.slice(reply.selectionStart, reply.selectionEnd)")


def test_nothing_of_a_ticket_is_stored_or_sent(open_page):
    page = open_page("support/triage/")
    page.get_by_label("Ticket text").fill(LATE)
    expect(page.locator(RESULT)).to_have_count(3)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Customer's name").fill("Robin")
    page.get_by_label("Ticket text").fill(LATE + " More.")
    page.wait_for_timeout(1000)
    assert asked == []
    assert "Robin" not in page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href")
    expect(page.get_by_text("Nothing is stored or sent")).to_be_visible()


def test_tickets_that_mean_harm_do_none(open_page):
    page = open_page("support/triage/")
    ticket = page.get_by_label("Ticket text")
    ticket.fill(LATE)
    expect(page.locator(RESULT)).to_have_count(3)
    silent = page.evaluate(
        """async (values) => {
          const ticket = document.querySelector("#ticket");
          const silent = [];
          for (const value of [...values, "x", "mac ".repeat(5000)]) {
            ticket.value = value;
            document.querySelector("#customer").value = value;
            ticket.dispatchEvent(new Event("input", { bubbles: true }));
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            const state = document.querySelector(".triage-state");
            if (state.hidden === document.querySelector(".triage-pages").hidden) silent.push(value);
          }
          return silent;
        }""",
        HOSTILE,
    )
    assert silent == []
    assert page.evaluate("window.harmed ?? null") is None
    assert page.locator("#triage :is(script, img, iframe, style)").count() == 0


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
