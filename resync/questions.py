"""The tables that measure search and triage: ``tests/search/questions.tsv`` and ``tickets.tsv``.

Pages stand in them by id, so that a renamed page changes nothing. Which set a row belongs to is no
column: its text decides.
"""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

QUESTIONS = "tests/search/questions.tsv"
TICKETS = "tests/search/tickets.tsv"
# How many questions lead to each page at least, by the first letter of its id.
FEWEST = {"S": 4, "F": 1}


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a table. Quotation marks are part of what people write, not of the format."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def set_of(text: str) -> str:
    """``kept`` for a third of the texts, which only measure; ``tune`` for the others."""
    return "tune" if int(hashlib.sha256(text.encode()).hexdigest(), 16) % 3 else "kept"


def row(text: str, *ids: str) -> str:
    """A line of the table of questions."""
    return f"{text}\t{' '.join(ids)}\n"
