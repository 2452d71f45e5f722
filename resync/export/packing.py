"""Many short texts in few bytes: each word is one or two characters, the most frequent words one.

A web server's gzip sees half as much and finds more that repeats. ``search-unpack.js`` is the way back.
"""

from __future__ import annotations

import re
from collections import Counter

# Stands between words and between texts. A line feed would need two more characters in JSON.
SEPARATOR = "~"
# Printable, one byte each, and nothing that JSON or a JavaScript string in single quotes would escape.
ALPHABET = "".join(chr(code) for code in range(32, 127) if chr(code) not in f"\"'\\{SEPARATOR}")

# A single space between two words is not written; any other gap is a word of its own.
_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|(?:[\W_])+")


def pack(texts: list[str]) -> dict[str, object]:
    """The texts as ``words`` and ``text``, each joined with :data:`SEPARATOR`; ``single`` words have one character.

    Raises ValueError if a text has the separator, or if there are more different words than codes.
    """
    if any(SEPARATOR in text for text in texts):
        raise ValueError(f"a text has '{SEPARATOR}'; it stands between texts")
    lines = [_pieces(text) for text in texts]
    counts = Counter(piece for line in lines for piece in line)
    ranked = sorted(counts, key=lambda piece: (-counts[piece], piece))
    size = len(ALPHABET)
    single = min(size, (size * size - len(ranked)) // (size - 1))
    if single < 1:
        raise ValueError(f"{len(ranked)} different words; at most {size * size - size}")
    # Alphabetical inside a block of one code length or one first character: costs nothing and packs better.
    words = sorted(ranked[:single])
    for start in range(single, len(ranked), size):
        words += sorted(ranked[start : start + size])
    codes = {word: _code(number, single) for number, word in enumerate(words)}
    return {
        "words": SEPARATOR.join(words),
        "single": single,
        "text": SEPARATOR.join("".join(codes[piece] for piece in line) for line in lines),
    }


def _pieces(text: str) -> list[str]:
    return [piece for piece in _PIECE.findall(text) if piece != " "]


def _code(number: int, single: int) -> str:
    if number < single:
        return ALPHABET[number]
    first, second = divmod(number - single, len(ALPHABET))
    return ALPHABET[single + first] + ALPHABET[second]
