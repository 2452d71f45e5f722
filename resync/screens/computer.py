"""Screens of a Mac: settings windows, the menu bar, a question in a dialog."""

from __future__ import annotations

from resync.screens.canvas import Canvas
from resync.screens.conversation import window_buttons
from resync.screens.labels import Labels
from resync.screens.lists import LINE, Style, draw_sections, paragraph
from resync.screens.model import BLANK, Alert, MenuBar, Row, Window
from resync.screens.phone import newest
from resync.screens.text import fit, width, wrap
from resync.systems import Version

WIDE = 360
LEFT, RIGHT = 8, 352
SIDE = 124  # width of a list on the left
_COLUMNS = 4  # of System Preferences
_PANE = 82  # height of an icon there, with its name
APPLE_MENU = "Apple menu"  # drawn as a plain dot: the real one is a trademark
GROUPED: Version = (13,)  # System Settings, with rows on cards
_MODERN = Style(size=13, small=11.5, row=34, radius=9, pad=11, gap=14)
_PLAIN = Style(size=13, small=11.5, row=27, pad=0, gap=12, grouped=False)
_SIDE = Style(size=12, small=11, row=27, radius=7, pad=8)


def window(canvas: Canvas, labels: Labels, scene: Window) -> float:
    """A settings window; its height."""
    p = canvas.palette
    parts = Canvas(canvas.wide, p)
    modern = scene.kind == "mac-settings" and newest(scene) >= GROUPED
    style = _MODERN if modern else _PLAIN
    left: float = LEFT
    top: float = 36
    if scene.sidebar and modern:
        left += SIDE
    heading = labels(scene.heading)
    room = RIGHT - left - 24 - (0 if scene.sidebar and modern else 56)
    size = fit(heading, 13.5, room, True)
    x = left + 14 if modern else (left + RIGHT) / 2 + 20
    parts.text(x, 25, heading, size, p.ink, room=room, bold=True, anchor="start" if modern else "middle")
    if scene.tabs:
        top = _tabs(parts, labels, scene.tabs, top)
    low = 0.0
    if scene.sidebar:
        if modern:
            low = _sidebar(parts, labels, scene.sidebar, LEFT + 8, 44, SIDE - 16)
        else:
            left += SIDE
            low = _sidebar(parts, labels, scene.sidebar, LEFT + 12, top + 14, SIDE - 16, boxed=True)
    inset = 14 if modern else 18
    toolbar = top
    if scene.panes:
        top = _panes(parts, labels, scene.panes, top + 10)
    y = draw_sections(parts, labels, scene.sections, left + inset, top + 14, RIGHT - left - 2 * inset, style)
    high = max(y, low) + 22
    canvas.box(LEFT, 1, RIGHT - LEFT, high - 2, p.ground, 11, p.edge, 1.5)
    if scene.sidebar and modern:
        canvas.shape(
            "path", fill=p.bar,
            d=f"M{LEFT + 1} 12a10 10 0 0 1 10-10H{LEFT + SIDE}V{high - 2:.1f}H{LEFT + 11}a10 10 0 0 1-10-10z",
        )  # fmt: skip
    elif not modern:
        canvas.shape(
            "path", fill=p.bar,
            d=f"M{LEFT + 1} {toolbar:.1f}V12a10 10 0 0 1 10-10H{RIGHT - 11}a10 10 0 0 1 10 10V{toolbar:.1f}z",
        )  # fmt: skip
    window_buttons(canvas, LEFT + 16, 20)
    canvas.parts += parts.parts
    return high


def _tabs(canvas: Canvas, labels: Labels, tabs: list[Row], top: float) -> float:
    """The buttons at the top of a window; where they end."""
    p = canvas.palette
    words = [labels(tab.label) for tab in tabs]
    each = [max(58, width(word, 11, True) + 16) for word in words]
    x = (LEFT + RIGHT - sum(each) - 6 * (len(each) - 1)) / 2
    for tab, word, w in zip(tabs, words, each, strict=True):
        marked = tab.mark is not None
        if tab.chosen or marked:
            canvas.box(x, top, w, 44, p.tint if marked else p.line, 8, p.accent if marked else None, 2)
        canvas.icon(tab.icon or "cog-outline", x + w / 2 - 10, top + 4, 20, p.link if tab.chosen else p.soft)
        canvas.text(
            x + w / 2, top + 37, word, 11, p.ink if tab.chosen else p.soft, room=w - 6, bold=tab.chosen, anchor="middle"
        )
        if tab.mark:
            canvas.disc(x, top + 8, tab.mark)
        x += w + 6
    return top + 52


def _panes(canvas: Canvas, labels: Labels, panes: list[Row], top: float) -> float:
    """The grid of System Preferences; where it ends."""
    p = canvas.palette
    w = (RIGHT - LEFT - 24) / _COLUMNS
    for number, pane in enumerate(panes):
        x, y = LEFT + 12 + w * (number % _COLUMNS), top + _PANE * (number // _COLUMNS)
        if pane.mark is not None:
            canvas.box(x + 1, y + 1, w - 2, _PANE - 6, p.tint, 9, p.accent, 2)
        blank = pane.label == BLANK
        canvas.box(x + w / 2 - 17, y + 8, 34, 34, p.blank if blank else p.soft, 8)
        if blank:
            canvas.box(x + w / 2 - 22, y + 50, 44, 7, p.blank, 3.5)
        else:
            canvas.icon(pane.icon or "cog", x + w / 2 - 12, y + 13, 24, p.cell)
            paragraph(canvas, labels(pane.label), x + w / 2, y + 44, w - 6, 11, p.ink, anchor="middle")
        if pane.mark:
            canvas.disc(x + 4, y + 8, pane.mark)
    return top + _PANE * -(-len(panes) // _COLUMNS)


def _sidebar(
    canvas: Canvas, labels: Labels, rows: list[Row], x: float, y: float, w: float, boxed: bool = False
) -> float:
    """The list on the left of a window; where it ends."""
    p = canvas.palette
    lines = [[] if row.label == BLANK else wrap(labels(row.label), 12, w - 16, row.chosen) for row in rows]
    heights = [max(27.0, len(text) * 12 * LINE + 10) for text in lines]
    if boxed:
        canvas.box(x, y, w, sum(heights) + 12, p.cell, 4, p.edge)
        y += 6
    for row, text, high in zip(rows, lines, heights, strict=True):
        marked = row.mark is not None
        if row.chosen or marked:
            canvas.box(x + 2, y, w - 4, high, p.tint if marked else p.chosen, 6, p.accent if marked else None, 2)
        if not text:
            canvas.box(x + 8, y + high / 2 - 3.5, (58, 46, 64)[int(y) % 3], 7, p.blank if boxed else p.line, 3.5)
        ink = p.on_chosen if row.chosen and not marked else p.ink
        for number, line in enumerate(text):
            at = y + (high - len(text) * 12 * LINE) / 2 + (number + 0.72) * 12 * LINE
            canvas.text(x + 8, at, line, 12, ink, room=w - 14, bold=row.chosen)
        if row.mark:
            canvas.disc(x + w - 4, y + 2, row.mark)
        y += high
    return y


def menu_bar(canvas: Canvas, labels: Labels, scene: MenuBar) -> float:
    """The menu bar with one menu open; its height."""
    p = canvas.palette
    parts = Canvas(canvas.wide, p)
    x = LEFT + 14.0
    drop = x - 6
    apple = scene.opened == APPLE_MENU
    if apple:
        parts.box(drop, 6, 24, 24, p.chosen, 6)
    parts.shape("circle", cx=x + 6, cy=18, r=5, fill=p.on_chosen if apple else p.soft)
    x += 24
    for number, name in enumerate([labels(scene.app), *(labels(menu) for menu in scene.menus)]):
        w = width(name, 13, number == 0) + 14
        if x + w > RIGHT - 4:
            break
        opened = name == labels(scene.opened)
        if opened:
            drop = x
            parts.box(x, 6, w, 24, p.chosen, 6)
        ink = p.on_chosen if opened else p.ink
        parts.text(x + 7, 23, name, 13, ink, room=w - 13, bold=number == 0)
        x += w + 2
    widest = max(width(labels(i.label), 13) + (width(i.keys, 13) + 24 if i.keys else 0) for i in scene.items)
    w = max(170, widest + 48)
    drop = min(drop, RIGHT - w - 4)
    y = 40.0
    for item in scene.items:
        y = _item(parts, labels, item, drop + 6, y, w - 12)
    canvas.box(LEFT, 1, RIGHT - LEFT, y + 30, p.ground, 11, p.edge, 1.5)
    canvas.shape("path", fill=p.bar, d=f"M{LEFT + 1} 34V12a10 10 0 0 1 10-10H{RIGHT - 11}a10 10 0 0 1 10 10V34z")
    canvas.box(drop, 34, w, y - 28, p.cell, 9, p.edge)
    canvas.parts += parts.parts
    return y + 32


def _item(canvas: Canvas, labels: Labels, item: Row, x: float, y: float, w: float) -> float:
    """One line of a menu; where it ends. A blank one separates."""
    p = canvas.palette
    if item.label == "---":
        canvas.line(x + 8, y + 5, x + w - 8, y + 5, p.line)
        return y + 10
    if item.mark is not None:
        canvas.box(x, y + 1, w, 26, p.tint, 6, p.accent, 2)
    if item.label == BLANK:
        canvas.box(x + 22, y + 10, w * (0.5, 0.36, 0.44)[int(y) % 3], 8, p.blank, 4)
        return y + 28
    if item.tick:
        canvas.stroke(f"M{x + 6:.1f} {y + 14:.1f}l3.500 3.500l6-7", p.ink, 1.8)
    words = labels(item.label)
    canvas.text(x + 22, y + 18.5, words, 13, p.soft if item.dim else p.ink, room=w - 26)
    if item.keys:
        canvas.text(x + w - 10, y + 18.5, item.keys, 13, p.soft, room=width(item.keys, 13) + 1, anchor="end")
    if item.mark:
        canvas.disc(x, y + 14, item.mark)
    return y + 28


def alert(canvas: Canvas, labels: Labels, scene: Alert) -> float:
    """A dialog; its height."""
    p = canvas.palette
    parts = Canvas(canvas.wide, p)
    x, w = LEFT + 30.0, RIGHT - LEFT - 60.0
    room = w - 40
    end = paragraph(parts, labels(scene.heading), x + 20, 40, room, 14, p.ink, bold=True)
    if scene.text:
        end = paragraph(parts, labels(scene.text), x + 20, end + 4, room, 12, p.ink)
    if scene.field:
        parts.box(x + 20, end + 12, room, 28, p.ground, 6, p.edge)
        parts.text(x + 30, end + 31, labels(scene.field), 13, p.ink, room=room - 20)
        end += 42
    end += 14
    right = x + w - 20
    for row in reversed(scene.buttons):
        words = labels(row.label)
        bw = max(70.0, width(words, 13) + 24)
        if right - bw < x + 16:
            right, end = x + w - 20, end + 34
        marked = row.mark is not None
        parts.box(
            right - bw, end, bw, 26, p.tint if marked else p.bar, 7, p.accent if marked else p.edge, 2 if marked else 1
        )
        ink = p.red if row.button == "red" else p.ink
        parts.text(right - bw / 2, end + 17.5, words, 13, ink, room=bw - 14, anchor="middle")
        if row.mark:
            parts.disc(right - bw, end, row.mark)
        right -= bw + 10
    end += 44
    canvas.box(LEFT, 1, RIGHT - LEFT, end + 20, p.shade, 11, p.edge, 1.5)
    canvas.box(x, 22, w, end - 22, p.cell, 14, p.edge)
    canvas.parts += parts.parts
    return end + 22
