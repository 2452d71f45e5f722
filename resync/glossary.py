"""A word that needs explaining stands once, in ``data/glossary.yml``; a page explains it where it stands.

Front matter and data files write ``{gloss:vpn}``, which is replaced while they are read by the word with its
meaning in brackets: "VPN (a private tunnel to the internet)". A body writes ``{{ gloss("vpn") }}``, a macro.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from resync.model import Word

NOTATION = re.compile(r"\{gloss:([^{}\n]*)\}")


def explained(word: Word) -> str:
    """The word with its meaning in brackets, or alone if it has no short one."""
    return f"{in_text(word)} ({word.gloss})" if word.gloss else in_text(word)


def without_glosses(text: str, words: Mapping[str, Word]) -> str:
    """The text without what the glossary put in brackets."""
    for word in words.values():
        if word.gloss and word.gloss in text:
            text = text.replace(f" ({word.gloss})", "")
    return text


def in_text(word: Word) -> str:
    """The word as it stands in a sentence."""
    return word.in_text or word.word


def fill(text: str, words: Mapping[str, Word]) -> str:
    """The same YAML text with each explained word in place of its key; what is unknown stays."""
    return NOTATION.sub(lambda match: explained(words[match[1]]) if match[1] in words else match[0], text)
