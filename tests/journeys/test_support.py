"""From ticket to ticket by keys alone, and triage in a page of a help desk on another origin."""

from __future__ import annotations

import json

import pytest

from tests.journeys.engines import Target

TICKET = "On my iPhone with iOS 17.2 texts come at once. On the Mac they come twenty minutes later."
RESULTS = "document.querySelectorAll('[data-triage-result]').length"
REPLY = "document.querySelector('#reply').value"


@pytest.mark.journey("Triage")
@pytest.mark.at("desktop")
@pytest.mark.copies
def test_keys_alone_lead_from_ticket_to_ticket(visitor):
    visitor.open("support/triage/")
    visitor.until("document.activeElement.id === 'ticket'")
    visitor.type(TICKET)
    # What a screen reader is told once the typing rests.
    visitor.until("document.querySelector('#triage [role=status]').textContent.endsWith('The reply is ready.')")
    assert visitor.shown('[data-triage-version="iOS 17.2"]')
    first = visitor.js(REPLY)
    visitor.press("Escape")
    visitor.until("document.activeElement.name === 'choice'")
    visitor.press("2")
    visitor.until("document.querySelectorAll('[name=choice]')[1].checked")
    assert visitor.js("document.activeElement === document.querySelectorAll('[name=choice]')[1]")
    second = visitor.js(REPLY)
    assert second != first
    visitor.press("Control+Enter")
    visitor.until("document.querySelector('#triage [role=status]').textContent === 'Copied'")
    visitor.press("n")
    visitor.until("document.querySelector('#ticket').value === '' && document.activeElement.id === 'ticket'")
    assert visitor.pasted().split() == second.split()


DESK = """<!DOCTYPE html><html lang="en"><title>A help desk</title>
<iframe title="Triage" width="400" height="800" allow="clipboard-write" src="%s"></iframe>
<script>
var heard = [], frame = document.querySelector("iframe");
addEventListener("message", function (event) {
  heard.push(event.data);
  if (event.data.type === "resync:ready") event.source.postMessage({ type: "resync:ticket", text: %s, customer: "Robin" }, "*");
});
</script>"""


def open_desk(visitor, host):
    """A page with the panel in it. Two names of one host are two origins."""
    panel = host.address.replace("127.0.0.1", "localhost") + "support/panel/"
    page = (host.folder / "support/panel/index.html").read_text(encoding="utf-8")
    host.replaced = {
        r"^/support/panel/$": page.replace('data-allowed=""', f'data-allowed="{host.address.rstrip("/")}"'),
        r"^/about/licence/$": DESK % (panel, json.dumps(TICKET)),
    }
    visitor.open("about/licence/")
    visitor.until("heard.some((said) => said.type === 'resync:ready')")


@pytest.mark.journey("Panel in a help desk")
@pytest.mark.at("desktop")
def test_a_help_desk_hands_over_a_ticket(visitor, host):
    open_desk(visitor, host)
    with visitor.inside("iframe"):
        visitor.until(f"{RESULTS} === 3 && {REPLY}.startsWith('Hello Robin,')")
        assert visitor.js("document.querySelector('#ticket').value") == TICKET
        assert visitor.js("document.documentElement.scrollWidth <= innerWidth")
        assert visitor.shown(Target("button", "Put it into the ticket"))


@pytest.mark.journey("Panel in a help desk")
@pytest.mark.at("desktop")
@pytest.mark.cannot("firefox", "its driver reaches no button in a page of another origin; triage itself is tested")
@pytest.mark.copies
def test_the_reply_is_copied_and_handed_back(visitor, host):
    open_desk(visitor, host)
    with visitor.inside("iframe"):
        reply = visitor.until(f"{RESULTS} === 3 && {REPLY}")
        visitor.select(Target("button", "Copy the reply"))
        visitor.until("document.querySelector('#triage [role=status]').textContent === 'Copied'")
        visitor.select(Target("button", "Put it into the ticket"))
    handed = visitor.until("heard.find((said) => said.type === 'resync:reply')")
    assert handed["text"] == reply
    assert visitor.pasted().split() == reply.split()
