"""The rules of resync.checks.prose fire on a page of ours that was changed; grades are those of a library."""

from __future__ import annotations

import dataclasses

import pytest
import textstat

from resync.checks import prose
from tests.contents import found

RULES = (
    "grade",
    "one-action",
    "words",
    "typed-path",
    "own-title",
    "own-phrasing",
    "evidence",
    "reachable",
    "own-words",
)


def with_page(site, key, **changes):
    """The site with one page changed: ``body``, or fields of its front matter."""
    page = site.entries[key]
    body = changes.pop("body", page.body)
    changed = dataclasses.replace(page, body=body, meta=page.meta.model_copy(update=changes))
    kind = "symptoms" if key.startswith("S") else "fixes"
    return dataclasses.replace(site, **{kind: {**getattr(site, kind), key: changed}})


LONG = (
    "Notwithstanding aforementioned considerations, administrators responsible for organisational telecommunications "
    "infrastructure should comprehensively investigate synchronisation irregularities. "
)


@pytest.mark.parametrize(
    ("key", "changes", "wrong"),
    [
        ("S03", {"body": LONG * 20}, "the reading grade is"),
        (
            "F02",
            {"body": "## Steps { #steps }\n\n1. Open Messages and select it.\n\n## X { #x }\n"},
            "the step has two actions",
        ),
        (
            "F02",
            {"body": "## Steps { #steps }\n\n1. Open Messages. Select it.\n\n## X { #x }\n"},
            "the step has two actions",
        ),
        ("F02", {"body": "Simply restart."}, "'simply' is not our language"),
        ("F02", {"body": "This was tested on an iPhone."}, "'tested on' is not our language"),
        ("S03", {"reply": "This works 100% of the time, and it deletes nothing:"}, "'works 100%' is not our language"),
        ("F02", {"body": "Open **Settings** > **Messages**."}, "a menu path is typed by hand"),
        ("F02", {"body": "Go to Settings › Apps."}, "a menu path is typed by hand"),
        ("F02", {"title": "Turn on the same number and addresses on every device"}, "has the same"),
        ("F02", {"evidence": "apple"}, "evidence is 'apple' and its sources are"),
    ],
)
def test_each_rule_fires(site, key, changes, wrong):
    problems = found(with_page(site, key, **changes), *RULES)
    assert any(wrong in problem.wrong for problem in problems), [str(p) for p in problems]
    assert all(problem.allowed for problem in problems)


def test_words_on_screen_and_in_quotation_marks_are_not_ours(site):
    body = 'Select **Just Once**. She said "simply".'
    assert found(with_page(site, "F02", body=body), "words") == []


def test_a_fix_that_nothing_leads_to_is_found(site):
    symptoms = {
        key: dataclasses.replace(
            page, meta=page.meta.model_copy(update={"causes": [c for c in page.meta.causes if c.fix != "F02"]})
        )
        for key, page in site.symptoms.items()
    }
    problems = found(dataclasses.replace(site, symptoms=symptoms), "reachable")
    assert any(problem.wrong == "no symptom leads to F02" for problem in problems)


def test_a_symptom_without_a_neighbour_is_found(site):
    symptoms = {
        key: dataclasses.replace(
            page, meta=page.meta.model_copy(update={"neighbours": [n for n in page.meta.neighbours if n.id != "S03"]})
        )
        for key, page in site.symptoms.items()
    }
    problems = found(dataclasses.replace(site, symptoms=symptoms), "reachable")
    assert any(problem.wrong == "no other symptom names S03" for problem in problems)


def test_a_copied_passage_is_found(site):
    sentence = "One two three four five six seven eight nine ten eleven twelve thirteen."
    changed = with_page(with_page(site, "F02", body=sentence), "F03", body=sentence)
    assert any("these words stand in" in problem.wrong for problem in found(changed, "own-words"))


def test_plain_text_has_no_marks():
    body = (
        '## Head { #head }\n\n=== "Mac"\n\n    1. Open {{ place("x", "iOS 18") }}.\n    2. See [this](a.md) **now**.\n'
    )
    assert [line.strip() for line in prose.plain_text(body).splitlines() if line.strip()] == [
        "Open Settings.",
        "See this now.",
    ]


def test_grades_are_those_of_a_library_that_knows_the_words(site):
    differences = []
    for page in site.entries.values():
        lines = [line if line[-1] in ".?!:" else line + "." for line in prose.own_words(page)]
        differences.append(prose.grade(page) - textstat.flesch_kincaid_grade(" ".join(lines)))
    assert max(map(abs, differences)) < 1
    assert abs(sum(differences)) / len(differences) < 0.3


def test_a_title_or_description_has_no_notation(root):
    """Templates print both straight from the front matter: ``{fact:…}`` would be what the reader sees."""
    lines = [line for path in (root / "docs").rglob("*.md") for line in path.read_text("utf-8").splitlines()[1:6]]
    heads = [line for line in lines if line.startswith(("title: ", "description: "))]
    assert heads
    assert [line for line in heads if "{" in line] == []
