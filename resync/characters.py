"""Characters that an editor does not show: they would stand on a page, or keep a search from finding a word."""

from __future__ import annotations

import re

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
# Soft hyphens, spaces without width, marks of direction, private use, what could not be read. The joiner of emoji
# (200D) is none of them.
_RANGES = (
    (0x00AD, 0x00AD),
    (0x200B, 0x200C),
    (0x200E, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0xE000, 0xF8FF),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFD),
)
UNSEEN = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _RANGES) + "]")
