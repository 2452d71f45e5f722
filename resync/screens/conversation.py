"""A conversation: blue and green bubbles, and what stands under them."""

from __future__ import annotations

from resync.screens import phone
from resync.screens.canvas import Canvas
from resync.screens.labels import Labels
from resync.screens.lists import LINE, chevron
from resync.screens.model import Bubble, Conversation
from resync.screens.text import fit, width, wrap


def on_phone(canvas: Canvas, labels: Labels, scene: Conversation) -> float:
    """A conversation on iPhone or iPad; its height."""
    p = canvas.palette
    parts = Canvas(canvas.wide, p)
    middle = canvas.wide / 2
    chevron(parts, phone.LEFT + 24, 58, 7, p.link, left=True)
    parts.shape("circle", cx=middle, cy=56, r=19, fill=p.blank)
    parts.icon("account", middle - 13, 43, 26, p.soft)
    name = labels(scene.name)
    w = width(name, 12) + 24
    marked = scene.mark is not None
    parts.box(
        middle - w / 2, 78, w, 22, p.tint if marked else p.cell, 11, p.accent if marked else p.line, 2 if marked else 1
    )
    parts.text(middle, 93, name, 12, p.ink, room=w - 20, anchor="middle")
    if scene.mark:
        parts.disc(middle - w / 2 - 14, 89, scene.mark)
    y = bubbles(parts, labels, scene.bubbles, phone.LEFT + 16, 118, phone.FRAME - 32, 15)
    if scene.menu:
        y = phone.floating_menu(parts, labels, scene.menu, phone.RIGHT - 16 - 210, y + 4, 210)
    field = max(y + 14, phone.LEAST - 52)
    parts.box(phone.LEFT + 16, field, phone.FRAME - 32, 34, p.cell, 17, p.line)
    high = field + 52
    phone.frame(canvas, high, p.ground)
    phone.status(canvas)
    canvas.parts += parts.parts
    return high


def on_mac(canvas: Canvas, labels: Labels, scene: Conversation) -> float:
    """The Messages window of a Mac; its height."""
    p = canvas.palette
    parts = Canvas(canvas.wide, p)
    left, side, right = 2, 104, canvas.wide - 2
    parts.text(side + 14, 30, labels(scene.name), 13, p.ink, room=right - side - 28, bold=True)
    parts.line(side, 46, right, 46, p.line)
    for number in range(4):
        top = 48 + 44 * number
        if number == 0:
            parts.box(left + 6, top, side - left - 12, 38, p.tint if scene.mark is not None else p.line, 8,
                      p.accent if scene.mark is not None else None, 2)  # fmt: skip
        parts.shape("circle", cx=left + 24, cy=top + 19, r=11, fill=p.blank, stroke=p.soft)
        parts.box(left + 42, top + 10, (44, 36, 48, 40)[number], 7, p.soft, 3.5)
        parts.box(left + 42, top + 22, (48, 46, 38, 50)[number], 6, p.blank, 3)
    if scene.mark:
        parts.disc(left + 13, 50, scene.mark)
    y = bubbles(parts, labels, scene.bubbles, side + 14, 60, right - side - 28, 13)
    if scene.menu:
        y = phone.floating_menu(parts, labels, scene.menu, 40, 88, 206)
    high = max(y + 50, 240)
    parts.box(side + 14, high - 38, right - side - 28, 26, p.cell, 13, p.line)
    canvas.box(left, 1, right - left, high - 2, p.cell, 12, p.edge, 1.5)
    canvas.shape(
        "path", fill=p.bar,
        d=f"M{left + 1} 13a11 11 0 0 1 11-11H{side}V{high - 2:.1f}H{left + 12}a11 11 0 0 1-11-11z",
    )  # fmt: skip
    window_buttons(canvas, left + 16, 18)
    canvas.parts += parts.parts
    return high


def window_buttons(canvas: Canvas, x: float, y: float) -> None:
    """The three buttons at the top of a window."""
    for number in range(3):
        canvas.shape("circle", cx=x + 15 * number, cy=y, r=4.5, fill=canvas.palette.off)


def bubbles(canvas: Canvas, labels: Labels, rows: list[Bubble], x: float, y: float, w: float, size: float) -> float:
    """Messages from ``y`` down; where they end."""
    p = canvas.palette
    for row in rows:
        mine = row.sender == "me"
        fill = (p.blue if row.colour == "blue" else p.green) if mine else p.grey
        ink = p.on_bubble if mine else p.ink
        spare = 26 if row.failed else 0
        lines = wrap(labels(row.text), size, w * 0.72 - 28) if row.text else []
        bw = max((width(line, size) for line in lines), default=w * 0.4) + 28
        bh = max(len(lines), 1) * size * LINE + 14
        bx = x + w - bw - spare if mine else x
        if row.mark is not None:
            canvas.box(bx - 5, y - 5, bw + 10 + spare, bh + 10, p.tint, 21, p.accent, 2)
        canvas.box(bx, y, bw, bh, fill, min(17, bh / 2))
        for number, line in enumerate(lines):
            canvas.text(bx + 14, y + 7 + (number + 0.76) * size * LINE, line, size, ink, room=bw - 27)
        if row.failed:
            canvas.shape("circle", cx=x + w - 11, cy=y + bh / 2, r=9, fill="none", stroke=p.red, stroke_width=2)
            canvas.line(x + w - 11, y + bh / 2 - 4.5, x + w - 11, y + bh / 2 + 0.5, p.red, 2)
            canvas.shape("circle", cx=x + w - 11, cy=y + bh / 2 + 4, r=1.2, fill=p.red)
        if row.mark:
            canvas.disc(bx - 18 if mine else bx + bw + 18, y + bh / 2, row.mark)
        y += bh
        if row.note:
            note = labels(row.note)
            small = fit(note, 12, w - 8)
            canvas.text(x + w - 4 if mine else x + 4, y + 18, note, small, p.red if row.failed else p.soft, room=w - 8,
                        anchor="end" if mine else "start")  # fmt: skip
            y += 20
        y += 10
    return y
