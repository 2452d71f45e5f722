"""Room for words: how wide a text can become, and where it breaks.

A reader's system font is not known when a screen is drawn. The widths here are those of DejaVu Sans,
one of the widest fonts in use, in hundredths of the font size; most fonts need less.
"""

from __future__ import annotations

_REGULAR = {
    28: "'ijl", 30: "IJ", 32: " ,.‘’·", 34: "/:;\\|", 36: "f", 37: "-", 40: "()[]t›", 41: "!", 42: "r", 46: '"',
    50: "*_`–", 52: "“”", 53: "sz", 54: "?", 55: "c", 56: "L", 58: "Fk", 60: "vxy", 61: "P", 62: "TYaeo",
    64: "$0123456789ESbdghnpqu{}€£", 66: "K", 69: "ABVXZ", 70: "CR", 74: "U", 75: "N", 76: "H", 78: "&DG", 79: "OQ",
    82: "w", 84: "#+<=>^~×✓⇧", 87: "M", 96: "%", 98: "m", 99: "W", 100: "@…—⌘", 116: "⌥",
}  # fmt: skip
_BOLD = {
    31: "'", 35: " ijl", 37: "/\\|", 38: ",.IJ‘’·", 40: ":;", 42: "-›", 44: "f", 46: "!()[]", 48: "t", 50: "_`r–",
    53: '"*', 59: "?z", 60: "cs", 64: "L", 65: "x", 66: "vy“”", 67: "k", 68: "ae", 69: "EFTo", 70: "$0123456789€£",
    72: "bdghnpqu{}", 73: "SYZ", 74: "CP", 77: "B", 78: "AKRVX", 82: "U", 83: "G", 84: "#+<=>DHN^~×✓⇧", 86: "OQ",
    88: "&", 93: "w⌘", 100: "@M…—", 101: "%", 105: "m", 111: "W", 116: "⌥",
}  # fmt: skip
_WIDTHS = {
    weight: {letter: width for width, letters in table.items() for letter in letters}
    for weight, table in (("regular", _REGULAR), ("bold", _BOLD))
}
# A letter that the tables lack is given the room of the widest ones.
_UNKNOWN = 100


class SceneError(ValueError):
    """A scene that cannot be drawn; the message is the two halves of a problem."""


class TooLongError(SceneError):
    """A text that does not fit where the scene puts it."""


def width(text: str, size: float, bold: bool = False) -> float:
    """The most room that ``text`` needs at ``size`` pixels, in pixels."""
    table = _WIDTHS["bold" if bold else "regular"]
    return sum(table.get(letter, _UNKNOWN) for letter in text) * size / 100


def wrap(text: str, size: float, room: float, bold: bool = False, most: int = 9) -> list[str]:
    """``text`` as lines of at most ``room`` pixels, broken between words.

    Raises :class:`TooLongError` if a word alone is wider, or if there are more than ``most`` lines.
    """
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, bold) <= room:
            lines[-1] = joined
        elif width(word, size, bold) > room:
            raise TooLongError(f"'{word}' is too wide; at most {room:.0f} px at {size:g} px, it needs "
                               f"{width(word, size, bold):.0f}")  # fmt: skip
        else:
            lines.append(word)
    if len(lines) > most:
        raise TooLongError(f"'{text}' needs {len(lines)} lines; at most {most} here")
    return lines


def fit(text: str, size: float, room: float, bold: bool = False, least: float = 11) -> float:
    """The greatest font size up to ``size`` at which ``text`` is one line of ``room`` pixels.

    Raises :class:`TooLongError` if that would be less than ``least``.
    """
    needed = width(text, size, bold)
    if needed <= room:
        return size
    smaller = int(size * room / needed * 10) / 10
    if smaller < least:
        raise TooLongError(f"'{text}' is too wide; at most {room:.0f} px, at {least:g} px it needs "
                           f"{width(text, least, bold):.0f}")  # fmt: skip
    return smaller
