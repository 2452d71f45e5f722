"""Screens of iPhone and iPad: settings, the list of conversations, a question over the screen."""

from __future__ import annotations

from resync.screens.canvas import Canvas
from resync.screens.labels import Labels
from resync.screens.lists import Style, chevron, draw_rows, draw_sections, paragraph
from resync.screens.model import Alert, MessageList, Row, SceneBase, Settings, SplitSettings
from resync.screens.text import fit, width
from resync.systems import Version

WIDE = 340
LEFT, RIGHT = 14, 326  # the edges of the device
FRAME = RIGHT - LEFT
LEAST = 250  # height of the shortest screen
NEW: Version = (26,)  # round buttons, rounder groups
FLAT: Version = (12,)  # rows from edge to edge
WATCH_APP: Version = (99,)
_ROUND = Style(radius=22, row=50)
_INSET = Style()
_EDGE = Style(edge_to_edge=True, gap=22)


def newest(scene: SceneBase) -> Version:
    """The version whose looks are drawn: the newest that the scene is for."""
    return scene.range.last or WATCH_APP


def style_of(scene: SceneBase) -> Style:
    """Measures of lists in that version."""
    version = newest(scene)
    if scene.range.system == "watchOS":
        return _INSET
    return _ROUND if version >= NEW else _EDGE if version[:1] <= FLAT else _INSET


def frame(canvas: Canvas, high: float, fill: str) -> None:
    """The device, drawn first: everything else is on it."""
    p = canvas.palette
    canvas.box(LEFT, 1, FRAME, high - 2, fill, 30, p.edge, 1.5)


def status(canvas: Canvas) -> None:
    """Time and battery, so that it is clear that this is a phone."""
    p = canvas.palette
    canvas.text(LEFT + 26, 25, "9:41", 12, p.ink, room=34, bold=True)
    canvas.box(RIGHT - 48, 16, 20, 10, "none", 3, p.ink)
    canvas.box(RIGHT - 46, 18, 13, 6, p.ink, 1.5)


def settings(canvas: Canvas, labels: Labels, scene: Settings) -> float:
    """A page of settings; its height."""
    parts = Canvas(canvas.wide, canvas.palette)
    style = style_of(scene)
    y = _bar(parts, labels(scene.heading), labels(scene.back) if scene.back else None, style)
    inset = 0 if style.edge_to_edge else 14
    y = draw_sections(parts, labels, scene.sections, LEFT + inset, y + 12, FRAME - 2 * inset, style)
    return _close(canvas, parts, max(y + 22, LEAST))


def _close(canvas: Canvas, parts: Canvas, high: float) -> float:
    frame(canvas, high, canvas.palette.ground)
    status(canvas)
    canvas.parts += parts.parts
    # Rows from edge to edge would hide the outline of the device.
    canvas.box(LEFT, 1, FRAME, high - 2, "none", 30, canvas.palette.edge, 1.5)
    return high


def _bar(canvas: Canvas, heading: str, back: str | None, style: Style) -> float:
    """The title of a page and the way back; where the bar ends."""
    p = canvas.palette
    middle = (LEFT + RIGHT) / 2
    if back is None:
        canvas.text(LEFT + 20, 72, heading, 26, p.ink, room=FRAME - 40, bold=True)
        return 84
    if style is _ROUND:
        canvas.shape("circle", cx=LEFT + 32, cy=54, r=18, fill=p.cell, stroke=p.line)
        chevron(canvas, LEFT + 31, 54, 6, p.ink, left=True)
        room = FRAME - 120.0
    else:
        chevron(canvas, LEFT + 19, 54, 7, p.link, left=True)
        room = FRAME - 60.0
        beside = (FRAME - width(heading, 15, True)) / 2 - 34
        if width(back, 15) <= beside:
            canvas.text(LEFT + 28, 59, back, 15, p.link, room=beside)
            room = width(heading, 15, True) + 1
    size = fit(heading, 15, room, True)
    canvas.text(middle, 59, heading, size, p.ink, room=room, bold=True, anchor="middle")
    if style.edge_to_edge:
        canvas.line(LEFT, 78, RIGHT, 78, p.line)
    return 80


def split_settings(canvas: Canvas, labels: Labels, scene: SplitSettings) -> float:
    """Settings on an iPad, the list beside the page; its height."""
    p = canvas.palette
    parts = Canvas(canvas.wide, p)
    left, middle, right = 8, 150, canvas.wide - 8
    small = Style(size=12.5, small=11, row=36, radius=16, pad=10)
    parts.text(left + 18, 58, "Settings", 18, p.ink, room=middle - left - 24, bold=True)
    low = draw_rows(parts, labels, scene.sidebar, left + 8, 72, middle - left - 16, small)
    heading = labels(scene.heading)
    room = right - middle - 24
    size = fit(heading, 14, room, True)
    parts.text((middle + right) / 2, 42, heading, size, p.ink, room=room, bold=True, anchor="middle")
    high = draw_sections(parts, labels, scene.sections, middle + 12, 60, right - middle - 24, small)
    high = max(low, high) + 22
    canvas.box(left, 1, right - left, high - 2, p.ground, 20, p.edge, 1.5)
    canvas.shape(
        "path", fill=p.bar,
        d=f"M{left + 1} 21a19 19 0 0 1 19-19H{middle}V{high - 2:.1f}H{left + 20}a19 19 0 0 1-19-19z",
    )  # fmt: skip
    canvas.parts += parts.parts
    return high


def message_list(canvas: Canvas, labels: Labels, scene: MessageList) -> float:
    """The list of conversations, with a menu over it or without; its height."""
    p = canvas.palette
    parts = Canvas(canvas.wide, p)
    new = newest(scene) >= NEW
    if scene.left:
        _page_button(parts, labels(scene.left), LEFT + 20, new, scene.mark, anchor="start")
    if scene.right:
        _page_button(parts, labels(scene.right), RIGHT - 20, new, None if scene.left else scene.mark, anchor="end")
    if scene.filter_button:
        parts.shape("circle", cx=RIGHT - 36, cy=54, r=18, fill=p.tint if scene.mark is not None else p.cell,
                    stroke=p.accent if scene.mark is not None else p.line, stroke_width=2)  # fmt: skip
        for number, half in enumerate((8, 5.5, 3)):
            parts.line(RIGHT - 36 - half, 49 + 5 * number, RIGHT - 36 + half, 49 + 5 * number, p.ink, 2)
        if scene.mark:
            parts.disc(RIGHT - 62, 54, scene.mark)
    parts.text(LEFT + 20, 104, labels(scene.heading), 24, p.ink, room=FRAME - 40, bold=True)
    y = 118.0
    if scene.below:
        y = paragraph(parts, labels(scene.below), LEFT + 20, y, FRAME - 40, 12.5, p.soft) + 6
    for number in range(scene.conversations):
        parts.shape("circle", cx=LEFT + 42, cy=y + 30, r=20, fill=p.blank)
        parts.box(LEFT + 74, y + 16, (110, 84, 128, 96, 120, 100)[number], 10, p.soft, 5)
        parts.box(LEFT + 74, y + 36, (190, 168, 204, 150, 180, 160)[number], 9, p.blank, 4.5)
        y += 60
        parts.line(LEFT + 74, y, RIGHT - 2, y, p.line)
    if scene.menu:
        w = 226
        x = RIGHT - 20 - w if scene.filter_button or (scene.right and not scene.left) else LEFT + 20
        y = max(y, floating_menu(parts, labels, scene.menu, x, 80, w) + 8)
    return _close(canvas, parts, max(y + 14, LEAST))


def _page_button(canvas: Canvas, words: str, x: float, new: bool, mark: int | None, anchor: str) -> None:
    """A button at the top of a list; on newer systems it has a shape of its own."""
    p = canvas.palette
    w = width(words, 15) + 24
    left = x if anchor == "start" else x - w
    marked = mark is not None
    if new or marked:
        canvas.box(
            left, 38, w, 32, p.tint if marked else p.cell, 16, p.accent if marked else p.line, 2 if marked else 1
        )
    canvas.text(left + w / 2, 59, words, 15, p.ink if new else p.link, room=w - 20, anchor="middle")
    if mark:
        canvas.disc(left + w + 14 if anchor == "start" else left - 14, 54, mark)


def floating_menu(canvas: Canvas, labels: Labels, rows: list[Row], x: float, y: float, w: float) -> float:
    """A menu that lies over a screen; where it ends."""
    p = canvas.palette
    parts = Canvas(canvas.wide, p)
    end = draw_rows(parts, labels, rows, x, y, w, Style(size=14, row=42, radius=16))
    canvas.box(x - 1, y - 1, w + 2, end - y + 2, p.cell, 17, p.edge)
    canvas.parts += parts.parts
    return end


def alert(canvas: Canvas, labels: Labels, scene: Alert) -> float:
    """A question over a darkened screen; its height."""
    p = canvas.palette
    parts = Canvas(canvas.wide, p)
    w = 258
    x, y = (canvas.wide - w) / 2, 64.0
    room = w - 36
    middle = canvas.wide / 2
    end = paragraph(parts, labels(scene.heading), middle, y + 16, room, 15, p.ink, bold=True, anchor="middle")
    if scene.text:
        end = paragraph(parts, labels(scene.text), middle, end + 4, room, 12.5, p.ink, anchor="middle")
    if scene.field:
        parts.box(x + 18, end + 12, room, 34, p.ground, 9, p.edge)
        parts.text(middle, end + 35, labels(scene.field), 16, p.ink, room=room - 12, anchor="middle")
        end += 50
    end += 16
    words = [labels(row.label) for row in scene.buttons]
    half = (w - 46) / 2
    side_by_side = len(words) == 2 and all(width(word, 14, True) <= half - 12 for word in words)
    for number, (row, word) in enumerate(zip(scene.buttons, words, strict=True)):
        bw = half if side_by_side else w - 36
        bx = x + 18 + (half + 10) * number if side_by_side else x + 18
        by = end if side_by_side else end + 46 * number
        marked = row.mark is not None
        parts.box(bx, by, bw, 38, p.tint if marked else p.bar, 19, p.accent if marked else None, 2)
        ink = p.red if row.button == "red" else p.link
        size = fit(word, 14, bw - 12, True, 11)
        parts.text(bx + bw / 2, by + 24, word, size, ink, room=bw - 12, bold=True, anchor="middle")
        if row.mark:
            parts.disc(bx + 2, by + 19, row.mark)
    end += 38 if side_by_side else 46 * len(words) - 8
    end += 18
    high = end + 56
    canvas.box(LEFT, 1, FRAME, high - 2, p.shade, 30, p.edge, 1.5)
    canvas.box(x, y, w, end - y, p.cell, 26, p.edge)
    canvas.parts += parts.parts
    return high
