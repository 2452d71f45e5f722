"""Boxes on pages: ``!!! warning "Stop first"`` stands open, ``??? note "Why?"`` is folded."""

from __future__ import annotations

import re

# The kinds that pages can use; each is a class in the style sheet.
SHOWN = ("note", "warning")
FOLDED = (*SHOWN, "details")

BOX = re.compile(r"^(?P<indent> *)(?P<mark>!!!|\?\?\?\+?)(?!\?)(?P<rest>.*)$")
HEAD = re.compile(r' (?P<kind>[a-z]+)(?: "(?P<title>[^"]*\S[^"]*)")?')


def title(line: str) -> str | None:
    """The words that the first line of a box shows (none, if it has no title); None for another line."""
    box = BOX.match(line)
    head = box and HEAD.fullmatch(box["rest"])
    return (head["title"] or "") if head else None
