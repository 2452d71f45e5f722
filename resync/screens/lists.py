"""Rows in groups: what settings on a phone, a watch and a Mac have in common."""

from __future__ import annotations

from dataclasses import dataclass

from resync.screens.canvas import Canvas
from resync.screens.labels import Labels
from resync.screens.model import BLANK, Row, Section
from resync.screens.text import fit, width, wrap

LINE = 1.3  # line height in font sizes
_INDENT = 6  # of rows without a card
_NARROW = 240  # a pane in which a label and a value have no room side by side
_BOX = 26  # height of a value's box with the space above it


@dataclass(frozen=True)
class Style:
    """Measures of a list, in pixels."""

    size: float = 15  # of labels
    small: float = 12.5  # of headers, footers and second lines
    row: float = 46  # least height of a row
    radius: float = 11
    pad: float = 14  # inside a row, left and right
    gap: float = 16  # between groups
    grouped: bool = True  # rows on cards; else they stand on the ground of a window
    edge_to_edge: bool = False


def draw_sections(
    canvas: Canvas, labels: Labels, sections: list[Section], x: float, y: float, w: float, style: Style
) -> float:
    """Draw groups of rows from ``y`` down; where they end."""
    p = canvas.palette
    inset = 6 if style.grouped and not style.edge_to_edge else style.pad if style.edge_to_edge else 0
    for number, section in enumerate(sections):
        y += style.gap if number else 0
        if section.header:
            y = paragraph(canvas, labels(section.header), x + inset, y, w - 2 * inset, style.small, p.soft) + 6
        y = draw_rows(canvas, labels, section.rows, x, y, w, style)
        if section.footer:
            y = paragraph(canvas, labels(section.footer), x + inset, y + 6, w - 2 * inset, style.small, p.soft)
    return y


def paragraph(
    canvas: Canvas, words: str, x: float, y: float, room: float, size: float, colour: str, bold: bool = False,
    anchor: str = "start",
) -> float:  # fmt: skip
    """Text in as many lines as it needs, from ``y`` down; where it ends."""
    for line in wrap(words, size, room, bold):
        y += size * LINE
        canvas.text(x, y - size * 0.3, line, size, colour, room=room, bold=bold, anchor=anchor)
    return y


def draw_rows(canvas: Canvas, labels: Labels, rows: list[Row], x: float, y: float, w: float, style: Style) -> float:
    """Draw one group of rows from ``y`` down; where it ends."""
    p = canvas.palette
    heights = [row_height(labels, row, w, style) for row in rows]
    if style.grouped and rows:
        radius = 0 if style.edge_to_edge else min(style.radius, sum(heights) / 2)
        canvas.box(x, y, w, sum(heights), p.cell, radius)
    marks = []
    for number, (row, high) in enumerate(zip(rows, heights, strict=True)):
        if row.mark is not None:
            _highlight(canvas, x, y, w, high, style)
            marks.append((y + high / 2, row.mark))
        before = number and rows[number - 1].mark is None and row.mark is None
        if style.grouped and before:
            canvas.line(x + style.pad, y, x + w - (0 if style.edge_to_edge else style.pad), y, p.line)
        _draw_row(canvas, labels, row, x, y, w, high, style)
        y += high
    for middle, mark in marks:
        if mark:
            canvas.disc(x + 1 if style.edge_to_edge else x - 1 if style.grouped else x - 8, middle, mark)
    return y


def _highlight(canvas: Canvas, x: float, y: float, w: float, high: float, style: Style) -> None:
    p = canvas.palette
    room = 0 if style.grouped else 6
    canvas.box(
        x - room + 1, y + 1, w + 2 * room - 2, high - 2, p.tint, max(min(style.radius, high / 2) - 1, 6), p.accent, 2
    )


def _spare(row: Row, style: Style) -> float:
    """Room that the control at the end of a row takes."""
    small = style.row < 36
    if row.switch is not None:
        return 40 if small else 58
    if row.tick is not None and style.grouped:
        return 24
    return 20 if row.more else 0


def _lead(row: Row, style: Style) -> float:
    """Room that an icon or a box takes before the label."""
    icon = style.size * 2 + 4 if row.icon else 0
    box = style.size + 8 if row.tick is not None and not style.grouped else 0
    return icon + box


def _room(row: Row, w: float, style: Style) -> float:
    return w - 2 * (style.pad if style.grouped else _INDENT) - _spare(row, style) - _lead(row, style)


def _is_stacked(row: Row, w: float, style: Style) -> bool:
    """Whether the value stands under its label, for want of room beside it."""
    return row.value is not None and not style.grouped and w < _NARROW


def _value_room(labels: Labels, row: Row, w: float, style: Style) -> float:
    """Room that the value at the end of a row takes, with its box on a Mac."""
    if row.value is None or _is_stacked(row, w, style):
        return 0
    return min(width(labels(row.value), style.size) + (4 if style.grouped else 36), w * 0.56)


def _label_lines(labels: Labels, row: Row, w: float, style: Style) -> list[str]:
    room = _room(row, w, style) - _value_room(labels, row, w, style) - (8 if row.value else 0)
    return wrap(labels(row.label), style.size, room, row.chosen)


def row_height(labels: Labels, row: Row, w: float, style: Style) -> float:
    """How high a row becomes with all its lines."""
    if row.label == BLANK:
        return style.row
    high = len(_label_lines(labels, row, w, style)) * style.size * LINE
    if row.below:
        high += len(wrap(labels(row.below), style.small, _room(row, w, style))) * style.small * LINE + 1
    return max(style.row, high + style.row * 0.42) + (_BOX if _is_stacked(row, w, style) else 0)


def _draw_row(  # noqa: C901 (one branch for each thing that a row can have)
    canvas: Canvas, labels: Labels, row: Row, x: float, y: float, w: float, high: float, style: Style
) -> None:
    p = canvas.palette
    pad = style.pad if style.grouped else _INDENT
    left, right, middle = x + pad + _lead(row, style), x + w - pad, y + high / 2
    if row.icon:
        side = style.size * 2 - 2
        canvas.box(x + pad, middle - side / 2, side, side, p.soft, side * 0.26)
        canvas.icon(row.icon, x + pad + side * 0.17, middle - side * 0.33, side * 0.66, p.cell)
    if row.tick is not None and not style.grouped:
        check_box(canvas, x + pad, middle - style.size / 2, style.size, row.tick)
    if row.label == BLANK:
        share = (0.34, 0.5, 0.42)[int(y) % 3]
        canvas.box(left, middle - 4.5, w * share, 9, p.blank, 4.5)
    else:
        ink = {"link": p.link, "red": p.red, None: p.soft if row.dim else p.ink}[row.button]
        lines = _label_lines(labels, row, w, style)
        below = wrap(labels(row.below), style.small, _room(row, w, style)) if row.below else []
        block = len(lines) * style.size * LINE + len(below) * style.small * LINE
        at = middle - (block + (_BOX if _is_stacked(row, w, style) else 0)) / 2
        for line in lines:
            at += style.size * LINE
            canvas.text(left, at - style.size * 0.32, line, style.size, ink, room=_room(row, w, style), bold=row.chosen)
        for line in below:
            at += style.small * LINE
            canvas.text(left, at - style.small * 0.32, line, style.small, p.soft, room=_room(row, w, style))
    if row.more:
        chevron(canvas, right - 4, middle, 5, p.soft)
        right -= 20
    if row.switch is not None:
        switch(canvas, right, middle, row.switch, small=style.row < 36)
    if row.tick and style.grouped:
        canvas.stroke(f"M{right - 13:.1f} {middle:.1f}l4.5 4.5l8-9", p.link, 2.2)
    if row.value is not None and _is_stacked(row, w, style):
        _value(canvas, labels(row.value), right, y + high - 16, w - 2 * _INDENT, style)
    elif row.value is not None:
        _value(canvas, labels(row.value), right, middle, _value_room(labels, row, w, style), style)


def _value(canvas: Canvas, words: str, right: float, middle: float, room: float, style: Style) -> None:
    p = canvas.palette
    if style.grouped:
        size = fit(words, style.size, room)
        canvas.text(right, middle + size * 0.34, words, size, p.soft, room=room, anchor="end")
        return
    size = fit(words, style.size, room - 30)
    canvas.box(right - room, middle - 11, room, 22, p.cell, 6, p.edge)
    canvas.text(right - room + 8, middle + style.size * 0.34, words, size, p.ink, room=room - 26)
    canvas.stroke(
        f"M{right - 14:.1f} {middle - 2:.1f}l3.500-3.500l3.500 3.500m-7 4l3.500 3.500l3.500-3.500", p.ink, 1.4
    )


def chevron(canvas: Canvas, x: float, y: float, size: float, colour: str, left: bool = False) -> None:
    """A small angle that says that a press leads on, or back."""
    turn = 1 if left else -1
    canvas.stroke(
        f"M{x + turn * size / 2:.1f} {y - size:.1f}l{-turn * size:.1f} {size:.1f}l{turn * size:.1f} {size:.1f}", colour
    )


def switch(canvas: Canvas, right: float, middle: float, on: bool, small: bool = False) -> None:
    """A switch with its right end at ``right``."""
    p = canvas.palette
    w, h = (30, 17) if small else (48, 28)
    canvas.box(right - w, middle - h / 2, w, h, p.switch if on else p.off, h / 2)
    canvas.shape("circle", cx=right - h / 2 if on else right - w + h / 2, cy=middle, r=h / 2 - 2.5, fill=p.knob)


def check_box(canvas: Canvas, x: float, y: float, size: float, ticked: bool) -> None:
    """A box that has a tick or not."""
    p = canvas.palette
    canvas.box(x, y, size, size, p.chosen if ticked else p.cell, 3.5, None if ticked else p.edge)
    if ticked:
        k = size / 14
        canvas.stroke(
            f"M{x + 3 * k:.1f} {y + 7.2 * k:.1f}l{2.8 * k:.1f} {3 * k:.1f}l{5 * k:.1f}-{6.2 * k:.1f}", p.on_chosen, 1.8
        )
