"""The search questions and tickets are usable: right addresses, none twice, none copied, a third kept away."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter

import pytest

QUESTIONS = "tests/search/questions.tsv"
TICKETS = "tests/search/tickets.tsv"


def read(path):
    """The rows of a table as dicts. Quotation marks are part of what people write, not of the format."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def set_of(text):
    """The rule of tests/search/README.md."""
    return "tune" if int(hashlib.sha256(text.encode()).hexdigest(), 16) % 3 else "kept"


def words(text):
    """The words alone, without case, punctuation and apostrophes."""
    return re.findall(r"\w+", re.sub("['’]", "", text.casefold()))


def mistakes(rows, text, columns, site):
    """What is wrong with the rows of one table; ``columns`` hold addresses and the kind they lead to."""
    found = []
    pages = [page.meta for page in site.entries.values()]
    ours = [words(text) for page in pages for text in (page.title, *page.phrasings)]
    seen = set()
    for row in rows:
        if None in row or None in row.values() or not row[text].strip():
            found.append(f"{row}: columns are missing or too many")
            continue
        key = row[text].casefold()
        if key in seen:
            found.append(f"{row[text]}: there twice")
        seen.add(key)
        if words(key) in ours:
            found.append(f"{row[text]}: word for word a title or phrasing of a page")
        if row["set"] != set_of(row[text]):
            found.append(f"{row[text]}: the set is {set_of(row[text])}")
        for column, allowed in columns.items():
            known = {f"/{page.address}" for page in allowed.values()}
            addresses = row[column].split(" ")
            found += [f"{row[text]}: {column}: no page {wrong!r}" for wrong in addresses if wrong not in known]
            if len(set(addresses)) < len(addresses):
                found.append(f"{row[text]}: {column}: an address is there twice")
    return found


def test_questions_are_right(root, site):
    rows = read(root / QUESTIONS)
    assert mistakes(rows, "query", {"accept": site.entries}, site) == []
    assert len(rows) >= 450
    assert 0.3 < sum(row["set"] == "kept" for row in rows) / len(rows) < 0.37


def test_every_page_is_asked_for(root, site):
    asked = Counter(address for row in read(root / QUESTIONS) for address in row["accept"].split())
    assert [page.path for page in site.symptoms.values() if asked[f"/{page.address}"] < 4] == []
    assert [page.path for page in site.fixes.values() if asked[f"/{page.address}"] < 1] == []


def test_tickets_are_right(root, site):
    rows = read(root / TICKETS)
    assert mistakes(rows, "ticket", {"symptoms": site.symptoms, "fixes": site.fixes}, site) == []
    assert len(rows) >= 90
    assert len({address for row in rows for address in row["symptoms"].split()}) >= 70
    assert 0.25 < sum(row["set"] == "kept" for row in rows) / len(rows) < 0.4


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"accept": "/symptoms/no-such-page/"}, "no page '/symptoms/no-such-page/'"),
        ({"accept": "symptoms/mac-not-receiving/"}, "no page 'symptoms/mac-not-receiving/'"),
        ({"accept": ""}, "no page ''"),
        ({"accept": "/fixes/sync-now/ /fixes/sync-now/"}, "an address is there twice"),
        ({"set": "tune"}, "the set is kept"),
        ({"set": None}, "columns are missing or too many"),
        ({"query": "NEW MESSAGES reach the iPhone, but not the Mac!"}, "word for word a title or phrasing"),
    ],
)
def test_a_bad_question_is_noticed(site, change, wrong):
    good = {"query": "mac is mute", "accept": "/symptoms/mac-not-receiving/", "set": "kept"}
    assert mistakes([good], "query", {"accept": site.entries}, site) == []
    assert wrong in "\n".join(mistakes([good | change], "query", {"accept": site.entries}, site))


def test_a_question_that_is_there_twice_is_noticed(site):
    row = {"query": "mac is mute", "accept": "/symptoms/mac-not-receiving/", "set": "kept"}
    again = row | {"query": "Mac is mute", "set": set_of("Mac is mute")}
    assert mistakes([row, again], "query", {"accept": site.entries}, site) == ["Mac is mute: there twice"]
