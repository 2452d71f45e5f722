"""The tables that measure the search are large and well mixed, and each mistake in them is noticed."""

from __future__ import annotations

import pytest

from resync.checks import RULES
from resync.checks.questions import TABLES, mistakes
from resync.load import read_content
from resync.questions import SETS, read
from tests.contents import content_of

QUESTIONS, TICKETS, *KEPT = TABLES
STRANGE = TABLES[-1]


def test_questions_and_tickets_are_many_and_some_only_measure(root):
    counts = {group: [len(read(root / file)) for file in files] for group, files in SETS.items()}
    assert [sum(both) for both in zip(*counts.values(), strict=True)] >= [1500, 300]
    assert counts["kept"] >= [200, 50]


def test_tickets_are_about_many_pages(root):
    rows = read(root / TICKETS.file)
    assert len({key for row in rows for key in row["symptoms"].split()}) >= 70


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"accept": "S999"}, "no page 'S999'"),
        ({"accept": "/symptoms/mac-not-receiving/"}, "no page '/symptoms/mac-not-receiving/'"),
        ({"accept": ""}, "no page ''"),
        ({"accept": "F13 F13"}, "an id stands twice"),
        ({"accept": None}, "columns are missing or too many"),
        ({"query": "NEW MESSAGES reach the iPhone, but not the Mac!"}, "is word for word on docs/symptoms/"),
    ],
)
def test_a_bad_question_is_noticed(site, change, wrong):
    good = {"query": "mac is mute", "accept": "S03"}
    assert list(mistakes([good], QUESTIONS, content_of(site))) == []
    (found,) = mistakes([good | change], QUESTIONS, content_of(site))
    assert found[0] == 2
    assert wrong in "; ".join(found[1:])


def test_a_question_that_is_there_twice_is_noticed(site):
    row = {"query": "mac is mute", "accept": "S03"}
    again = row | {"query": "Mac is mute"}
    (found,) = mistakes([row, again], QUESTIONS, content_of(site))
    assert found == (3, "'Mac is mute' stands on line 2, too", "each question once")


def test_a_question_of_both_sets_is_noticed(copy):
    for table in (QUESTIONS, KEPT[0]):
        (copy / table.file).parent.mkdir(parents=True, exist_ok=True)
        (copy / table.file).write_text("query\taccept\nthe mac is a silent brick\tS03\n", encoding="utf-8")
    (found,) = RULES["questions"].find(read_content(copy))
    assert str(found).startswith(f"{KEPT[0].file}: 'the mac is a silent brick' stands in {QUESTIONS.file}, too")


def test_a_text_about_other_things_stands_once_and_on_no_page(site):
    row = {"text": "the toaster is mute", "kind": "product"}
    assert list(mistakes([row], STRANGE, content_of(site))) == []
    copied = {"text": "New messages reach the iPhone but not the Mac", "kind": "product"}
    found = list(mistakes([row, row, copied], STRANGE, content_of(site)))
    assert [(line, wrong.split(" ")[-3:]) for line, wrong, _ in found] == [
        (3, ["line", "2,", "too"]),
        (4, ["word", "on", "docs/symptoms/mac-not-receiving.md"]),
    ]


def test_a_ticket_may_have_nothing_to_repair(site):
    row = {"ticket": "why are there two colours", "symptoms": "S21", "fixes": ""}
    assert list(mistakes([row], TICKETS, content_of(site))) == []
    (found,) = mistakes([row | {"symptoms": ""}], TICKETS, content_of(site))
    assert "symptoms: there is no page ''" in found[1]
