"""The Markdown twins say what the pages say."""

from __future__ import annotations

import dataclasses

import markdown
from bs4 import BeautifulSoup

from resync.export.markdown import markdown_twins
from resync.model import Page, PageMeta

URL = "https://help.example.org/sync/"


def twin_of(site, folder, main: str) -> str:
    """The twin of a page whose built ``main`` is given."""
    meta = PageMeta(title="A page", description="A page for this test alone.")
    one = dataclasses.replace(site, symptoms={}, fixes={}, pages=[Page("x.md", meta, "", 1)])
    (folder / "x").mkdir(exist_ok=True)
    (folder / "x" / "index.html").write_text(f"<header>no</header><main>{main}</main><footer>no</footer>")
    return markdown_twins(one, folder, URL)["x/index.md"].split("\n\n---\n")[0]


def test_headings_lists_and_links(site, tmp_path):
    main = '<h1>T &amp; t</h1><p>See <a href="../a/#b">this</a>.</p><ul><li>one</li><li><p>two</p><p>more</p></li></ul>'
    assert twin_of(site, tmp_path, main) == (
        "# T & t\n\nSee [this](https://help.example.org/sync/a/#b).\n\n- one\n\n- two\n\n    more"
    )


def test_steps_are_numbered_once_and_tabs_are_headings(site, tmp_path):
    main = (
        '<div class="tabbed-set"><input><div class="tabbed-labels"><label>Mac</label></div>'
        '<div class="tabbed-content"><div class="tabbed-block"><h3>Mac</h3><ol class="steps">'
        '<li id="step-1"><a href="#step-1">1</a>Open <strong>Messages</strong>.</li></ol></div></div></div>'
    )
    assert twin_of(site, tmp_path, main) == "### Mac\n\n1. Open **Messages**."


def test_tables_escape_their_marks(site, tmp_path):
    main = "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>x|y</td><td>1*2</td></tr></tbody></table>"
    assert twin_of(site, tmp_path, main) == "| a | b |\n| --- | --- |\n| x\\|y | 1\\*2 |"


def test_what_begins_with_a_hash_is_no_heading(site, tmp_path):
    assert twin_of(site, tmp_path, "<ul><li>#images does not work</li></ul>") == "- \\#images does not work"


def test_what_is_for_the_screen_only_is_left_out(site, tmp_path):
    main = '<p>a<span class="visually-hidden"> there</span> › b</p><form><p>c</p></form><p class="agents">d</p>'
    assert twin_of(site, tmp_path, main) == "a › b"


def test_boxes_are_quotations(site, tmp_path):
    main = (
        '<div class="admonition warning"><p class="admonition-title">Stop</p><p>a</p><p>b</p></div>'
        '<details class="note"><summary>Why?</summary><ul><li>c</li></ul></details>'
    )
    assert twin_of(site, tmp_path, main) == "> **Stop**\n>\n> a\n>\n> b\n\n> **Why?**\n>\n> - c"


def test_pictures_keep_their_text(site, tmp_path):
    main = '<figure><a href="../s.svg"><picture><source srcset="../s.dark.svg"><img src="../s.svg" alt="A switch"></picture></a><figcaption>iOS 18</figcaption></figure>'
    assert twin_of(site, tmp_path, main) == "![A switch](https://help.example.org/sync/s.svg)\n\n*iOS 18*"


def test_the_twin_has_every_word_of_the_page(site, built):
    """Rendered again, the twin of each symptom and fix has all text of its page, in the same order."""
    hidden = "form, button, .visually-hidden, .crumbs, .tabbed-labels, .report, .agents, .paper, caption, ol.steps > li > a:first-child"
    for page in site.entries.values():
        html = BeautifulSoup((built / page.address / "index.html").read_text(encoding="utf-8"), "html.parser")
        twin = (built / page.address / "index.md").read_text(encoding="utf-8").split("\n\n---\n")[0]
        for node in html.select(hidden):
            node.decompose()
        again = BeautifulSoup(markdown.markdown(twin, extensions=["tables", "sane_lists"]), "html.parser")
        assert "".join(again.text.split()) == "".join(html.select_one("main").text.split()), page.path
