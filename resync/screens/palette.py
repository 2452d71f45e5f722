"""The colours of all screens, light and dark. Contrast is tested: 4.5:1 for text, 3:1 for shapes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """One scheme. Names say what a colour is for; blue and green are iMessage and SMS in bubbles."""

    ground: str  # behind groups of rows
    cell: str  # a row, a card
    bar: str  # toolbars, sidebars, the menu bar
    ink: str
    soft: str  # second line, headers and footers
    line: str  # hairlines
    edge: str  # the outline of a device or window
    blank: str  # bars that stand for what is not shown
    link: str  # what can be pressed
    red: str
    switch: str  # a switch that is on
    off: str  # a switch that is off
    knob: str
    chosen: str  # the selected row of a list or menu
    on_chosen: str
    blue: str
    green: str
    blue_line: str  # arrows
    green_line: str
    grey: str  # the other person's bubble
    on_bubble: str
    accent: str  # our highlight and callouts
    tint: str
    on_accent: str
    shade: str  # behind an alert


LIGHT = Palette(
    ground="#f2f2f6", cell="#fff", bar="#e7e7ec", ink="#16161a", soft="#5f5f66", line="#d5d5db", edge="#8b8b93",
    blank="#dcdce2", link="#0058c8", red="#c01f12", switch="#1f8038", off="#86868c", knob="#fff", chosen="#0058c8",
    on_chosen="#fff", blue="#0062d6", green="#1b7a35", blue_line="#0062d6", green_line="#1b7a35", grey="#e4e4e9", on_bubble="#fff", accent="#6d2f5b",
    tint="#f6e6f0", on_accent="#fff", shade="#b4b4bc",
)  # fmt: skip
DARK = Palette(
    ground="#0c0c0e", cell="#1f1f22", bar="#2a2a2e", ink="#f4f4f6", soft="#adadb5", line="#3d3d42", edge="#85858c",
    blank="#3a3a40", link="#6bb0ff", red="#ff8b80", switch="#23903f", off="#8d8d94", knob="#fff", chosen="#1f5fae",
    on_chosen="#fff", blue="#0b63cc", green="#1b7a35", blue_line="#62a6ff", green_line="#4cc370", grey="#38383d", on_bubble="#fff", accent="#e9b3d5",
    tint="#45273b", on_accent="#2a0f22", shade="#000",
)  # fmt: skip
SCHEMES = {"light": LIGHT, "dark": DARK}


def luminance(colour: str) -> float:
    """Relative luminance of ``#rgb`` or ``#rrggbb`` as WCAG 2.2 defines it, from 0 to 1."""
    digits = colour.lstrip("#")
    if len(digits) == len("rgb"):
        digits = "".join(d * 2 for d in digits)
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
