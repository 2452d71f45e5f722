"""The Flesch-Kincaid grade of a text: how many years of school it asks for.

Formula: J. P. Kincaid and others, Research Branch Report 8-75, 1975. Syllables are counted by the
spelling; a test compares the grades of our pages with those of a library that looks words up in a
dictionary, which takes longer to load than all our rules to run.
"""

# cspell:ignore flesch laeiouy laeiouyszxcgh tdaeiouy eful eless ement aeio uiet

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*")
_SENTENCE_END = re.compile(r"[.!?]+[\"”’)]*\s+|\n+")
_SHORT = 2  # words; what has no more is a label and no sentence
_GROUPS = re.compile(r"[aeiouy]+")
# Endings and beginnings whose vowels are not heard, and vowels that are heard one by one.
_SILENT = re.compile(
    r"(?:[aeiouy]les?|[^laeiouyszxcgh]es|[^tdaeiouy]ed|[^laeiouy]e|[^aeiouy]ely|eful|eless|ement|every\w+|some\w+)$"
)
_SPLIT = re.compile(r"[aeio]ing|[^ct]ia(?!n$|r)|ier|io(?!u|n)|eo(?!ple)|ua(?!r|g)|[^q]ui(?!t|d)|uiet|ism$|iu|[ds]n't$")


def kincaid_grade(text: str) -> float:
    """The grade of a text of whole sentences; 0 for one without words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = sum(1 for part in _SENTENCE_END.split(text) if len(part.split()) > _SHORT) or 1
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """How many syllables an English word has, judged by its spelling; at least one."""
    parts = re.split("[-0-9]+", word.lower().replace("’", "'"))
    return sum(max(1, _heard(part)) for part in parts if part) or 1


def _heard(word: str) -> int:
    count = len(_GROUPS.findall(word)) + len(_SPLIT.findall(word))
    return count - 1 if _SILENT.search(word) and count > 1 else count
