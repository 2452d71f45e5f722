"""Tabs can be read without the eye: each has a heading, each set a name."""

from __future__ import annotations

import markdown
import pytest
from bs4 import BeautifulSoup

NESTED = """\
## Steps { #steps }

=== "iPhone and iPad"

    === "iOS 18 or later"

        1. One

    === "iOS 17 or earlier"

        1. One

=== "Apple Watch"

    A watch shows what its iPhone gets.

    1. One
"""


def render(text: str) -> BeautifulSoup:
    html = markdown.markdown(
        text,
        extensions=["attr_list", "toc", "pymdownx.superfences", "pymdownx.tabbed", "resync.steps", "resync.tabs"],
        extension_configs={"pymdownx.tabbed": {"alternate_style": True}},
    )
    return BeautifulSoup(html, "html.parser")


def test_each_tab_begins_with_a_heading_that_says_whose_it_is():
    page = render(NESTED)
    headings = ["iPhone and iPad, iOS 18 or later", "iPhone and iPad, iOS 17 or earlier", "Apple Watch"]
    assert [heading.text for heading in page.select("h3")] == headings
    assert all(heading.find_parent(class_="tabbed-block").find(True) is heading for heading in page.select("h3"))


def test_a_tab_with_words_of_its_own_around_other_tabs_has_a_heading_too():
    page = render(NESTED.replace('    === "iOS 18 or later"', '    Do this on both.\n\n    === "iOS 18 or later"'))
    assert [heading.text for heading in page.select("h3")][:2] == [
        "iPhone and iPad",
        "iPhone and iPad, iOS 18 or later",
    ]


def test_these_headings_are_no_addresses():
    assert not [heading for heading in render(NESTED).select("h3") if heading.get("id")]


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        (["iPhone", "Mac"], "Device"),
        (["iOS 18 or later", "iOS 17 or earlier"], "Version"),
        (["With a script", "Without"], "Case"),
    ],
)
def test_a_set_of_tabs_is_a_group_with_a_name(labels, name):
    tabs = render("\n\n".join(f'=== "{label}"\n\n    Words.' for label in labels)).select_one(".tabbed-set")
    assert (tabs["role"], tabs["aria-label"]) == ("group", name)
