"""The tables that measure search and triage: ``questions.tsv``, ``tickets.tsv`` and ``off-topic.tsv`` of two sets.

Pages stand in them by id, so that a renamed page changes nothing.
"""

from __future__ import annotations

import csv
from pathlib import Path

QUESTIONS = "tests/search/questions.tsv"
TICKETS = "tests/search/tickets.tsv"
KEPT_QUESTIONS = "tests/search/kept/questions.tsv"
KEPT_TICKETS = "tests/search/kept/tickets.tsv"
# Those of each set: the first is for work on the search, the other only measures it.
SETS = {"tune": (QUESTIONS, TICKETS), "kept": (KEPT_QUESTIONS, KEPT_TICKETS)}
# What no page answers, of each set.
OFF_TOPIC = {"tune": "tests/search/off-topic.tsv", "kept": "tests/search/kept/off-topic.tsv"}
# How many questions lead to each page at least, by the first letter of its id.
FEWEST = {"S": 4, "F": 1}


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a table. Quotation marks are part of what people write, not of the format.

    What is not UTF-8 is replaced: the rule for questions tells a head that can't be read.
    """
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def row(text: str, *ids: str) -> str:
    """A line of the table of questions."""
    return f"{text}\t{' '.join(ids)}\n"
