"""Ways to say it: each belongs to its pages or to none, says something of its own, and measures nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from resync.checks.rule import rule
from resync.load import Content
from resync.model import ELSEWHERE, Site
from resync.problems import Problem
from resync.questions import OFF_TOPIC, SETS, read

# Tables whose texts measure the search, and the column that has them.
MEASURED = {file: column for files in SETS.values() for file, column in zip(files, ("query", "ticket"), strict=True)}
MEASURED |= dict.fromkeys(OFF_TOPIC.values(), "text")

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
    "A text in data/phrasings/ stands for pages that exist, or for elsewhere, and is no question of tests/search.",
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
    others: dict[tuple[str, ...], set[str]] = {}
    for key, page in site.entries.items():
        for text in (page.meta.title, *page.meta.phrasings):
            own.setdefault((key, _sense(text)), f"docs/{page.path}")
            others.setdefault(_words(text), {key})
    for voice, texts_by_pages in site.voices.items():
        path = f"data/phrasings/{voice}.yml"
        for key, texts in texts_by_pages.items():
            ids = key.split()
            missing = next((each for each in ids if each not in site.entries and each != ELSEWHERE), "")
            if missing or len(set(ids)) < len(ids):
                wrong = f"there is no page {missing}" if missing else "an id stands twice"
                yield Problem(path, key, wrong, "ids of pages in docs/symptoms/ or docs/fixes/, each once")
                continue
            for number, text in enumerate(texts):
                field = f"{key}.{number}"
                words = _words(text)
                same = next((own[each, _sense(text)] for each in ids if (each, _sense(text)) in own), "")
                if words in questions:
                    wrong = f"'{text}' is a question of {questions[words]}"
                    yield Problem(path, field, wrong, "other words; the search is measured with those")
                elif not others.setdefault(words, set(ids)) & set(ids):
                    wrong = f"'{text}' stands for {' '.join(sorted(others[words]))}, too"
                    yield Problem(path, field, wrong, "words that tell the two apart, or leave it out")
                elif same:
                    wrong = f"'{text}' has the same words as one in {same}"
                    yield Problem(path, field, wrong, "other words, or leave it out")
                own.update({(each, _sense(text)): f"{path}: {field}" for each in ids if not same})


def _questions(root: Path) -> dict[tuple[str, ...], str]:
    """Where each text that measures the search stands, by its words."""
    found: dict[tuple[str, ...], str] = {}
    for name, column in MEASURED.items():
        if (root / name).is_file():
            found |= {_words(row[column]): name for row in read(root / name) if row.get(column)}
    return found


def _words(text: str) -> tuple[str, ...]:
    """The words alone: case, punctuation and apostrophes say nothing."""
    return tuple(_WORD.findall(re.sub("['’]", "", text.casefold())))


def _sense(text: str) -> tuple[str, ...]:
    words = [word for word in _words(text) if word not in _FILLERS]
    return tuple(sorted(words)) or _words(text)
