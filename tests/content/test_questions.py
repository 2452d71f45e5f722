"""The tables that measure the search are large and well mixed, and each mistake in them is noticed."""

from __future__ import annotations

import pytest

from resync.checks.questions import TABLES, mistakes
from resync.questions import read, set_of
from tests.contents import content_of

QUESTIONS, TICKETS = TABLES


def test_questions_are_many_and_a_third_is_kept_away(root):
    rows = read(root / QUESTIONS.file)
    assert len(rows) >= 450
    assert 0.3 < sum(set_of(row["query"]) == "kept" for row in rows) / len(rows) < 0.37


def test_tickets_are_many_and_about_many_pages(root):
    rows = read(root / TICKETS.file)
    assert len(rows) >= 90
    assert len({key for row in rows for key in row["symptoms"].split()}) >= 70
    assert 0.25 < sum(set_of(row["ticket"]) == "kept" for row in rows) / len(rows) < 0.4


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
