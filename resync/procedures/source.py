"""A page as its author wrote it, with a tab for each generation: what checks and lists of screens read."""

from __future__ import annotations

import re
from pathlib import Path

from resync.model import PlacePath, Site
from resync.pictures import SCREENS
from resync.procedures.expand import expand
from resync.procedures.wording import Source


def with_generations(body: str, site: Site, screens: Path = SCREENS) -> str:
    """The body of a page in which every macro has a version and every picture is an image line.

    ``screens`` is the folder with the pictures.
    """
    return expand(body, site.known_versions, Source(site, screens))


def printed_tabs(body: str, site: Site, screens: Path = SCREENS) -> dict[str, str]:
    """What a reader sees in each tab of a page, by its labels: "Mac, macOS 13 or later"."""
    found: dict[str, list[str]] = {}
    trail: list[str] = []
    for line in expand(body, site.known_versions, _Printed(site, screens)).split("\n"):
        label = re.match(r'( *)=== "(.*)"', line)
        depth = (len(line) - len(line.lstrip())) // 4
        if label:
            trail = [*trail[:depth], label[2]]
        elif line.strip() and depth < len(trail):
            trail = trail[:depth]
        if trail and not label and line.strip():
            found.setdefault(", ".join(trail), []).append(line.strip())
    return {label: "\n".join(lines) for label, lines in found.items()}


class _Printed(Source):
    """The macros as a reader sees them."""

    def _write(self, macro: str, _key: str, row: PlacePath) -> str:
        return row.control or "" if macro == "control" else " › ".join(row.path)
