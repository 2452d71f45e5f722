"""Markdown that this site does not read is refused with its line, and boxes are whole."""

from __future__ import annotations

import dataclasses

import pytest

from resync.checks.syntax import check_syntax
from resync.frontmatter import Body
from resync.load import read_content
from tests.contents import found


def with_body(site, body):
    page = dataclasses.replace(site.fixes["F02"], body=body)
    return dataclasses.replace(site, fixes={**site.fixes, "F02": page})


def problems(body):
    found = check_syntax({"fixes/x.md": Body(body, 1)})
    return [(int(problem.field.removeprefix("line ")), problem.wrong) for problem in found]


def test_our_pages_keep_the_rules(root):
    assert [str(problem) for problem in check_syntax(read_content(root).bodies)] == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Well done :tada: to you.", "':tada:' is an icon"),
        ("Apple says so.[^1]", "'[^1]' is a footnote"),
        ("Press ++cmd+shift+3++ now.", "'++cmd+shift+3++' is a key"),
        ("- [ ] Restart it.", "'- [ ]' is a box to tick"),
        ("    * [x] Restart it.", "'* [x]' is a box to tick"),
        ("It is ~~not~~ so.", "'~~not~~' is text struck out"),
        ("It is ==so==.", "'==so==' is marked text"),
        ("It is {--not--} so.", "'{--' is a mark of an edit"),
        ("> [!NOTE]", "'> [!NOTE]' is a box in the form of GitHub"),
        ("See [[toggle-imessage]].", "'[[toggle-imessage]]' is a link in the form of a wiki"),
        ("*[SMS]: text message", "'*[SMS]:' is an abbreviation"),
        ("::: warning", "':::' is a block of another system"),
    ],
)
def test_foreign_markdown_is_refused(line, wrong):
    ((number, found),) = problems(f"One.\n\n{line}\n")
    assert number == 3
    assert found == f"{wrong}, which this site does not read"


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("!!! danger\n\n    Stop.", "'!!! danger' is not the beginning of a box"),
        ("!!! details\n\n    Stop.", "'!!! details' is not the beginning of a box"),
        ("!!! warning Stop first\n\n    Stop.", "'!!! warning Stop first' is not the beginning of a box"),
        ('!!! warning ""\n\n    Stop.', "'!!! warning \"\"' is not the beginning of a box"),
        ("!!!warning\n\n    Stop.", "'!!!warning' is not the beginning of a box"),
        ("??? info\n\n    Stop.", "'??? info' is not the beginning of a box"),
        ("!!! warning\n\nStop.", "the box is empty"),
        ("!!! warning\n", "the box is empty"),
        ("1. Open it.\n\n    !!! warning\n\n    Stop.", "the box is empty"),
        ("Words.\n!!! warning\n\n    Stop.", "the box has no empty line before it"),
    ],
)
def test_a_broken_box_is_refused(body, wrong):
    assert [found for _, found in problems(body)] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        '!!! warning "Stop first"\n\n    Don\'t.',
        "!!! note\n    Right below.",
        '???+ details "More"\n\n    Words.',
        "1. Open it.\n\n    ??? note\n\n        Words.",
        "Type `[^1]`, `:tada:` or ``++a++``.",
        "```\n- [ ] a list of a developer\n[^1]\n```",
        "At 10:30:45, on https://example.org/a:b: it is C++ and C++.",
        "- [Restart it](restart-messages.md)",
    ],
)
def test_what_is_right_is_left_alone(text):
    assert problems(text) == []


def test_the_title_of_a_box_is_our_own_words(site):
    problems = found(with_body(site, '!!! note "Simply restart"\n\n    Words.'), "words")
    assert "'simply' is not our language" in [problem.wrong for problem in problems]
