"""Whatever can be copied is copied at the first click, with nothing loaded before it."""

from __future__ import annotations

import pytest

from tests.journeys.engines import Target

# The width changes nothing of it.
pytestmark = [pytest.mark.journey("Copying"), pytest.mark.at("phone"), pytest.mark.copies]
SAID = "document.querySelector('.said') && document.querySelector('.said').textContent"


@pytest.mark.parametrize("label", ["Copy link", "Copy reply", "Copy as rich text"])
def test_a_button_of_a_page(visitor, site, label):
    meta = site.symptoms["S03"].meta
    visitor.open("symptoms/mac-not-receiving/?macos=14")
    visitor.select(Target("button", label))
    said = visitor.until(SAID)
    assert said == {"Copy link": "Link copied", "Copy reply": "Reply copied"}.get(label, "Reply copied as rich text")
    pasted = " ".join(visitor.pasted().split())
    assert "/go/s03/?macos=14" in pasted
    assert (meta.reply in pasted) is (label != "Copy link")


def test_a_slow_network_does_not_lose_the_click(visitor, host, site):
    """The click is over long before what it copies has come."""
    host.slow = {r"/js/(agents|replies)\.js": 1.2}
    visitor.open("symptoms/mac-not-receiving/")
    visitor.select(Target("button", "Copy reply"))
    assert visitor.until(SAID) == "Reply copied"
    assert site.symptoms["S03"].meta.reply in " ".join(visitor.pasted().split())


def test_the_numeral_of_a_step(visitor):
    visitor.open("fixes/match-addresses/")
    visitor.select("#step-2 > a")
    assert visitor.until(SAID) == "Link to step 2 copied"
    assert visitor.pasted().endswith("/go/f01/#step-2")


def test_a_reply_in_the_list_of_all(visitor, site):
    visitor.open("support/replies/")
    visitor.until("document.querySelector('[data-reply] [data-copy]')")
    visitor.select("[data-reply=s03] [data-copy=text]")
    assert visitor.until(SAID) == "Reply copied"
    assert site.symptoms["S03"].meta.reply in " ".join(visitor.pasted().split())


def test_the_reply_to_a_ticket(visitor):
    reply = triage(visitor)
    visitor.select(".triage-buttons button[type=submit]")
    visitor.until("document.querySelector('#triage [role=status]').textContent === 'Copied'")
    assert visitor.pasted().split() == reply.split()


def test_a_summary(visitor):
    visitor.open("support/summary/?from=s03")
    visitor.until("document.querySelector('#summary-text').textContent.includes('S03')")
    visitor.select(Target("button", "Copy"))
    visitor.until("document.querySelector('#result [role=status]').textContent === 'Copied.'")
    assert visitor.pasted().startswith("What I see: S03")


def test_what_a_trail_ended_with(visitor):
    visitor.open("fixes/match-addresses/?from=s03")
    visitor.select(Target(".trail button", "It worked"))
    visitor.select(Target(".trail button", "Copy"))
    visitor.until("[...document.querySelectorAll('.trail [role=status]')].some((s) => s.textContent === 'Copied.')")
    assert "solved with F01" in visitor.pasted()


def test_where_copying_is_forbidden_the_text_is_selected(visitor, host):
    host.prelude = """Object.defineProperty(navigator, "clipboard", { value: {
      write: () => Promise.reject(new Error("no")), writeText: () => Promise.reject(new Error("no")) } });"""
    visitor.open("symptoms/mac-not-receiving/")
    visitor.select(Target("button", "Copy reply"))
    visitor.until("document.activeElement.id === 'to-copy'")
    selected = "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)"
    assert "/go/s03/" in visitor.js(selected)
    assert visitor.js(selected) == visitor.js("document.activeElement.value")
    visitor.select(Target(".copy-panel button", "Close"))
    visitor.until("!document.querySelector('.copy-panel') && document.activeElement.textContent === 'Copy reply'")


def test_an_engine_without_dialogs_and_clipboard_copies_all_the_same(visitor, host):
    """As Safari 12 to 13: the text of a button goes by the old command, and rich text is not offered."""
    host.prelude = """Object.defineProperty(navigator, "clipboard", { value: undefined });
      delete window.ClipboardItem; delete HTMLDialogElement.prototype.showModal;"""
    visitor.open("symptoms/mac-not-receiving/")
    visitor.until("document.querySelector('[data-copy]')")
    assert not visitor.shown(Target("button", "Copy as rich text"))
    visitor.select(Target("button", "Copy link"))
    visitor.until(f"{SAID} || document.activeElement.id === 'to-copy'")
    if visitor.js(f"{SAID}"):
        assert visitor.pasted().endswith("/go/s03/")
    else:
        # The click was over when the text came; the panel has it, selected.
        assert visitor.js("document.activeElement.value").endswith("/go/s03/")


TICKET = "Texts reach my iPhone with iOS 17.2 but not my Mac."


def triage(visitor):
    visitor.open("support/triage/")
    visitor.fill("#ticket", TICKET)
    # What a screen reader is told once the typing rests.
    visitor.until("document.querySelector('#triage [role=status]').textContent.endsWith('The reply is ready.')")
    return visitor.js("document.querySelector('#reply').value")


@pytest.mark.parametrize(
    ("what", "said"), [("rich", "Copied as rich text"), ("markdown", "Copied as Markdown"), ("link", "Link copied")]
)
def test_the_reply_to_a_ticket_in_another_form(visitor, what, said):
    reply = triage(visitor)
    visitor.select(f"[data-as={what}]")
    visitor.until(f"document.querySelector('#triage [role=status]').textContent === '{said}'")
    pasted = visitor.pasted()
    link = next(word for word in reply.split() if "/go/s" in word)
    if what == "rich":
        assert pasted.split() == reply.split()
    elif what == "link":
        assert pasted == link
    else:
        assert f"]({link})" in pasted


def test_the_reply_to_a_ticket_by_keys_alone(visitor):
    reply = triage(visitor)
    visitor.press("Control+Enter")
    visitor.until("document.querySelector('#triage [role=status]').textContent === 'Copied'")
    visitor.until("document.activeElement.type === 'reset'")
    visitor.press("n")
    visitor.until("document.querySelector('#ticket').value === '' && document.activeElement.id === 'ticket'")
    assert visitor.pasted().split() == reply.split()
