"""Characters that an editor does not show: they would stand on a page, or keep a search from finding a word."""

from __future__ import annotations

import re

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
# Soft hyphens, spaces without width, marks of direction, private use. The joiner of emoji (U+200D) is none of them.
UNSEEN = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff\ufff9-\ufffd]")
