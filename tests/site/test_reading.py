"""What is left of a page without its style sheet: in reading views, mail, text browsers and for screen readers.

The rules are those by which Readability, w3m and lynx were found to lose something, put as rules about the HTML.
"""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup


pytestmark = pytest.mark.xdist_group("parsed")


@pytest.fixture
def read(built, parsed):
    return lambda page: parsed(built / page.address / "index.html")


def unnamed_tabs(html: BeautifulSoup) -> list[str]:
    """Lists of steps in a tab that no heading in this tab names, and names that stand twice."""
    found = []
    for tab in html.select(".tabbed-block:has(> ol, > p)"):
        first = tab.find(True, recursive=False)
        if first.name != "h3":
            found.append(tab.get_text(" ", strip=True)[:60])
    names = [heading.text for heading in html.select(".tabbed-block > h3")]
    return found + [name for name in set(names) if names.count(name) > 1]


def test_each_tab_is_named_where_tabs_are_not_drawn(site, read):
    assert {page.path: wrong for page in site.fixes.values() if (wrong := unnamed_tabs(read(page)))} == {}


def test_a_tab_without_a_name_is_found():
    html = '<div class="tabbed-block"><ol><li>Open it</li></ol></div>'
    assert unnamed_tabs(BeautifulSoup(html, "html.parser")) == ["Open it"]


def test_a_picture_and_its_text_stand_once(site, read):
    for page in site.all_pages:
        for figure in read(page).select("figure"):
            assert len(figure.select("img")) == 1, page.path


def test_icons_are_passed_over_by_screen_readers(site, read):
    for page in site.all_pages:
        assert [svg for svg in read(page).select("svg") if svg.get("aria-hidden") != "true"] == [], page.path


def test_a_way_to_a_setting_is_copied_as_it_reads(site, read):
    ways = {way.text for page in site.all_pages for way in read(page).select(".place")}
    assert "Settings › Apps › Messages › Send & Receive" in ways
    assert [way for way in ways if not re.fullmatch(r"[^›]+( › [^›]+)*", way) or ", then" in way] == []
