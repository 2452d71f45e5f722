"""A mistake in the content, told so that an editor can act on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, what is wrong, and what is allowed instead.

    ``path`` is relative to the repository; ``field`` names a front matter field, a key of a
    data file or ``line N``.
    """

    path: str
    field: str
    wrong: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.path}: {self.field}: {self.wrong}; {self.allowed}"


class ContentError(Exception):
    """The content has mistakes; ``problems`` lists all that were found in one run."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        lines = [str(problem) for problem in self.problems]
        super().__init__("\n".join([*lines, f"{len(lines)} problem(s); nothing was replaced."]))
