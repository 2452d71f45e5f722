"""A mistake in the content, told so that an editor can act on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True)
class Problem:
    """One mistake: where it is, what is wrong, and what is allowed instead.

    ``path`` is relative to the repository; ``field`` names a front matter field, a key of a data
    file (``causes.0.fix``), ``line N`` or nothing smaller than the file. ``rule`` is the id of the
    rule that found it, ``line`` where the field stands (1-based; 0 if nothing there has lines).
    """

    path: str
    field: str
    wrong: str
    allowed: str
    rule: str = ""
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {f'{self.rule}: ' if self.rule else ''}{self.message}"

    @property
    def message(self) -> str:
        """What is wrong and what is allowed, without the place."""
        field = "" if self.given_line or not self.field else f"{self.field}: "
        return f"{field}{self.wrong}; {self.allowed}"

    @property
    def given_line(self) -> int | None:
        """The line that ``field`` names, if it names one."""
        match = _LINE.fullmatch(self.field)
        return int(match[1]) if match else None

    def of(self, rule: str) -> Problem:
        """The same mistake, found by a rule."""
        return self if self.rule else replace(self, rule=rule)

    def annotation(self) -> str:
        """The mistake as GitHub Actions shows it beside the line of a change."""
        place = f"file={_escaped(self.path)}" + (f",line={self.line}" if self.line else "")
        return f"::error {place},title={_escaped(self.rule or 'build')}::{_escaped(self.message, data=True)}"


class ContentError(Exception):
    """The content has mistakes; ``problems`` lists all that were found in one run, in the order of files."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems), key=lambda p: (p.path, p.line, p.rule, p.field, p.wrong))
        super().__init__("\n".join([*map(str, self.problems), summary(self.problems)]))

    def __reduce__(self) -> tuple[type[ContentError], tuple[list[Problem]]]:
        """So that it can be sent from one process to another."""
        return type(self), (self.problems,)


def summary(problems: list[Problem]) -> str:
    """The last line of a list of mistakes."""
    return f"{len(problems)} problem(s); nothing was replaced."


def _escaped(text: str, *, data: bool = False) -> str:
    """A text in a workflow command; properties end at a comma or a colon, data only at its line."""
    marks = {"%": "%25", "\r": "%0D", "\n": "%0A"} | ({} if data else {":": "%3A", ",": "%2C"})
    return "".join(marks.get(character, character) for character in text)
