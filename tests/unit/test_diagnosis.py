"""Outcomes of a check, what is normal, and opposites: what a reader follows, and mistakes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from resync.checks import check_content
from resync.checks.diagnosis import check_diagnoses
from resync.load import load_site, read_content
from resync.render import Renderer

PAGE = "docs/symptoms/search-misses-messages.md"


def change(folder: Path, *edits: tuple[str, str]) -> None:
    path = folder / PAGE
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text, f"{path} has no {old!r}"
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("edits", "line"),
    [
        (
            [("after: [loading]", "after: [lost]")],
            ": diagnosis: causes.1.after: outcome 'lost' does not exist; one of: there, loading, elsewhere",
        ),
        (
            [("    after: [loading]\n", "")],
            ": diagnosis: causes.1.after: no outcome of the check leads to this cause; one of: there, loading, elsewhere",
        ),
        (
            [("  elsewhere:", "  lost:\n    see: It is lost\n  elsewhere:")],
            ": diagnosis: outcomes.lost: no cause comes after it; after: [lost] at a cause, or a symptom to go to",
        ),
        (
            [
                (
                    "    see: The old messages are not there yet",
                    "    see: The old messages are not there yet\n    symptom: S03",
                )
            ],
            ": diagnosis: outcomes.loading: leads to a cause and to another symptom; one of the two",
        ),
        (
            [("  elsewhere:", "  lost:\n    see: It is lost\n    symptom: S999\n  elsewhere:")],
            ": diagnosis: outcomes.lost.symptom: symptom S999 does not exist, or is this page; the id of another page",
        ),
        (
            [("    fix: F49\n", "    fix: F50\n")],
            ": diagnosis: causes.1: what is normal stands behind a fix that can delete messages; a place before that cause",
        ),
        (
            [("\nneighbours:", "\nopposites: [{id: S03, when: You want less.}]\nneighbours:")],
            ": diagnosis: opposites.0: S03 does not name S39 as its opposite; an entry there: docs/symptoms/mac-not",
        ),
    ],
)
def test_a_way_that_leads_nowhere_is_one_line(copy, edits, line):
    change(copy, *edits)
    (problem,) = (p for p in problems_of(copy) if ": diagnosis: " in p)
    assert problem.startswith(f"{PAGE}:")
    assert line in problem


def problems_of(folder: Path) -> list[str]:
    return [str(problem) for problem in check_content(read_content(folder))]


def test_a_cause_needs_a_fix_unless_it_is_normal(copy):
    change(copy, ("    fix: F08\n", ""))
    assert "causes.2: has no fix; the id of a page in docs/fixes/, or normal: true" in problems_of(copy)[0]
    change(
        copy,
        (
            "    after: [there]\n    evidence: reasoning",
            "    normal: true\n    after: [there]\n    evidence: reasoning",
        ),
    )
    site = load_site(copy)
    assert check_diagnoses(site) == []
    page = next(p for p in site.symptoms.values() if f"docs/{p.path}" == PAGE)
    html = Renderer(site).cause_table(page)
    assert "This is normal." in html
    assert "Nothing to repair" in html


def test_each_outcome_leads_to_its_causes_by_number(copy):
    site = load_site(copy)
    page = next(p for p in site.symptoms.values() if f"docs/{p.path}" == PAGE)
    listed = Renderer(site).outcome_list(page)
    assert (
        '<strong>It is there</strong>: Only the search is at fault. <a href="#cause-1">Cause&nbsp;1</a> or <a href="#cause-3">3</a>.'
        in listed
    )
    table = Renderer(site).cause_table(page)
    assert '<tr id="cause-3">' in table
    assert '<b class="cause-number">3</b> The search worked yesterday.' in table


def test_a_page_without_outcomes_is_one_line(copy):
    """Its causes may go on naming them: whoever took the outcomes out hears of that once."""
    text = (copy / PAGE).read_text(encoding="utf-8")
    before, rest = text.split("outcomes:\n", 1)
    (copy / PAGE).write_text(before + "causes:\n" + rest.split("causes:\n", 1)[1], encoding="utf-8")
    (problem,) = (p for p in problems_of(copy) if ": diagnosis: " in p)
    assert "outcomes: the check has no outcomes; two to 4, each leading to causes or to another symptom" in problem
