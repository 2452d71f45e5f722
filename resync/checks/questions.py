"""Rules for the tables that measure the search: right pages, none twice, none copied."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from resync.checks.rule import rule
from resync.load import Content
from resync.model import Fix, Page, Symptom
from resync.problems import Problem
from resync.questions import FEWEST, OFF_TOPIC, QUESTIONS, SETS, read

Row = Mapping[str, str]
Entry = Page[Symptom] | Page[Fix]


@dataclass(frozen=True)
class Table:
    """A table of questions: the column with the text, and the kinds of pages that each other column leads to.

    A column of ``spare`` may be empty: where nothing is broken, no fix ends it.
    """

    file: str
    text: str
    columns: Mapping[str, tuple[str, ...]]
    spare: tuple[str, ...] = ()


TABLES = tuple(
    table
    for questions, tickets in SETS.values()
    for table in (
        Table(questions, "query", {"accept": ("symptoms", "fixes")}),
        Table(tickets, "ticket", {"symptoms": ("symptoms",), "fixes": ("fixes",)}, spare=("fixes",)),
    )
) + tuple(Table(file, "text", {}) for file in OFF_TOPIC.values())


@rule(
    "questions",
    "A question that measures the search leads to pages that exist, stands once, and is copied from no page.",
    file="tests/search/questions.tsv",
    good="S01",
    bad="S01 S99",
    needs=("symptoms", "fixes"),
)
def questions(content: Content) -> Iterator[Problem]:
    """Rows of the tables that would measure something else than they say."""
    seen: dict[str, str] = {}
    for table in TABLES:
        path = content.root / table.file
        if path.is_file():
            rows = read(path)
            for line, wrong, allowed in mistakes(rows, table, content):
                yield Problem(table.file, f"line {line}", wrong, allowed)
            for line, row in enumerate(rows, start=2):
                text = row.get(table.text) or ""
                if seen.setdefault(text.casefold(), table.file) != table.file:
                    wrong = f"'{text}' stands in {seen[text.casefold()]}, too"
                    yield Problem(table.file, f"line {line}", wrong, "each text in one of the sets")


@rule(
    "asked-for",
    f"Questions lead to each symptom {FEWEST['S']} times at least, and to each fix once.",
    file="tests/search/questions.tsv",
    good="the mac is a silent brick\tS01",
    bad="the mac is a silent brick\tS02",
    needs=("symptoms", "fixes"),
)
def asked_for(content: Content) -> Iterator[Problem]:
    """Pages that the search is never measured with."""
    table = TABLES[0]
    path = content.root / table.file
    rows = read(path) if path.is_file() else []
    if not rows or any(True for _ in mistakes(rows, table, content)):
        return  # a wrong row leaves the page that was meant without its question
    asked = Counter(key for row in rows for key in row["accept"].split())
    for key, page in content.site.entries.items():
        times, least = asked[key], FEWEST[key[0]]
        if times < least:
            wrong = f"{times} questions lead to this page"
            yield Problem(f"docs/{page.path}", "id", wrong, f"{least} at least in {QUESTIONS}")


def mistakes(rows: list[dict[str, str]], table: Table, content: Content) -> Iterator[tuple[int, str, str]]:
    """Line, what is wrong and what is allowed, for each mistake in the rows of one table."""
    ours = {
        _words(text): f"docs/{page.path}"
        for page in content.site.entries.values()
        for text in (page.meta.title, *page.meta.phrasings)
    }
    known = {
        column: {key for kind in kinds for key in getattr(content.site, kind)}
        for column, kinds in table.columns.items()
    }
    if rows and not {table.text, *table.columns} <= set(rows[0]):
        yield 1, "is not the head of the table", f"{_columns(table)}, with tabs between them, in UTF-8"
        return
    seen: dict[str, int] = {}
    for line, row in enumerate(rows, start=2):
        text = row.get(table.text) or ""
        if None in row or None in row.values() or not text.strip():
            yield line, "columns are missing or too many", f"with tabs between them: {_columns(table)}"
            continue
        first = seen.setdefault(text.casefold(), line)
        if first != line:
            yield line, f"'{text}' stands on line {first}, too", "each question once"
        elif _words(text) in ours:
            yield line, f"'{text}' is word for word on {ours[_words(text)]}", "words that stand on no page"
        else:
            yield from ((line, *mistake) for mistake in _ids(row, known, table.spare))


def _ids(row: Row, known: Mapping[str, set[str]], spare: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What is wrong with the ids of a row; ``known`` are those of each column, and a ``spare`` one may be empty."""
    for column, allowed in known.items():
        if column in spare and not row[column]:
            continue
        ids = row[column].split(" ")
        for wrong in ids:
            if wrong not in allowed:
                yield f"{column}: there is no page '{wrong}'", "ids of pages, such as F13"
        if len(set(ids)) < len(ids):
            yield f"{column}: an id stands twice", "each id once"


def _columns(table: Table) -> str:
    return ", ".join((table.text, *table.columns))


def _words(text: str) -> tuple[str, ...]:
    """The words alone, without case, punctuation and apostrophes."""
    return tuple(re.findall(r"\w+", re.sub("['’]", "", text.casefold())))
