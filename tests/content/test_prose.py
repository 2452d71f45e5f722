"""The rules of resync.checks.prose hold for our pages, and each rule fires on a bad one."""

from __future__ import annotations

import dataclasses

import pytest

from resync.checks import prose
from resync.checks.prose import check_prose


def test_our_pages_keep_the_rules(root, site):
    assert [str(problem) for problem in check_prose(root, site)] == []


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
        ("F02", {"title": "Turn on the same number and addresses on every device"}, "another page has the same"),
        ("F02", {"evidence": "apple"}, "evidence is 'apple' and its sources are"),
    ],
)
def test_each_rule_fires(root, site, key, changes, wrong):
    found = check_prose(root, with_page(site, key, **changes))
    assert any(problem.wrong.startswith(wrong) for problem in found), [str(p) for p in found]
    assert all(problem.allowed for problem in found)


def test_words_on_screen_and_in_quotation_marks_are_not_ours(root, site):
    body = 'Select **Just Once**. She said "simply".'
    assert not [p for p in check_prose(root, with_page(site, "F02", body=body)) if "not our language" in p.wrong]


def test_a_fix_that_nothing_leads_to_is_found(root, site):
    symptoms = {
        key: dataclasses.replace(
            page, meta=page.meta.model_copy(update={"causes": [c for c in page.meta.causes if c.fix != "F02"]})
        )
        for key, page in site.symptoms.items()
    }
    found = check_prose(root, dataclasses.replace(site, symptoms=symptoms))
    assert any(problem.wrong == "no symptom leads to F02" for problem in found)


def test_a_symptom_without_a_neighbour_is_found(root, site):
    symptoms = {
        key: dataclasses.replace(
            page, meta=page.meta.model_copy(update={"neighbours": [n for n in page.meta.neighbours if n.id != "S03"]})
        )
        for key, page in site.symptoms.items()
    }
    found = check_prose(root, dataclasses.replace(site, symptoms=symptoms))
    assert any(problem.wrong == "no other symptom names S03" for problem in found)


def test_a_copied_passage_is_found(root, site):
    sentence = "One two three four five six seven eight nine ten eleven twelve thirteen."
    changed = with_page(with_page(site, "F02", body=sentence), "F03", body=sentence)
    assert any(problem.wrong.startswith("shares a run") for problem in check_prose(root, changed))


def test_plain_text_has_no_marks():
    body = (
        '## Head { #head }\n\n=== "Mac"\n\n    1. Open {{ place("x", "iOS 18") }}.\n    2. See [this](a.md) **now**.\n'
    )
    assert [line.strip() for line in prose.plain_text(body).splitlines() if line.strip()] == [
        "Open Settings.",
        "See this now.",
    ]
