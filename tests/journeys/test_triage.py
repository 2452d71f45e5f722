"""Triage: from a ticket to a page, a question and a reply."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest

from tests.hostile import HOSTILE
from tests.journeys.clipboard import RECORD, copied
from tests.journeys.engines import Target

pytestmark = [pytest.mark.journey("Triage"), pytest.mark.at("phone"), pytest.mark.mainly("webkit")]
RESULT = "[data-triage-result]"
TITLES = f"[...document.querySelectorAll('{RESULT}')].map((link) => link.textContent)"
# Each key gives the list anew; whoever types selects nothing in it at the same time.
SETTLED = """new Promise((done) => {
  let timer = 0;
  const wait = () => { clearTimeout(timer); timer = setTimeout(done, 300); };
  document.querySelector("#triage").addEventListener("triaged", wait);
  wait();
})"""
REPLY = "document.querySelector('#reply').value"
STATUS = "document.querySelector('#triage [role=status]').textContent"
LATE = """Hello support,
on my iPhone with iOS 17.2 texts come at once. On the Mac they come twenty minutes later,
in a burst, when I open the lid. What can I do?
Regards, Robin"""
OTHER = "My Mac shows fewer texts than my iPhone, and the counts differ."
MAC = "Which version of macOS does the Mac have?"


def triaged(visitor, text=LATE, path="support/triage/"):
    visitor.open(path)
    visitor.until(Target("#ticket").find)
    visitor.write("#ticket", text)
    visitor.until(f"{Target(RESULT).find} && {REPLY}")


def write_reply(visitor, text):
    visitor.write("#reply", text)


def labelled(text):
    """The field of a label that begins with a text."""
    return (
        "[...document.querySelectorAll('#triage label')].find((label) => label.getClientRects().length"
        f" && label.textContent.trim().startsWith({json.dumps(text)})).control"
    )


def symptom_of(site, title):
    return next(each for each in site.symptoms.values() if each.meta.title == title)


@pytest.mark.at("phone", "desktop")
def test_a_ticket_becomes_a_page_a_question_and_a_reply(visitor, host, site):
    host.prelude = RECORD
    triaged(visitor)
    titles = visitor.js(TITLES)
    assert len(titles) == 3
    best = symptom_of(site, titles[0])
    assert best.meta.id in {"S08", "S09"}
    assert visitor.js(f"document.querySelector('{RESULT}').href").endswith(f"/{best.address}?ios=17.2")
    assert visitor.shown(".triage-list mark")
    facts = visitor.text(".triage-facts")
    assert "iOS 17.2" in facts
    assert "Mac" in facts
    visitor.touch(labelled(MAC))
    visitor.fill("#customer", "Robin")
    visitor.until(f"{REPLY}.startsWith('Hello Robin,') && {REPLY}.includes({json.dumps(MAC)})")
    reply = copied(visitor, "Copy the reply")["text"]
    assert reply == visitor.js(REPLY)
    assert visitor.js(STATUS) == "Copied"
    assert best.meta.reply in " ".join(reply.split())
    fix = site.fixes[best.meta.fixes[0]]
    assert f"go/{best.meta.id.lower()}/?ios=17.2" in reply
    assert fix.meta.title in reply
    assert f"go/{fix.meta.id.lower()}/?ios=17.2" in reply
    # All fixes of a suggestion are linked.
    links = visitor.js(
        "[...document.querySelectorAll('.triage-list > li:first-child a')].map((link) => link.pathname.slice(1))"
    )
    assert {site.fixes[key].address for key in best.meta.fixes} <= set(links)


def test_another_page_gives_another_reply_and_the_next_ticket_starts_anew(visitor, site):
    triaged(visitor)
    second = symptom_of(site, visitor.js(TITLES)[1])
    visitor.touch("document.querySelectorAll('[name=choice]')[1]")
    visitor.until(f"{REPLY}.includes('go/{second.meta.id.lower()}/')")
    visitor.select(Target("button", "Next ticket"))
    visitor.until("document.querySelector('#ticket').value === ''")
    visitor.until_focused("#ticket")
    assert not visitor.shown(RESULT)
    assert not visitor.shown("#reply")
    assert visitor.shown(".triage-state")


def test_what_an_agent_wrote_stays(visitor):
    triaged(visitor)
    reply = visitor.js(REPLY)
    write_reply(visitor, reply.replace("\n\nThe likeliest", "\n\nOur own sentence.\n\nThe likeliest"))
    visitor.fill("#customer", "Robin")
    visitor.until(f"{REPLY}.startsWith('Hello Robin,')")
    for there in (True, False):
        visitor.js(f"{labelled(MAC)}.click()")
        visitor.until(f"{REPLY}.includes({json.dumps(MAC)}) === {json.dumps(there)}")
    visitor.fill("#customer", " Miller")
    visitor.fill("#ticket", " Thanks!")
    visitor.js(SETTLED)
    visitor.touch("document.querySelectorAll('[name=choice]')[1]")
    visitor.until("document.querySelectorAll('[name=choice]')[1].checked")
    visitor.until(f"/^Hello Robin Miller,[^]*Our own sentence/.test({REPLY})")
    assert visitor.js(REPLY).count("Hello") == 1


def test_a_rewritten_reply_comes_back_with_its_page(visitor):
    triaged(visitor)
    own = "All in my own words. https://example.org"
    write_reply(visitor, own)
    visitor.fill("#customer", "Robin")
    assert visitor.js(REPLY) == own
    visitor.touch("document.querySelectorAll('[name=choice]')[1]")
    visitor.until(f"{REPLY}.startsWith('Hello Robin,')")
    visitor.touch("document.querySelectorAll('[name=choice]')[0]")
    visitor.until(f"{REPLY} === {json.dumps(own)}")


def test_the_next_ticket_has_nothing_of_the_one_before(visitor):
    triaged(visitor)
    visitor.fill("#customer", "Robin")
    visitor.until(f"{REPLY}.startsWith('Hello Robin,')")
    write_reply(visitor, visitor.js(REPLY) + "\n\nOnly for Robin.")
    # Pasted over the old one, without the button.
    visitor.write("#ticket", OTHER)
    visitor.until(f"{REPLY} && !{REPLY}.includes('Robin')")
    assert visitor.js("document.querySelector('#customer').value") == ""
    assert "ios=" not in visitor.js(REPLY)


def test_several_pages_in_one_reply(visitor, host, site):
    host.prelude = RECORD
    triaged(visitor)
    first, second = (symptom_of(site, title).meta.id.lower() for title in visitor.js(TITLES)[:2])
    add = "document.querySelectorAll('.triage-list > li')[1].querySelector('input[type=checkbox]')"
    visitor.touch(add)
    visitor.until(f"{REPLY}.includes('/go/{second}/')")
    text = visitor.js(REPLY)
    marks = re.findall(rf"\n([12])\. |/go/({first}|{second})/", text)
    assert marks == [("1", ""), ("", first), ("2", ""), ("", second)]
    assert text.count("Hello") == text.count("not affiliated") == 1
    links = copied(visitor, "Link only")["text"]
    assert [re.search("go/(s..)/", line)[1] for line in links.split("\n")] == [first, second]
    visitor.touch(add)
    visitor.until(f"!{REPLY}.includes('/go/{second}/')")


@pytest.mark.at("phone", "desktop")
def test_reply_and_button_are_in_view_as_soon_as_there_is_a_suggestion(visitor):
    triaged(visitor)
    boxes = visitor.js(
        """["#reply", ".triage-buttons button[type=submit]"].map((part) => {
          const { top, bottom } = document.querySelector(part).getBoundingClientRect();
          return [top, bottom];
        })"""
    )
    assert all(top >= 0 and bottom <= visitor.js("innerHeight") for top, bottom in boxes)
    assert visitor.js("scrollY") == 0


def test_a_refused_clipboard_leaves_the_reply_selected(visitor, host):
    host.prelude = """Object.defineProperty(navigator, "clipboard", { value: {
      write: () => Promise.reject(new Error("no")), writeText: () => Promise.reject(new Error("no")) } });"""
    triaged(visitor)
    visitor.select(Target("button", "Copy the reply"))
    visitor.until(f"{STATUS}.includes('did not allow')")
    visitor.until_focused("#reply")
    selected = "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))"
    assert visitor.js(f"{selected}(document.querySelector('#reply'))") == visitor.js(REPLY)


def test_nothing_of_a_ticket_is_stored_or_sent(visitor, host):
    triaged(visitor)
    visitor.until(f"{STATUS}.endsWith('The reply is ready.')")
    before = len(host.asked)
    visitor.fill("#customer", "Robin")
    visitor.fill("#ticket", " More.")
    visitor.js("new Promise((done) => setTimeout(done, 1000))")
    assert host.asked[before:] == []
    assert "Robin" not in visitor.js("JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href")


def test_a_ticket_comes_in_the_part_of_the_address_that_is_not_sent(visitor, host):
    visitor.open("support/triage/#text=" + quote(LATE, safe=""))
    visitor.until(f"{TITLES}.length === 3")
    assert visitor.js("document.querySelector('#ticket').value") == LATE
    assert visitor.js("location.href").endswith("/support/triage/")
    assert not [path for path in host.asked if "burst" in path]
    # Another ticket for the page that is open already.
    visitor.fill("#customer", "Robin")
    visitor.until(f"{REPLY}.startsWith('Hello Robin,')")
    visitor.js(f"void (location.hash = 'text=' + {json.dumps(OTHER)})")
    visitor.until(f"document.querySelector('#ticket').value === {json.dumps(OTHER)}")
    visitor.until(f"{REPLY} && !{REPLY}.includes('Robin')")
    assert visitor.js("document.querySelector('#customer').value") == ""
    assert visitor.js("location.href").endswith("/support/triage/")


def test_any_text_in_the_address_is_text(visitor):
    image = "<img src=x onerror=alert(1)> 100% of “texts” & #1 + 2"
    script = "<script>window.harmed=1</script>"
    for written, read in (
        (quote(image, safe=""), image),
        (script, script),
        ("100%%20sure%20%E0%A4%A", "100% sure %E0%A4%A"),
        ("my+mac+is+late", "my mac is late"),
        ("%", "%"),
        ("", ""),
    ):
        visitor.go("about:blank")
        visitor.open("support/triage/#text=" + written)
        visitor.until(f"document.querySelector('#ticket').value === {json.dumps(read)}", read)
        visitor.until("location.href.endsWith('/support/triage/')")
        assert visitor.js("window.harmed ?? null") is None


def test_a_megabyte_in_the_address_is_taken(visitor):
    visitor.open("support/triage/")
    visitor.until(Target("#ticket").find)
    # Firefox has no longer addresses.
    times = 20_000 if visitor.name == "firefox" else 38_000
    visitor.js(f"void (location.hash = 'text=' + encodeURIComponent('My Mac is late with texts. '.repeat({times})))")
    visitor.until(f"Boolean({Target(RESULT).find})", patience=30)
    assert visitor.js("document.querySelector('#ticket').value.length") == 27 * times
    visitor.until("location.href.endsWith('/support/triage/')")


def test_what_is_shown_of_a_ticket_has_no_marks_of_html(visitor):
    triaged(visitor, "<div>My Mac does not get new <b>messages</b>,<br>my iPhone does.</div>")
    shown = " ".join(visitor.text(".triage-list .phrase").split())
    assert "My Mac does not get new messages" in shown
    assert "<" not in shown


@pytest.mark.mainly("chromium", "webkit")
def test_tickets_that_mean_harm_do_none(visitor):
    triaged(visitor)
    silent = visitor.js(
        """(async (values) => {
          const ticket = document.querySelector("#ticket");
          const silent = [];
          for (const value of values) {
            ticket.value = value;
            document.querySelector("#customer").value = value;
            ticket.dispatchEvent(new Event("input", { bubbles: true }));
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            const state = document.querySelector(".triage-state");
            if (state.hidden === document.querySelector(".triage-pages").hidden) silent.push(value);
          }
          return silent;
        })"""
        + f"({json.dumps([*visitor.some(HOSTILE, 5), 'x', 'mac ' * 5000])})"
    )
    assert silent == []
    assert visitor.js("window.harmed ?? null") is None
    assert visitor.js("document.querySelectorAll('#triage :is(script, img, iframe, style)').length") == 0


@pytest.mark.cannot("firefox", "without a window it says that it has no mouse, and then these keys are not offered")
def test_the_keys_can_be_turned_off(visitor):
    triaged(visitor)
    shortcuts = (
        "[...document.querySelectorAll('[aria-keyshortcuts]')].map((one) => one.getAttribute('aria-keyshortcuts'))"
    )
    assert visitor.js(shortcuts) == ["Control+Enter Meta+Enter", "N", "1", "2", "3"]
    visitor.select("[name=keys]")
    visitor.press("n")
    assert visitor.js("document.querySelector('#ticket').value") == LATE
    visitor.select(Target("button", "Next ticket"))
    visitor.until("document.querySelector('#ticket').value === ''")
    assert visitor.js("document.querySelector('[name=keys]').checked") is False
