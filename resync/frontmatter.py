"""A page is front matter between two lines of ``---``, and a body."""

from __future__ import annotations

import re
from dataclasses import dataclass

FRONT_MATTER = re.compile(r"---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Body:
    """The Markdown of a page; ``line`` is where it begins in the file (1-based)."""

    text: str
    line: int


def split(text: str) -> tuple[str, Body] | None:
    """The YAML and the body of a page with line feeds only; None if its front matter is missing or not closed."""
    match = FRONT_MATTER.match(text)
    if not match:
        return None
    return match[1], Body(text[match.end() :], text[: match.end()].count("\n") + 1)
