"""Ways to say it: each belongs to one page, says something of its own, and measures nothing."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from resync.checks.rule import rule
from resync.load import Content
from resync.model import Site
from resync.problems import Problem
from resync.questions import SETS

# Tables whose texts measure the search, and the column that has them.
MEASURED = {file: column for files in SETS.values() for file, column in zip(files, ("query", "ticket"), strict=True)}

# Two texts are near-duplicates if they have the same words, these left out and in any order.
_FILLERS = {
    "a",
    "an",
    "the",
    "my",
    "your",
    "his",
    "her",
    "our",
    "their",
    "this",
    "that",
    "is",
    "are",
    "was",
    "were",
    "be",
    "am",
    "i",
    "it",
    "to",
    "of",
    "on",
    "in",
    "at",
    "for",
}

_WORD = re.compile(r"\w+")


@rule(
    "voices",
    "A text in data/phrasings/ stands for one page, says something of its own, and is no question of tests/search.",
    file="data/phrasings/somebody.yml",
    good="S01: [my big computer says nothing]",
    bad="S99: [my big computer says nothing]",
    needs=("symptoms", "fixes"),
)
def _rule(content: Content) -> list[Problem]:
    return check_phrasings(content.site, content.root)


def check_phrasings(site: Site, root: Path) -> list[Problem]:
    """Mistakes in ``data/phrasings/``: unknown ids, near-duplicates, and questions of ``tests/search/`` at ``root``."""
    return list(_mistakes(site, _questions(root)))


def _mistakes(site: Site, questions: dict[tuple[str, ...], str]) -> Iterator[Problem]:
    own: dict[tuple[str, tuple[str, ...]], str] = {}
    others: dict[tuple[str, ...], str] = {}
    for key, page in site.entries.items():
        for text in (page.meta.title, *page.meta.phrasings):
            own.setdefault((key, _sense(text)), f"docs/{page.path}")
            others.setdefault(_words(text), key)
    for voice, texts_by_page in site.voices.items():
        path = f"data/phrasings/{voice}.yml"
        for key, texts in texts_by_page.items():
            if key not in site.entries:
                yield Problem(path, key, "there is no such page", "the id of a page in docs/symptoms/ or docs/fixes/")
                continue
            for number, text in enumerate(texts):
                field = f"{key}.{number}"
                words = _words(text)
                if words in questions:
                    wrong = f"'{text}' is a question of {questions[words]}"
                    yield Problem(path, field, wrong, "other words; the search is measured with those")
                elif others.setdefault(words, key) != key:
                    wrong = f"'{text}' stands for {others[words]}, too"
                    yield Problem(path, field, wrong, "words that tell the two apart, or leave it out")
                elif own.setdefault((key, _sense(text)), f"{path}: {field}") != f"{path}: {field}":
                    wrong = f"'{text}' has the same words as one in {own[key, _sense(text)]}"
                    yield Problem(path, field, wrong, "other words, or leave it out")


def _questions(root: Path) -> dict[tuple[str, ...], str]:
    """Where each text that measures the search stands, by its words."""
    found = {}
    for name, column in MEASURED.items():
        if (root / name).is_file():
            with (root / name).open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                    found[_words(row[column] or "")] = name
    return found


def _words(text: str) -> tuple[str, ...]:
    """The words alone: case, punctuation and apostrophes say nothing."""
    return tuple(_WORD.findall(re.sub("['’]", "", text.casefold())))


def _sense(text: str) -> tuple[str, ...]:
    words = [word for word in _words(text) if word not in _FILLERS]
    return tuple(sorted(words)) or _words(text)
