"""A fact stands once: what is typed is found, and what is printed comes from the data."""

from __future__ import annotations

import pytest

from resync.checks import check_content
from resync.checks.facts import quantities, typed
from resync.facts import fill
from resync.load import load_site, read_content
from resync.model import Fact
from resync.render import Renderer

FACTS = {
    "unsend": Fact(
        says="…", value="2 minutes", spelled=["two minutes"], beside=["unsend"], evidence="apple", sources=["A20"]
    ),
    "system": Fact(says="…", value="iOS 17.2", beside=["Sync Now"], evidence="apple", sources=["A20"]),
}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("You can unsend for 2 minutes.", ["unsend"]),
        ("You can unsend for two minutes.", ["unsend"]),
        ("You can unsend for 12 minutes, or 2 minutes and a half.", ["unsend"]),
        ('You can unsend for {fact:unsend}, or {{ fact("unsend") }}.', []),
        ("Wait 2 minutes. Then unsend it.", []),
        ("**Sync Now** came with iOS 17.2.1.", []),
        ("**Sync Now** came with iOS 17.2.", ["system"]),
        ('{{ place("sync-now", "iOS 17.2") }} has **Sync Now**.', []),
    ],
)
def test_a_typed_fact_is_found(text, keys):
    assert typed(text, FACTS) == keys


def test_a_label_in_bold_is_no_quantity():
    assert quantities('Keep it for 90 days, not **30 Days**, **30 days** or {{ fact("5 GB") }}.') == ["90 days"]


def test_facts_are_filled_in_wherever_they_are_named():
    assert fill("For {fact:unsend}, {fact:unknown}.", FACTS) == "For 2 minutes, {fact:unknown}."


def test_front_matter_and_bodies_print_the_fact(copy):
    path = copy / "data/facts.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("value: 15 minutes", "value: 16 minutes", 1), encoding="utf-8")
    site = load_site(copy)
    assert Renderer(site).fact("edit-minutes") == "16 minutes"
    assert "at most 16 minutes since" in site.requirements["editing-and-unsending"].needs[2]


def test_a_typed_fact_in_a_wrapped_reply_is_found(copy):
    path = copy / "docs/symptoms/edits-not-synced.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nreply: >-\n", "\nreply: >-\n  You can unsend a message for\n  two minutes.\n", 1))
    (problem,) = [str(p) for p in check_content(read_content(copy)) if p.rule == "printed-fact"]
    assert ": printed-fact: reply: types '2 minutes', which data/facts.yml has as 'unsend-minutes'; " in problem
