"""The rule for illustrations: each scene can be drawn, and its drawing is what it says."""

from __future__ import annotations

from resync.checks.rule import rule
from resync.load import Content
from resync.problems import Problem
from resync.screens import render


@rule(
    "screens",
    "A scene has known fields, its labels come from the data and have room, and `make screens` has drawn it.",
    file="screens/ios-18-messages.yml",
    good="heading: =messages-settings",
    bad="heading: =messages-setting",
    needs=("places", "errors", "systems"),
)
def screens(content: Content) -> list[Problem]:
    """Scenes that cannot be drawn, and drawings of yesterday."""
    return render.check(content.site, content.root)
