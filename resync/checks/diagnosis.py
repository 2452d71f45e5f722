"""Whether a diagnosis leads on from each thing that its check can show, and says first what is normal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from resync.checks.rule import rule
from resync.load import Content
from resync.model import Fix, Page, Site, Symptom
from resync.problems import Problem

FEWEST_OUTCOMES, MOST_OUTCOMES = 2, 4


@rule(
    "diagnosis",
    "A check has two to four outcomes, each leads on, what is normal comes before what can delete, and opposites "
    "name each other.",
    file="docs/symptoms/history-is-gone.md",
    good="outcomes: {here: {see: Only here?}, name: {see: Under another name?}}",
    bad="outcomes: {}",
)
def _rule(content: Content) -> list[Problem]:
    return check_diagnoses(content.site)


def check_diagnoses(site: Site) -> list[Problem]:
    """Outcomes and causes of each symptom, the row that is normal, and opposites that know each other."""
    problems: list[Problem] = []
    for page in site.symptoms.values():
        problems += _outcomes(page, site.symptoms)
        problems += _normal_first(page, site.fixes)
    problems += _opposites(site.symptoms)
    problems += _opposites(site.fixes)
    return problems


def _outcomes(page: Page[Symptom], symptoms: Mapping[str, Page[Symptom]]) -> Iterator[Problem]:
    path, meta = f"docs/{page.path}", page.meta
    if not FEWEST_OUTCOMES <= len(meta.outcomes) <= MOST_OUTCOMES:
        wrong = f"the check has {len(meta.outcomes) or 'no'} outcomes"
        yield Problem(path, "outcomes", wrong, f"two to {MOST_OUTCOMES}, each leading to causes or to another symptom")
    if not meta.outcomes:
        return  # What the causes say of them follows from that.
    broken = False
    for number, cause in enumerate(meta.causes):
        field, unknown = f"causes.{number}.after", [key for key in cause.after if key not in meta.outcomes]
        broken = broken or not cause.after or bool(unknown)
        if not cause.after:
            yield Problem(path, field, "no outcome of the check leads to this cause", f"one of: {_names(meta)}")
        for key in unknown:
            yield Problem(path, field, f"outcome '{key}' does not exist", f"one of: {_names(meta)}")
    for key, outcome in meta.outcomes.items():
        field, numbers = f"outcomes.{key}", meta.numbers_after(key)
        if outcome.symptom and numbers:
            yield Problem(path, field, "leads to a cause and to another symptom", "one of the two")
        elif outcome.symptom and (outcome.symptom == meta.id or outcome.symptom not in symptoms):
            wrong = f"symptom {outcome.symptom} does not exist, or is this page"
            yield Problem(path, f"{field}.symptom", wrong, "the id of another page in docs/symptoms/")
        # A cause that names a wrong outcome is told above; the right one may be this.
        elif not outcome.symptom and not numbers and not broken:
            yield Problem(path, field, "no cause comes after it", f"after: [{key}] at a cause, or a symptom to go to")


def _names(meta: Symptom) -> str:
    return ", ".join(meta.outcomes)


def _normal_first(page: Page[Symptom], fixes: Mapping[str, Page[Fix]]) -> Iterator[Problem]:
    """Whoever has what is normal must learn it before a step that can delete."""
    dangerous = False
    for number, cause in enumerate(page.meta.causes):
        if cause.normal and dangerous:
            wrong = "what is normal stands behind a fix that can delete messages"
            yield Problem(f"docs/{page.path}", f"causes.{number}", wrong, "a place before that cause")
        fix = fixes.get(cause.fix or "")
        dangerous = dangerous or (fix is not None and fix.meta.deletes == "messages")


def _opposites(pages: Mapping[str, Page[Symptom] | Page[Fix]]) -> Iterator[Problem]:
    """Two pages that are each other's opposite both say so."""
    named = {key: [opposite.id for opposite in page.meta.opposites] for key, page in pages.items()}
    for key, page in pages.items():
        for number, other in enumerate(named[key]):
            if other in named and key not in named[other]:
                wrong = f"{other} does not name {key} as its opposite"
                where = f"docs/{page.path}", f"opposites.{number}"
                yield Problem(*where, wrong, f"an entry there: docs/{pages[other].path}")
