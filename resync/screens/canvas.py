"""A small SVG writer: shapes with presentation attributes only, so that any policy lets them be shown."""

from __future__ import annotations

from html import escape

from resync.icons import has_icon, icon_path
from resync.screens.palette import Palette
from resync.screens.text import SceneError, TooLongError, width

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
DISC = 11  # radius of a callout


def number(value: float) -> str:
    """A coordinate, in tenths of a pixel."""
    return f"{value:.1f}".removesuffix(".0")


class Canvas:
    """Shapes of one drawing, ``wide`` pixels wide, in the order in which they are drawn."""

    def __init__(self, wide: float, palette: Palette) -> None:
        self.wide = wide
        self.palette = palette
        self.parts: list[str] = []

    def shape(self, tag: str, **attributes: float | str | None) -> None:
        """Any element; underscores in names are hyphens, ``None`` leaves an attribute out."""
        pairs = (
            f'{name.rstrip("_").replace("_", "-")}="{number(v) if isinstance(v, (int, float)) else escape(v)}"'
            for name, v in attributes.items()
            if v is not None
        )
        self.parts.append(f"<{tag} {' '.join(pairs)}/>")

    def box(
        self, x: float, y: float, w: float, h: float, fill: str, r: float = 0, edge: str | None = None, thick: float = 1
    ) -> None:
        """A rectangle with corners of radius ``r``, and an outline if ``edge`` is a colour."""
        self.shape(
            "rect", x=x, y=y, width=w, height=h, rx=r or None, fill=fill, stroke=edge,
            stroke_width=thick if edge and thick != 1 else None,
        )  # fmt: skip

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, thick: float = 1) -> None:
        """A straight line with round ends."""
        path = f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
        self.stroke(path, colour, thick)

    def stroke(self, path: str, colour: str, thick: float = 2) -> None:
        """An open path."""
        self.shape(
            "path", d=path, fill="none", stroke=colour, stroke_width=thick, stroke_linecap="round",
            stroke_linejoin="round",
        )  # fmt: skip

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        colour: str,
        *,
        room: float,
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """One line with its baseline at ``y``. ``data-w`` is the room that it has, for the test in a browser.

        Raises :class:`~resync.screens.text.TooLongError` if the line can need more.
        """
        if width(words, size, bold) > room + 0.5:
            raise TooLongError(f"'{words}' is too wide; at most {room:.0f} px, it needs {width(words, size, bold):.0f}")
        attributes = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{colour}"'
        attributes += ' font-weight="600"' if bold else ""
        attributes += "" if anchor == "start" else f' text-anchor="{anchor}"'
        self.parts.append(f'<text {attributes} data-w="{number(room)}">{escape(words, quote=False)}</text>')

    def icon(self, name: str, x: float, y: float, size: float, colour: str) -> None:
        """An icon of the theme's set with its top left corner at ``x``, ``y``. Raises :class:`SceneError`."""
        scale = f"{size / 24:.3f}".rstrip("0").rstrip(".")
        place = f"translate({number(x)} {number(y)})" + ("" if scale == "1" else f" scale({scale})")
        if not has_icon(name):
            raise SceneError(f"icon '{name}' does not exist; a name of Material Design Icons, such as bell-outline")
        self.shape("path", transform=place, fill=colour, d=icon_path(name))

    def disc(self, x: float, y: float, label: int) -> None:
        """A numbered callout with its centre at ``x``, ``y``."""
        p = self.palette
        self.shape("circle", cx=x, cy=y, r=DISC, fill=p.accent, stroke=p.cell, stroke_width=2)
        self.text(x, y + 4.5, str(label), 13, p.on_accent, room=2 * DISC, bold=True, anchor="middle")

    def svg(self, high: float, title: str, about: str) -> str:
        """The whole file. ``about`` becomes its description: the generation that is drawn."""
        w, h = number(self.wide), number(high)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img" '
            f'font-family="{FONT}"><title>{escape(title, quote=False)}</title><desc>{escape(about, quote=False)}</desc>'
        )
        return head + "\n" + "\n".join(self.parts) + "\n</svg>\n"
