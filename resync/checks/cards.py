"""The rule for pictures that other programs ask for: link previews and icons are painted as they are drawn."""

from __future__ import annotations

from resync import cards as painted
from resync.checks.rule import rule
from resync.load import Content
from resync.problems import Problem
from resync.screens.text import SceneError


@rule(
    "cards",
    "Link previews and icons are what `make cards` paints from the data.",
    needs=("symptoms", "fixes", "places", "errors", "systems"),
)
def cards(content: Content) -> list[Problem]:
    """Pictures of yesterday."""
    if not (content.root / "docs" / "assets" / "mark.svg").is_file():
        return []  # a site without a mark has none
    try:
        return painted.check(content.site, content.root)
    except SceneError:
        return []  # told where the scene is
