"""Rules for what is not finished: a new page says with the mark ``TODO`` what it still waits for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from resync.checks.rule import UNWRITTEN, rule
from resync.load import Content
from resync.problems import Problem

_FILES = ("docs/**/*.md", "data/**/*.yml", "screens/*.yml", "tests/search/**/*.tsv")
_MARK = re.compile(r"\bTODO\b:? *(?P<what>[^\"\t\n]*)")
# "… (3)" is one of several of a kind, which are told together.
_NUMBER = re.compile(r" \(\d+\)\s*$")


@rule(
    UNWRITTEN,
    "Nothing is left to be written: no line has the mark TODO.",
    file="docs/fixes/restart.md",
    good="A restart ends what hangs.",
    bad="TODO: why it helps.",
)
def _rule(content: Content) -> Iterator[Problem]:
    return check_unwritten(content.root)


def check_unwritten(root: Path) -> Iterator[Problem]:
    """Each thing that is to be written in the repository at ``root``; several of a kind as one."""
    for path in sorted(path for pattern in _FILES for path in root.glob(pattern) if path.is_file()):
        name = path.relative_to(root).as_posix()
        lines = path.read_bytes().decode("utf-8", errors="replace").splitlines()
        marks = [
            (number, match["what"].strip()) for number, line in enumerate(lines, 1) if (match := _MARK.search(line))
        ]
        for what, group in groupby(marks, key=lambda mark: _NUMBER.sub("", mark[1])):
            numbers = [number for number, _ in group]
            many = f" ({len(numbers)}, to line {numbers[-1]})" if len(numbers) > 1 else ""
            yield Problem(
                name, f"line {numbers[0]}", f"still to be written{many}", what or "your words in place of TODO"
            )
