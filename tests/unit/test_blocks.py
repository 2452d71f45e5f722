"""HTML that macros made goes through Markdown as it is."""

from __future__ import annotations

import markdown

from resync.blocks import marked


def page(text: str) -> str:
    return markdown.markdown(text, extensions=["resync.blocks", "attr_list"])


def test_a_block_is_not_read_as_markdown():
    html = '<ul id="a">\n<li>*not slanted* &amp; <a href="x/">x</a></li>\n</ul>'
    assert page(f"Before.\n\n{marked(html)}\n\n*After.*") == f"<p>Before.</p>\n{html}\n\n<p><em>After.</em></p>"


def test_a_block_comes_out_as_markdown_itself_would_leave_it():
    html = "<div>\n<p>A</p>\n</div>"
    assert page(f"B\n\n{marked(html)}\n\nC") == page(f"B\n\n{html}\n\nC")


def test_each_block_stands_in_its_place():
    assert page(f"{marked('<p>1</p>')}\n\nand\n\n{marked('<p>2</p>')}") == "<p>1</p>\n\n<p>and</p>\n<p>2</p>"
