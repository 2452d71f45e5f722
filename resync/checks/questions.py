"""Rules for the tables that measure the search: right addresses, none twice, none copied, a third kept away."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from resync.checks.rule import rule
from resync.load import Content
from resync.model import Fix, Page, Symptom
from resync.problems import Problem

FOLDER = Path("tests/search")
# How often each kind of page is asked for at least.
FEWEST = {"symptoms": 4, "fixes": 1}

Row = Mapping[str, str]
Entry = Page[Symptom] | Page[Fix]


@dataclass(frozen=True)
class Table:
    """A table of questions: the column with the text, and the kinds of pages that each other column leads to."""

    file: str
    text: str
    columns: Mapping[str, tuple[str, ...]]


TABLES = (
    Table("questions.tsv", "query", {"accept": ("symptoms", "fixes")}),
    Table("tickets.tsv", "ticket", {"symptoms": ("symptoms",), "fixes": ("fixes",)}),
)


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a table. Quotation marks are part of what people write, not of the format."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def set_of(text: str) -> str:
    """The rule of tests/search/README.md."""
    return "tune" if int(hashlib.sha256(text.encode()).hexdigest(), 16) % 3 else "kept"


@rule(
    "questions",
    "A question that measures the search leads to pages that exist, stands once, and is copied from no page.",
    file="tests/search/questions.tsv",
    good="/symptoms/mac-stays-silent/",
    bad="/symptoms/mac-stays-silent/ /symptoms/mac-stays-loud/",
    needs=("symptoms", "fixes"),
)
def questions(content: Content) -> Iterator[Problem]:
    """Rows of both tables that would measure something else than they say."""
    for table in TABLES:
        path = content.root / FOLDER / table.file
        if path.is_file():
            for line, wrong, allowed in mistakes(read(path), table, content):
                yield Problem((FOLDER / table.file).as_posix(), f"line {line}", wrong, allowed)


@rule(
    "asked-for",
    f"Questions lead to each symptom {FEWEST['symptoms']} times at least, and to each fix once.",
    file="tests/search/questions.tsv",
    good="the mac is a silent brick\t/symptoms/mac-stays-silent/",
    bad="the mac is a silent brick\t/symptoms/history-is-gone/",
    needs=("symptoms", "fixes"),
)
def asked_for(content: Content) -> Iterator[Problem]:
    """Pages that the search is never measured with."""
    table = TABLES[0]
    path = content.root / FOLDER / table.file
    rows = read(path) if path.is_file() else []
    if not rows or any(True for _ in mistakes(rows, table, content)):
        return  # a wrong row leaves the page that was meant without its question
    asked = Counter(address for row in rows for address in row["accept"].split())
    for page in content.site.entries.values():
        times, least = asked[f"/{page.address}"], FEWEST[page.address.split("/")[0]]
        if times < least:
            wrong = f"{times} questions lead to this page"
            yield Problem(f"docs/{page.path}", "id", wrong, f"{least} at least in {FOLDER.as_posix()}/questions.tsv")


def mistakes(rows: list[dict[str, str]], table: Table, content: Content) -> Iterator[tuple[int, str, str]]:
    """Line, what is wrong and what is allowed, for each mistake in the rows of one table."""
    ours = {
        _words(text): f"docs/{page.path}"
        for page in content.site.entries.values()
        for text in (page.meta.title, *page.meta.phrasings)
    }
    known = {
        column: {f"/{page.address}" for kind in kinds for page in getattr(content.site, kind).values()}
        for column, kinds in table.columns.items()
    }
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
        elif row["set"] != set_of(text):
            wrong = f"the set of '{text}' is {row['set']}"
            yield line, wrong, f"{set_of(text)}: the text decides (README.md there)"
        else:
            yield from ((line, *mistake) for mistake in _addresses(row, known))


def _addresses(row: Row, known: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """What is wrong with the addresses of a row; ``known`` are those of each column."""
    for column, allowed in known.items():
        addresses = row[column].split(" ")
        for wrong in addresses:
            if wrong not in allowed:
                yield f"{column}: there is no page '{wrong}'", "addresses such as /fixes/sync-now/"
        if len(set(addresses)) < len(addresses):
            yield f"{column}: an address stands twice", "each address once"


def _columns(table: Table) -> str:
    return ", ".join((table.text, *table.columns, "set"))


def _words(text: str) -> tuple[str, ...]:
    """The words alone, without case, punctuation and apostrophes."""
    return tuple(re.findall(r"\w+", re.sub("['’]", "", text.casefold())))
