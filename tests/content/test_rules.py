"""Each rule holds for our pages, finds its bad example, and lets its good one pass."""

from __future__ import annotations

import shutil

import pytest

from resync.checks import RULES, check_content
from resync.checks.rule import Rule
from resync.load import read_content

BY_ID = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
# About the pages as a whole, or pictures; test_finder.py, test_cards.py and test_learning.py in tests/unit show that they fire.
WITHOUT_EXAMPLE = ["finder-routes", "cards", "learnt"]
WITH_EXAMPLE = pytest.mark.parametrize("rule", [r for r in RULES.values() if r.file], ids=lambda r: r.id)


@pytest.fixture
def example(root, tmp_path):
    """A copy of the small site that the examples of the rules are about."""
    return shutil.copytree(root / "tests" / "example", tmp_path / "example")


def make_bad(rule: Rule, folder) -> None:
    """Put the bad example of a rule into a copy of the small site."""
    path = folder / rule.file
    if path.is_dir():
        (path / rule.good).rename(path / rule.bad)
        return
    text = path.read_text(encoding="utf-8")
    assert rule.good in text, f"{rule.file} has no {rule.good!r}"
    path.write_text(text.replace(rule.good, rule.bad, 1), encoding="utf-8", newline="")


def test_our_content_keeps_every_rule(root):
    assert [str(problem) for problem in check_content(read_content(root))] == []


def test_the_example_keeps_every_rule(example):
    assert [str(problem) for problem in check_content(read_content(example))] == []


@WITH_EXAMPLE
def test_a_bad_example_is_one_line_of_its_rule(rule, example):
    make_bad(rule, example)
    problems = check_content(read_content(example))
    assert [problem.rule for problem in problems] == [rule.id], [str(p) for p in problems]
    (line,) = map(str, problems)
    assert "\n" not in line
    assert "; " in line
    assert problems[0].line or problems[0].path.endswith((rule.bad, ".svg"))


@BY_ID
def test_a_rule_says_what_it_asks(rule):
    assert rule.says.endswith(".")
    assert (rule.good != rule.bad) == (rule.id not in WITHOUT_EXAMPLE)
    assert rule.find.__module__.startswith("resync.checks.")
