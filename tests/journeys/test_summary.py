"""The summary for support: filled in, copied, sent by the visitor's own mail program."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from tests.hostile import HOSTILE
from tests.journeys.clipboard import RECORD, copied
from tests.journeys.engines import Target

pytestmark = [
    pytest.mark.journey("Summary for support"),
    pytest.mark.at("phone"),
    pytest.mark.mainly("webkit"),
]
PATH = "support/summary/"
TEXT = "document.querySelector('#summary-text').textContent"
STATUS = "document.querySelector('#result [role=status]').textContent"
READY = "document.querySelector('#result:not([hidden])')"


def test_it_becomes_text_to_copy_and_to_send(visitor, host, site):
    host.prelude = RECORD
    visitor.open(PATH + "?from=s03&ios=26&macos=15")
    visitor.until(READY)
    visitor.fill("#words", "Nothing since Monday")
    visitor.press("Enter")
    visitor.type("at all")
    visitor.fill("#since", "the update")
    expected = [
        f"What I see: S03 {site.symptoms['S03'].meta.title}",
        f"{visitor.address}go/s03/",
        "In my words:",
        "Nothing since Monday",
        "at all",
        "Since when: the update",
        "Devices and versions: iOS 26, macOS 15",
    ]
    visitor.until(f"{TEXT} === {json.dumps(chr(10).join(expected))}")
    assert copied(visitor, "Copy", "#result")["text"].splitlines() == expected
    visitor.until(f"{STATUS} === 'Copied.'")
    mail = urlsplit(visitor.js("document.querySelector('#result a').href"))
    assert (mail.scheme, mail.path) == ("mailto", "")
    assert parse_qs(mail.query)["body"][0].splitlines() == expected


def test_a_refused_clipboard_leaves_the_text_selected(visitor, host):
    host.prelude = """Object.defineProperty(navigator, "clipboard", { value: {
      write: () => Promise.reject(new Error("no")), writeText: () => Promise.reject(new Error("no")) } });"""
    visitor.open(PATH + "?from=s03")
    visitor.until(READY)
    visitor.select(Target("#result button", "Copy"))
    visitor.until(f"{STATUS}.includes('copy it yourself')")
    assert visitor.js("getSelection().toString()").startswith("What I see: S03")


def test_nothing_is_kept_or_sent(visitor, host):
    visitor.open(PATH)
    visitor.until(READY)
    before = len(host.asked)
    visitor.fill("#words", "private")
    visitor.fill("#since", "yesterday")
    visitor.press("Enter")
    visitor.until(f"{TEXT}.includes('private') && {TEXT}.includes('yesterday')")
    assert host.asked[before:] == []
    assert visitor.js("location.href").endswith(PATH)
    assert visitor.js("localStorage.length + sessionStorage.length") == 0
    visitor.reload()
    visitor.until(READY)
    assert visitor.js("document.querySelector('#words').value") == ""


def test_nothing_is_sent_even_without_the_script(visitor, host):
    host.lost = r"\.js$"
    host.expected = ["lost "]
    visitor.open(PATH)
    visitor.fill("#since", "yesterday")
    visitor.press("Enter")
    visitor.js("new Promise((done) => setTimeout(done, 300))")
    assert visitor.js("document.querySelector('#since').value") == "yesterday"
    assert visitor.js("location.href").endswith(PATH)
    assert not visitor.shown(Target("button", "Copy"))


@pytest.mark.mainly("chromium", "webkit")
def test_hostile_values_do_no_harm(visitor):
    for value in [*visitor.some(HOSTILE[::45], 2), "s999", "__proto__"]:
        visitor.open(f"{PATH}?from={quote(value, errors='replace')}&ios={quote(value, errors='replace')}")
        visitor.until(READY)
        assert visitor.js(TEXT) == "Nothing is filled in yet.", value
    typed = visitor.js(
        """((values) => values.map((value) => {
          const field = document.querySelector("#words");
          field.value = value;
          field.dispatchEvent(new Event("input", { bubbles: true }));
          const text = document.querySelector("#summary-text").textContent;
          return [text.includes(field.value.trim()), new URL(document.querySelector("#result a").href).protocol,
            document.querySelectorAll("pre *").length];
        }))"""
        + f"({json.dumps(HOSTILE)})"
    )
    # Nothing but spaces is nothing, and is said in other words.
    assert [each for each in typed if each != [True, "mailto:", 0]] == []
    assert visitor.js("window.harmed ?? null") is None
