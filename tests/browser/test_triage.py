"""Triage: from a ticket to a page, a question and a reply."""

from __future__ import annotations

import re
from urllib.parse import quote

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


def test_what_is_shown_of_a_ticket_has_no_marks_of_html(open_page):
    page = open_page("support/triage/")
    page.get_by_label("Ticket text").fill("<div>My Mac does not get new <b>messages</b>,<br>my iPhone does.</div>")
    shown = page.locator(".triage-list .phrase").first
    expect(shown).to_contain_text("My Mac does not get new messages")
    expect(shown).not_to_contain_text("<")


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


def triaged(open_page, path="support/triage/", text=LATE, **options):
    page = open_page(path, **{**ALLOWED, **options})
    page.get_by_label("Ticket text").fill(text)
    expect(page.locator(RESULT).first).to_be_visible()
    return page


def reply_of(page):
    return page.get_by_role("textbox", name="Reply", exact=True)


def pasted(page):
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (1280, 720), (390, 844)])
def test_reply_and_button_are_in_view_as_soon_as_there_is_a_suggestion(open_page, width, height):
    page = triaged(open_page, viewport={"width": width, "height": height})
    for part in (
        reply_of(page),
        page.get_by_role("button", name="Copy the reply"),
        page.get_by_text("The links are for"),
    ):
        box = part.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
    assert page.evaluate("scrollY") == 0


def test_what_an_agent_wrote_stays(open_page):
    page = triaged(open_page)
    reply = reply_of(page)
    reply.fill(reply.input_value().replace("\n\nThe likeliest", "\n\nOur own sentence.\n\nThe likeliest"))
    page.get_by_label("Customer's name").fill("Robin")
    expect(reply).to_have_value(re.compile("^Hello Robin,"))
    page.get_by_label("Which version of macOS does the Mac have?").check()
    expect(reply).to_have_value(re.compile("Which version of macOS"))
    page.get_by_label("Which version of macOS does the Mac have?").uncheck()
    expect(reply).not_to_have_value(re.compile("Which version of macOS"))
    page.get_by_label("Customer's name").fill("Robin Miller")
    page.get_by_label("Ticket text").press("End")
    page.get_by_label("Ticket text").type(" Thanks!")
    page.get_by_label("Reply with this page").nth(1).check()
    expect(reply).to_have_value(re.compile("^Hello Robin Miller,.*Our own sentence", re.DOTALL))
    assert reply.input_value().count("Hello") == 1


def test_a_rewritten_reply_comes_back_with_its_page(open_page):
    page = triaged(open_page)
    reply = reply_of(page)
    reply.fill("All in my own words. https://example.org")
    page.get_by_label("Customer's name").fill("Robin")
    expect(reply).to_have_value("All in my own words. https://example.org")
    page.get_by_label("Reply with this page").nth(1).check()
    expect(reply).to_have_value(re.compile("^Hello Robin,"))
    page.get_by_label("Reply with this page").first.check()
    expect(reply).to_have_value("All in my own words. https://example.org")


def test_the_next_ticket_has_nothing_of_the_one_before(open_page):
    page = triaged(open_page)
    page.get_by_label("Customer's name").fill("Robin")
    reply = reply_of(page)
    reply.fill(reply.input_value() + "\n\nOnly for Robin.")
    # Pasted over the old one, without the button.
    page.get_by_label("Ticket text").fill("My Mac shows fewer texts than my iPhone, and the counts differ.")
    expect(reply).not_to_have_value(re.compile("Robin"))
    expect(page.get_by_label("Customer's name")).to_have_value("")
    assert "ios=" not in reply.input_value()


def test_several_pages_in_one_reply(open_page, site):
    page = triaged(open_page)
    titles = {symptom.meta.title: symptom.meta.id.lower() for symptom in site.symptoms.values()}
    first, second = (titles[title] for title in page.locator(RESULT).all_inner_texts()[:2])
    page.get_by_label("Add it to the reply").nth(1).check()
    text = reply_of(page).input_value()
    assert re.findall(rf"\n([12])\. |/go/({first}|{second})/", text) == [
        ("1", ""),
        ("", first),
        ("2", ""),
        ("", second),
    ]
    assert text.count("Hello") == text.count("not affiliated") == 1
    page.get_by_role("button", name="Link only").click()
    expect(page.locator("#triage [role=status]")).to_have_text("Link copied")
    assert [re.search("go/(s..)/", line)[1] for line in pasted(page).split("\n")] == [first, second]
    page.get_by_label("Add it to the reply").nth(1).uncheck()
    expect(reply_of(page)).not_to_have_value(re.compile(f"/go/{second}/"))


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


def test_keys_are_shown_told_and_can_be_turned_off(open_page):
    page = triaged(open_page)
    expect(page.get_by_text("copies.")).to_be_visible()
    shortcuts = page.locator("[aria-keyshortcuts]").evaluate_all(
        "all => all.map((e) => e.getAttribute('aria-keyshortcuts'))"
    )
    assert shortcuts == ["Control+Enter Meta+Enter", "N", "1", "2", "3"]
    page.get_by_label("Use the keys 1 to 3 and N").uncheck()
    page.keyboard.press("n")
    expect(page.get_by_label("Ticket text")).not_to_have_value("")
    page.get_by_role("button", name="Next ticket").click()
    expect(page.get_by_label("Use the keys 1 to 3 and N")).not_to_be_checked()


STAND_IN = """
const words = (id) => ({ id, title: `Page ${id}`, url: "symptoms/", phrase: "", words: [] });
const engine = { triage: async () => %s };
export const startSearch = async () => ({ engine, complete: Promise.resolve() });
"""
FOUND = """({ state: "sure", suggestions: [words("S03"), words("S08")], devices: [], systems: { macos: "14" }, missing: [],
  tried: [{ id: "F01", words: ["checked the addresses"] }],
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


def test_a_ticket_comes_in_the_part_of_the_address_that_is_not_sent(open_page):
    page = open_page("", **ALLOWED)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("support/triage/#text=" + quote(LATE, safe=""))
    expect(page.get_by_label("Ticket text")).to_have_value(LATE)
    expect(page.locator(RESULT)).to_have_count(3)
    assert page.url.endswith("/support/triage/")
    assert not [url for url in asked if "burst" in url]
    # Another ticket for the page that is open already.
    page.get_by_label("Customer's name").fill("Robin")
    page.evaluate("location.hash = 'text=My Mac shows fewer texts than my iPhone'")
    expect(page.get_by_label("Ticket text")).to_have_value("My Mac shows fewer texts than my iPhone")
    expect(page.get_by_label("Customer's name")).to_have_value("")
    expect(reply_of(page)).not_to_have_value(re.compile("Robin"))
    assert page.url.endswith("/support/triage/")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            quote("<img src=x onerror=alert(1)> 100% of “texts” & #1 + 2", safe=""),
            "<img src=x onerror=alert(1)> 100% of “texts” & #1 + 2",
        ),
        ("<script>window.harmed=1</script>", "<script>window.harmed=1</script>"),
        ("100%%20sure%20%E0%A4%A", "100% sure %E0%A4%A"),
        ("my+mac+is+late", "my mac is late"),
        ("%", "%"),
        ("", ""),
    ],
)
def test_any_text_in_the_address_is_text(open_page, written, read):
    page = open_page("support/triage/#text=" + written)
    expect(page.get_by_label("Ticket text")).to_have_value(read)
    expect(page).to_have_url(re.compile("/support/triage/$"))
    assert page.evaluate("window.harmed ?? null") is None


def test_a_megabyte_in_the_address_is_taken(open_page):
    page = open_page("support/triage/")
    page.evaluate("location.hash = 'text=' + encodeURIComponent('My Mac is late with texts. '.repeat(38000))")
    expect(page.locator(RESULT).first).to_be_visible(timeout=20_000)
    assert page.evaluate("document.querySelector('#ticket').value.length") == 26 * 38000 + 38000
    expect(page).to_have_url(re.compile("/support/triage/$"))


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
