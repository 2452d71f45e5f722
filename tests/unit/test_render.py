from __future__ import annotations

from dataclasses import replace

import pytest

from resync.model import Ledger, Page
from resync.render import Renderer, inline, label, minutes


@pytest.mark.parametrize(
    ("span", "text"),
    [([3, 3], "3 min"), ([2, 5], "2–5 min"), ([60, 120], "1–2 h"), ([30, 90], "30–90 min"), ([60, 90], "60–90 min")],
)
def test_minutes_read_well(span, text):
    assert minutes(span) == text


def test_front_matter_is_escaped_and_keeps_bold():
    assert inline("Open **Send & Receive** <now>") == "Open <strong>Send &amp; Receive</strong> &lt;now&gt;"


def test_variable_parts_of_a_label_are_in_italics():
    assert label("Use on this [iPhone or iPad]") == "<strong>Use on this</strong> <em>iPhone or iPad</em>"
    assert label("[Name] has [two] parts") == "<em>Name</em> <strong>has</strong> <em>two</em> <strong>parts</strong>"
    assert label("A <b>") == "<strong>A &lt;b&gt;</strong>"


@pytest.mark.parametrize(
    ("source", "target", "directory", "flat"),
    [
        ("index.md", "symptoms/a.md", "symptoms/a/", "symptoms/a.html"),
        ("symptoms/a.md", "fixes/b.md", "../../fixes/b/", "../fixes/b.html"),
        ("symptoms/index.md", "symptoms/a.md", "a/", "a.html"),
        ("fixes/b.md", "symptoms/index.md", "../../symptoms/", "../symptoms/index.html"),
        ("fixes/b.md", "index.md", "../../", "../index.html"),
    ],
)
def test_addresses_are_relative(site, source, target, directory, flat):
    assert Renderer(site).url(source, target) == directory
    assert Renderer(site, directory_urls=False).url(source, target) == flat


def test_a_source_that_only_a_reference_page_cites_is_listed_with_that_page(site):
    page = next(page for page in site.pages if page.path == "reference/network.md")
    only_there = Page(page.path, page.meta, page.body.replace("#c-ess", "#c-eol"), page.line)
    pages = [only_there if other is page else other for other in site.pages]
    unpublished = Ledger(ids={}, pages={})
    listed = Renderer(replace(site, pages=pages, ledger=unpublished)).source_list("reference/sources.md")
    assert 'id="c-eol"' in listed
    assert 'id="c-ess"' not in listed
    assert 'id="c-ess"' in Renderer(replace(site, pages=pages)).source_list("reference/sources.md")
