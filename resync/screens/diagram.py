"""Diagrams: stations on a grid, and arrows that say what travels between them."""

from __future__ import annotations

from resync.screens.canvas import Canvas
from resync.screens.labels import Labels
from resync.screens.lists import LINE, paragraph
from resync.screens.model import Arrow, Diagram, Node
from resync.screens.text import SceneError, wrap

WIDE = 360
CELL = (112.0, 118.0)  # a place on the grid, in pixels; three fit side by side
_RADIUS = 27
_TOP = 50


def draw(canvas: Canvas, labels: Labels, scene: Diagram) -> float:
    """The whole diagram; its height."""
    nodes = {node.id: node for node in scene.nodes}
    for arrow in scene.arrows:
        for end in arrow.path:
            if end not in nodes:
                raise SceneError(f"an arrow leads to '{end}', which is no node; one of {', '.join(nodes)}")
    parts = Canvas(canvas.wide, canvas.palette)
    alone = {node.id for node in scene.nodes if sum(node.at[1] == other.at[1] for other in scene.nodes) == 1}
    for arrow in scene.arrows:
        _arrow(parts, arrow, nodes[arrow.path[0]], nodes[arrow.path[1]], alone)
    for node in scene.nodes:
        _node(parts, labels, node, node.id in alone)
    y = max(_place(node)[1] + _RADIUS + (14 if node.id in alone else 52) for node in scene.nodes)
    for note in scene.notes:
        y = paragraph(parts, labels(note), 22, y, WIDE - 44, 14, canvas.palette.soft) + 4
    high = round(y + 16)
    canvas.box(1, 1, WIDE - 2, high - 2, canvas.palette.cell, 16, canvas.palette.line)
    canvas.parts += parts.parts
    return high


def _place(node: Node) -> tuple[float, float]:
    return WIDE / 2 + node.at[0] * CELL[0], _TOP + node.at[1] * CELL[1]


def _node(canvas: Canvas, labels: Labels, node: Node, alone: bool) -> None:
    """A station with its name: to the right if it has its row to itself, else below."""
    p = canvas.palette
    x, y = _place(node)
    canvas.shape("circle", cx=x, cy=y, r=_RADIUS, fill=p.tint, stroke=p.accent, stroke_width=2)
    canvas.icon(node.icon, x - 15, y - 15, 30, p.ink)
    room = WIDE / 2 - _RADIUS - 30 if alone else CELL[0] - 6
    lines = wrap(labels(node.label), 14, room, most=2)
    top = y - len(lines) * 14 * LINE / 2 if alone else y + _RADIUS + 4
    for line in lines:
        top += 14 * LINE
        at = (x + _RADIUS + 12, "start") if alone else (x, "middle")
        canvas.text(at[0], top - 4.5, line, 14, p.ink, room=room, anchor=at[1])


def _arrow(canvas: Canvas, arrow: Arrow, start: Node, end: Node, alone: set[str]) -> None:
    p = canvas.palette
    colour = {"blue": p.blue_line, "green": p.green_line, "plain": p.soft}[arrow.colour]
    (x1, y1), (x2, y2) = _place(start), _place(end)
    long = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    ux, uy = (x2 - x1) / long, (y2 - y1) / long
    # A name below its station: what leaves downwards begins under it.
    below = 40 if uy > 0.5 and start.id not in alone else 0
    a = (x1 + ux * (_RADIUS + 7 + below), y1 + uy * (_RADIUS + 7 + below))
    b = (x2 - ux * (_RADIUS + 10), y2 - uy * (_RADIUS + 10))
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


def _head(canvas: Canvas, tip: tuple[float, float], way: tuple[float, float], colour: str) -> None:
    (x, y), (ux, uy) = tip, way
    left = (x - ux * 9 - uy * 7, y - uy * 9 + ux * 7)
    right = (x - ux * 9 + uy * 7, y - uy * 9 - ux * 7)
    canvas.stroke(f"M{left[0]:.1f} {left[1]:.1f}L{x:.1f} {y:.1f}L{right[0]:.1f} {right[1]:.1f}", colour, 3)
