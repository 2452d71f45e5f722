from __future__ import annotations

import dataclasses

import pytest

from resync import finder
from tests.contents import found


def with_symptoms(site, change):
    """The site with the front matter of each symptom changed by a function of its id."""
    symptoms = {
        key: dataclasses.replace(page, meta=page.meta.model_copy(update=change(key)))
        for key, page in site.symptoms.items()
    }
    return dataclasses.replace(site, symptoms=symptoms)


def with_answers(site, question, answers):
    changed = site.questions[question].model_copy(update={"answers": answers})
    return dataclasses.replace(site, questions={**site.questions, question: changed})


def test_every_symptom_is_found_whatever_true_answers_are_given(site):
    assert [str(problem) for problem in found(site, "finder-routes")] == []


def test_two_answers_are_enough_for_most(site):
    shortest = {key: min(len(way.answers) for way in finder.routes(site, page)) for key, page in site.symptoms.items()}
    assert sum(taps <= 2 for taps in shortest.values()) > len(shortest) / 2
    assert finder.mean_taps(site) < 2.5


def test_a_symptom_among_too_many_is_a_problem(site):
    same = {"trouble": ["new"], "since": ["suddenly"], "devices": ["mac"], "bubbles": ["blue"]}
    problems = found(with_symptoms(site, lambda key: same if key < "S08" else {}), "finder-routes")
    assert {problem.path for problem in problems} >= {f"docs/{site.symptoms['S03'].path}"}
    assert all(problem.wrong.startswith("the answers ") and " pages beside it" in problem.wrong for problem in problems)


def test_an_answer_without_words_is_a_problem(site):
    answers = dict(site.questions["since"].answers)
    answers.pop("update")
    (problem,) = found(with_answers(site, "since", answers), "finder-answers")
    assert str(problem).startswith("data/finder.yml: finder-answers: since.answers.update: has no words; always, ")


def test_an_answer_that_no_page_can_have_is_a_problem(site):
    answers = {**site.questions["kind"].answers, "pink": site.questions["kind"].answers["blue"]}
    (problem,) = found(with_answers(site, "kind", answers), "finder-answers")
    assert problem.wrong == "is not a value that a page can have"


def test_a_missing_question_is_a_problem(site):
    questions = {name: question for name, question in site.questions.items() if name != "kind"}
    assert "the question is missing" in [
        p.wrong for p in found(dataclasses.replace(site, questions=questions), "finder-answers")
    ]


def test_the_question_that_leaves_fewest_comes_first(site):
    def change(key):
        # Only the device tells these pages apart.
        device = ["iphone", "ipad", "mac", "watch"][int(key[1:]) % 4]
        return {"trouble": ["new"], "since": ["suddenly"], "devices": [device], "bubbles": ["blue", "green"]}

    assert finder.order(with_symptoms(site, change), "new")[0] == "device"


def test_answers_that_lead_nowhere_are_not_counted(site):
    watch = finder.narrow(site.symptoms.values(), "device", "watch")
    counts = finder.counts(site, finder.narrow(watch, "trouble", "alerts"), "since")
    assert counts
    assert all(counts.values())
    assert set(counts) < set(site.questions["since"].answers)


def test_pages_that_others_point_at_come_first(site):
    pages = finder.common_first(site)
    named = [
        sum(n.id == page.meta.id for other in site.symptoms.values() for n in other.meta.neighbours) for page in pages
    ]
    assert named == sorted(named, reverse=True)
    assert {page.meta.id for page in pages} == set(site.symptoms)


def test_the_table_has_a_line_for_each_symptom(site):
    lines = finder.table(site).splitlines()
    rows = {line.split("\t")[0]: line.split("\t") for line in lines[1:-1]}
    assert set(rows) == set(site.symptoms)
    for key, (_, answers, beside, most_answers, most_beside) in rows.items():
        left = list(site.symptoms.values())
        for answer in answers.split(" > "):
            left = finder.narrow(left, *answer.split("="))
        assert key in [page.meta.id for page in left]
        assert len(left) - 1 == int(beside) <= int(most_beside) <= 5
        assert int(most_answers) <= 4


@pytest.mark.parametrize("trouble", ["new", "others", None])
def test_each_question_is_asked_once(site, trouble):
    assert sorted(finder.order(site, trouble)) == ["device", "kind", "since"]
