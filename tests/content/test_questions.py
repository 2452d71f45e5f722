"""The tables that measure the search are large and well mixed, and each mistake in them is noticed."""

from __future__ import annotations

import pytest

from resync.checks.questions import FOLDER, TABLES, mistakes, read, set_of
from tests.contents import content_of

QUESTIONS, TICKETS = TABLES


def test_questions_are_many_and_a_third_is_kept_away(root):
    rows = read(root / FOLDER / QUESTIONS.file)
    assert len(rows) >= 450
    assert 0.3 < sum(row["set"] == "kept" for row in rows) / len(rows) < 0.37


def test_tickets_are_many_and_about_many_pages(root):
    rows = read(root / FOLDER / TICKETS.file)
    assert len(rows) >= 90
    assert len({address for row in rows for address in row["symptoms"].split()}) >= 70
    assert 0.25 < sum(row["set"] == "kept" for row in rows) / len(rows) < 0.4


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"accept": "/symptoms/no-such-page/"}, "no page '/symptoms/no-such-page/'"),
        ({"accept": "symptoms/mac-not-receiving/"}, "no page 'symptoms/mac-not-receiving/'"),
        ({"accept": ""}, "no page ''"),
        ({"accept": "/fixes/sync-now/ /fixes/sync-now/"}, "an address stands twice"),
        ({"set": "tune"}, "the set of 'mac is mute' is tune; kept"),
        ({"set": None}, "columns are missing or too many"),
        ({"query": "NEW MESSAGES reach the iPhone, but not the Mac!"}, "is word for word on docs/symptoms/"),
    ],
)
def test_a_bad_question_is_noticed(site, change, wrong):
    good = {"query": "mac is mute", "accept": "/symptoms/mac-not-receiving/", "set": "kept"}
    assert list(mistakes([good], QUESTIONS, content_of(site))) == []
    (found,) = mistakes([good | change], QUESTIONS, content_of(site))
    assert found[0] == 2
    assert wrong in "; ".join(found[1:])


def test_a_question_that_is_there_twice_is_noticed(site):
    row = {"query": "mac is mute", "accept": "/symptoms/mac-not-receiving/", "set": "kept"}
    again = row | {"query": "Mac is mute", "set": set_of("Mac is mute")}
    (found,) = mistakes([row, again], QUESTIONS, content_of(site))
    assert found == (3, "'Mac is mute' stands on line 2, too", "each question once")
