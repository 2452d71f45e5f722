"""The screen of a watch: dark in both schemes, as it is on the wrist."""

from __future__ import annotations

from resync.screens.canvas import Canvas
from resync.screens.labels import Labels
from resync.screens.lists import Style, draw_rows
from resync.screens.model import Watch
from resync.screens.text import fit

WIDE = 240
_STYLE = Style(size=14, small=11.5, row=44, radius=14, pad=13)


def face(canvas: Canvas, labels: Labels, scene: Watch) -> float:
    """A list on a watch; its height."""
    p = canvas.palette
    parts = Canvas(canvas.wide, p)
    heading = labels(scene.heading)
    size = fit(heading, 15, WIDE - 110, True)
    parts.text(34, 45, heading, size, p.ink, room=WIDE - 110, bold=True)
    parts.text(WIDE - 34, 45, "9:41", 13, p.ink, room=40, anchor="end")
    y = draw_rows(parts, labels, scene.rows, 24, 60, WIDE - 48, _STYLE)
    high = max(y + 34, 230)
    canvas.box(6, 1, WIDE - 16, high - 2, "#2b2b30", 52, p.edge, 1.5)
    canvas.box(WIDE - 10, high * 0.28, 8, 34, "#2b2b30", 4, p.edge)
    canvas.box(14, 9, WIDE - 32, high - 18, p.ground, 44)
    canvas.parts += parts.parts
    return high
