"""Sections of an entry: beside each other where they belong together, closed where only some want them."""

from __future__ import annotations

import markdown
from bs4 import BeautifulSoup

SYMPTOM = """\
Words.

## Check first { #check-first }

Look.

## Causes { #causes }

<table class="causes"><tbody><tr><td>1</td></tr></tbody></table>

## If none of these fit { #none-fit }

Else.

## Sources and evidence { #sources }

Read.
"""


def render(text: str) -> BeautifulSoup:
    return BeautifulSoup(markdown.markdown(text, extensions=["attr_list", "toc", "resync.sections"]), "html.parser")


def test_the_check_and_the_causes_stand_together():
    page = render(SYMPTOM)
    assert [h2["id"] for h2 in page.select(".diagnosis > section > h2")] == ["check-first", "causes"]
    assert page.select_one(".diagnosis section:last-child table")
    assert page.select_one("#none-fit").find_parent(class_="diagnosis") is None


def test_sources_are_closed_and_can_be_opened_without_a_script():
    details = render(SYMPTOM).select_one("details.later")
    assert not details.has_attr("open")
    assert details.summary.h2["id"] == "sources"
    assert details.p.text == "Read."


def test_nothing_is_lost_and_the_order_stays():
    plain = BeautifulSoup(markdown.markdown(SYMPTOM, extensions=["attr_list"]), "html.parser")
    assert render(SYMPTOM).get_text(" ", strip=True) == plain.get_text(" ", strip=True)


def test_other_pages_are_left_as_they_are():
    text = "## Words { #words }\n\nText.\n\n## Sources { #sources }\n\nMore.\n"
    assert not render(text).select("section, details")
