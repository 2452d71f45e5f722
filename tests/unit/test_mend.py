"""What `make fix` mends, and what it leaves alone."""

from __future__ import annotations

import shutil

import pytest

from resync.checks import check_content
from resync.load import read_content
from resync.mend import mend, mended


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", "\N{ZERO WIDTH NO-BREAK SPACE}---\r\nid: F01  \r\n---", "---\nid: F01\n---\n"),
        ("a.md", "Words.\n\n\n", "Words.\n"),
        ("a.md", "=== “Mac”\n", '=== "Mac"\n'),
        ("a.md", "{{ place(“x”, ‘iOS 18’) }} “said”\n", "{{ place(\"x\", 'iOS 18') }} “said”\n"),
        ("a.md", "\t2. A \u200bstep\n", "    2. A step\n"),
        ("a.yml", "text: “said”\t\n", "text: “said”\n"),
        ("a.tsv", "a\tb\t\n", "a\tb\t\n"),
        ("a.md", "", ""),
    ],
)
def test_what_a_machine_can_mend(name, before, after):
    assert mended(before, name) == after
    assert mended(after, name) == after


def test_our_content_needs_no_mending(root, tmp_path):
    for folder in ("docs", "data", "screens"):
        shutil.copytree(root / folder, tmp_path / folder)
    assert mend(tmp_path, []) == []


def test_a_mended_page_keeps_the_rules(root, tmp_path):
    example = shutil.copytree(root / "tests" / "example", tmp_path / "example")
    page = example / "docs/fixes/restart.md"
    good = page.read_bytes()
    page.write_bytes(
        "\N{ZERO WIDTH NO-BREAK SPACE}".encode() + good.replace(b'"Mac"', "“Mac”".encode()).replace(b"\n", b"\r\n")
    )
    assert check_content(read_content(example)) != []
    assert mend(example, []) == ["docs/fixes/restart.md"]
    assert check_content(read_content(example)) == []
    assert page.read_bytes() == good


def test_what_is_not_utf_8_is_left_alone(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"Sch\xf6n  \n")
    assert mend(tmp_path, [path]) == []
    assert path.read_bytes() == b"Sch\xf6n  \n"
