"""Diagrams: stations on a grid, and arrows that say what travels between them."""

from __future__ import annotations

from resync.screens.canvas import Canvas
from resync.screens.labels import Labels
from resync.screens.lists import LINE, paragraph
from resync.screens.model import Arrow, Diagram, Node
from resync.screens.text import TooLongError, wrap

WIDE = 360
CELL = (112.0, 118.0)  # a place on the grid, in pixels; three fit side by side
_RADIUS = 27
_TOP = 46


def draw(canvas: Canvas, labels: Labels, scene: Diagram) -> float:
    """The whole diagram; its height."""
    nodes = {node.id: node for node in scene.nodes}
    for arrow in scene.arrows:
        for end in arrow.path:
            if end not in nodes:
                raise TooLongError(f"an arrow leads to '{end}', which is no node; one of {', '.join(nodes)}")
    for arrow in scene.arrows:
        _arrow(canvas, labels, arrow, nodes[arrow.path[0]], nodes[arrow.path[1]])
    for node in scene.nodes:
        _node(canvas, labels, node)
    y = max(_place(node)[1] for node in scene.nodes) + _RADIUS + 48
    for note in scene.notes:
        y = paragraph(canvas, labels(note), 8, y, WIDE - 16, 14, canvas.palette.soft) + 4
    return y + 4


def _place(node: Node) -> tuple[float, float]:
    return WIDE / 2 + node.at[0] * CELL[0], _TOP + node.at[1] * CELL[1]


def _node(canvas: Canvas, labels: Labels, node: Node) -> None:
    p = canvas.palette
    x, y = _place(node)
    canvas.shape("circle", cx=x, cy=y, r=_RADIUS, fill=p.cell, stroke=p.edge if node.dim else p.accent, stroke_width=2,
                 stroke_dasharray="4 4" if node.dim else None)  # fmt: skip
    canvas.icon(node.icon, x - 15, y - 15, 30, p.soft if node.dim else p.ink)
    top = y + _RADIUS + 3
    for line in wrap(labels(node.label), 14, CELL[0] - 6, most=2):
        top += 14 * LINE
        canvas.box(x - CELL[0] / 2 + 3, top - 14, CELL[0] - 6, 17, p.cell, 3)
        canvas.text(x, top - 3, line, 14, p.soft if node.dim else p.ink, room=CELL[0] - 6, anchor="middle")


def _arrow(canvas: Canvas, labels: Labels, arrow: Arrow, start: Node, end: Node) -> None:
    p = canvas.palette
    colour = {"blue": p.blue, "green": p.green, "plain": p.soft}[arrow.colour]
    (x1, y1), (x2, y2) = _place(start), _place(end)
    long = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    ux, uy = (x2 - x1) / long, (y2 - y1) / long
    # The label of a station is below it: an arrow that leaves downwards begins under the label.
    below = 44 if uy > 0.5 else 0  # noqa: PLR2004 (steeper than 30 degrees)
    a = (x1 + ux * (_RADIUS + 6 + below), y1 + uy * (_RADIUS + 6 + below))
    above = 44 if uy < -0.5 else 0  # noqa: PLR2004
    b = (x2 - ux * (_RADIUS + 9 + above), y2 - uy * (_RADIUS + 9 + above))
    canvas.shape(
        "path", d=f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}", stroke=colour, stroke_width=3, fill="none",
        stroke_linecap="round", stroke_dasharray="2 7" if arrow.dashed else None,
    )  # fmt: skip
    _head(canvas, b, (ux, uy), colour)
    if arrow.both:
        _head(canvas, a, (-ux, -uy), colour)
    mid = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    if arrow.blocked:
        canvas.shape("circle", cx=mid[0], cy=mid[1], r=10, fill=p.cell, stroke=p.red, stroke_width=2)
        canvas.stroke(f"M{mid[0] - 4:.1f} {mid[1] - 4:.1f}l8 8m0-8l-8 8", p.red, 2.4)
    if arrow.label:
        text = labels(arrow.label)
        lines = wrap(text, 13, 110)
        top = mid[1] - len(lines) * 13 * LINE / 2
        side = 14 if arrow.blocked else 0
        for line in lines:
            top += 13 * LINE
            canvas.box(mid[0] - 55 + side, top - 13, 110, 17, p.cell, 3)
            canvas.text(mid[0] + side, top - 3, line, 13, p.ink, room=112, anchor="middle")


def _head(canvas: Canvas, tip: tuple[float, float], way: tuple[float, float], colour: str) -> None:
    (x, y), (ux, uy) = tip, way
    left = (x - ux * 9 - uy * 7, y - uy * 9 + ux * 7)
    right = (x - ux * 9 + uy * 7, y - uy * 9 - ux * 7)
    canvas.stroke(f"M{left[0]:.1f} {left[1]:.1f}L{x:.1f} {y:.1f}L{right[0]:.1f} {right[1]:.1f}", colour, 3)
