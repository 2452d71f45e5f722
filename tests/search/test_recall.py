"""Search and triage are not worse than the committed figures."""

from __future__ import annotations

import pytest
import yaml

from resync.questions import OFF_TOPIC, QUESTIONS, SETS, TICKETS, read
from tests.search.engine import Engine
from tests.search.measure import addresses, figures, rank_of, read_questions


@pytest.fixture(scope="module")
def engine(site, tmp_path_factory):
    return Engine(site, tmp_path_factory.mktemp("engine"))


def test_questions_find_their_page(engine, root, site):
    floor = yaml.safe_load((root / "tests/search/floor.yml").read_text(encoding="utf-8"))["questions"]
    for group, least in floor.items():
        questions = read_questions(root / SETS[group][0], site)
        answers = engine.ask([("search", question.text, 10) for question in questions])
        ranks = [
            rank_of([f"/{result['url']}" for result in answer["results"]], question.accept)
            for question, answer in zip(questions, answers, strict=True)
        ]
        reached = figures(ranks)
        assert len(ranks) >= 100
        assert {key: reached[key] for key, value in least.items() if reached[key] < value} == {}, group


def test_tickets_find_their_page(engine, root, site):
    floor = yaml.safe_load((root / "tests/search/floor.yml").read_text(encoding="utf-8"))["tickets"]
    for group, least in floor.items():
        rows = read(root / SETS[group][1])
        answers = engine.ask([("triage", row["ticket"], 3) for row in rows])
        hits = [
            any(f"/{s['url']}" in addresses(row["symptoms"], site) for s in answer["suggestions"])
            for row, answer in zip(rows, answers, strict=True)
        ]
        assert sum(hits) / len(hits) >= least["page in 3"], group


@pytest.mark.parametrize(("what", "states"), [("triage", {"sure", "ask"}), ("search", {"found"})])
def test_what_is_not_about_messages_gets_no_page(engine, root, what, states):
    most = yaml.safe_load((root / "tests/search/floor.yml").read_text(encoding="utf-8"))["not about messages"]
    for group, file in OFF_TOPIC.items():
        rows = read(root / file)
        answers = engine.ask([(what, row["text"], 3) for row in rows])
        assert len(rows) >= 200
        called = [answer["state"] in states for answer in answers]
        assert sum(called) <= len(rows) * most[group], group
        # What comes behind these in the set to tune on is hard on purpose.
        assert sum(called[:300]) <= 300 * 0.04, group


def test_what_is_not_about_messages_is_hardly_ever_sure(engine, root):
    for file in OFF_TOPIC.values():
        rows = read(root / file)
        answers = engine.ask([("triage", row["text"], 3) for row in rows])
        assert sum(answer["state"] == "sure" for answer in answers) <= len(rows) * 0.015, file


def test_another_language_is_named(engine, root):
    texts = [row["text"] for row in read(root / OFF_TOPIC["tune"]) if row["kind"] == "language"]
    answers = engine.ask([("triage", text, 3) for text in texts])
    unnamed = [text for text, answer in zip(texts, answers, strict=True) if not answer["language"]]
    assert len(unnamed) <= len(texts) / 20, unnamed


def test_questions_about_messages_are_not_sent_away(engine, root, site):
    questions = read_questions(root / QUESTIONS, site)
    answers = engine.ask([("search", question.text, 3) for question in questions])
    assert sum(answer["state"] == "none" for answer in answers) <= len(questions) * 0.04


def test_whoever_is_called_sure_is_right(engine, root, site):
    rows = read(root / TICKETS)
    answers = engine.ask([("triage", row["ticket"], 3) for row in rows])
    sure = [
        f"/{answer['suggestions'][0]['url']}" in addresses(row["symptoms"], site)
        for row, answer in zip(rows, answers, strict=True)
        if answer["state"] == "sure"
    ]
    assert len(sure) >= len(rows) / 3
    assert sum(sure) / len(sure) >= 0.95


def test_the_measure_itself():
    assert rank_of(["/a/", "/b/"], frozenset({"/b/"})) == 2
    assert rank_of(["/a/"], frozenset({"/b/"})) == 0
    assert figures([1, 2, 0, 4]) == {"recall@1": 0.25, "recall@3": 0.5, "recall@5": 0.75, "mrr": 0.4375}
