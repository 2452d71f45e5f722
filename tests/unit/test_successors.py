"""Comparing two builds: whatever a reader or a link would miss is a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from successors.compare import differences

PAGE = """<body><h1 id="top">Old messages</h1><script type="application/ld+json">{"a": 1, "b": 2}</script>
<p>Go to <a href="../fixes/restart/">the fix</a>.</p></body>"""


def build(folder: Path, page: str) -> Path:
    (folder / "symptoms").mkdir(parents=True)
    (folder / "symptoms" / "index.html").write_text(page, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Old", "New", "symptoms/index.html: text 0: Old became New"),
        ("the fix", "", "symptoms/index.html: text 4: the became ."),
        ('id="top"', 'id="title"', "symptoms/index.html: ids 0: top became title"),
        (
            "../fixes/",
            "../../symptoms/fixes/",
            "links 0: a href=http://site/fixes/restart/ became a href=http://site/sym",
        ),
        ('"b": 2', '"b": 3', "symptoms/index.html: data 0: {'a': 1, 'b': 2} became {'a': 1, 'b': 3}"),
    ],
)
def test_what_is_lost_or_changed_is_a_line(tmp_path, old, new, line):
    ours = build(tmp_path / "ours", PAGE)
    theirs = build(tmp_path / "theirs", PAGE.replace(old, new))
    (found,) = differences(ours, theirs)
    assert line in found


def test_another_form_of_the_same_is_no_difference(tmp_path):
    ours = build(tmp_path / "ours", PAGE)
    other = PAGE.replace("../fixes/", "./../fixes/").replace('{"a": 1, "b": 2}', '{"b":2,"a":1}').replace("\n", "\n\n")
    assert list(differences(ours, build(tmp_path / "theirs", other))) == []


def test_a_page_that_only_one_has_is_a_line(tmp_path):
    ours, theirs = build(tmp_path / "ours", PAGE), build(tmp_path / "theirs", PAGE)
    (ours / "404.html").write_text(PAGE, encoding="utf-8")
    (theirs / "new.html").write_text(PAGE, encoding="utf-8")
    assert list(differences(ours, theirs)) == ["404.html: is missing", "new.html: is new"]
