"""Checks on images in pages, and on screens that no page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from resync.frontmatter import Body
from resync.pictures import SCREEN_ADDRESS, screens_on
from resync.problems import Problem

_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<target>[^)\s]*)")
_FORM = "an image line such as ![What it shows](../assets/screens/ios-18-send-receive.svg)"


def check_pictures(bodies: Mapping[str, Body], root: Path) -> list[Problem]:
    """Every image is a screen with a text for those who can't see it; every screen is on a page."""
    problems: list[Problem] = []
    used: set[str] = set()
    for name, body in bodies.items():
        lines = body.text.splitlines()
        for index, line in enumerate(lines):
            before = lines[index - 1].strip() if index else ""
            for wrong, allowed in _mistakes(line, before):
                problems.append(Problem(f"docs/{name}", f"line {body.line + index}", wrong, allowed))
        used |= set(screens_on(body))
    unused = (path.name for path in sorted((root / "screens").glob("*.yml")) if path.stem not in used)
    return problems + [Problem(f"screens/{name}", "file", "no page shows this screen", _FORM) for name in unused]


def _mistakes(line: str, before: str) -> Iterator[tuple[str, str]]:
    for match in _IMAGE.finditer(line):
        if not SCREEN_ADDRESS.fullmatch(match["target"]):
            yield f"the image {match['target']} is not a screen", _FORM
        if not match["alt"].strip():
            yield "the image has no alternative text", "what it shows, between the square brackets"
        if before or not re.fullmatch(r"!\[[^\]]*\]\([^)\s]*\)", line.strip()):
            yield "the image has no line of its own", "an empty line before it, and nothing else on its line"
