"""Names that lead nowhere: fixes, symptoms, groups, sources, versions, and ids against the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from resync.devices import CALLED_BY_NAME
from resync.due import place_day
from resync.model import SUPPORT, ErrorMessage, Fix, Ledger, Page, Place, Requirement, Site, Symptom
from resync.problems import Problem


def check_references(site: Site, broken_ids: set[str]) -> list[Problem]:
    """All references of the catalogue. ``broken_ids`` are of pages that exist but have mistakes."""
    problems: list[Problem] = []
    for symptom in site.symptoms.values():
        problems += _symptom(site, symptom, {*site.fixes, *broken_ids}, {*site.symptoms, *broken_ids})
    for fix in site.fixes.values():
        problems += _fix(site, fix, {*site.fixes, *broken_ids})
    for key, place in site.places.items():
        problems += _place(site, key, place)
    for key, error in site.errors.items():
        problems += _data(site, "data/errors.yml", key, error, {*site.fixes, *broken_ids})
        if error.symptom not in {*site.symptoms, *broken_ids}:
            wrong = f"symptom {error.symptom} does not exist"
            problems.append(Problem("data/errors.yml", f"{key}.symptom", wrong, "the id of a page in docs/symptoms/"))
    for key, requirement in site.requirements.items():
        problems += _data(site, "data/requirements.yml", key, requirement, {*site.fixes, *broken_ids})
    for concept in CALLED_BY_NAME:
        if site.vocabulary and concept not in site.vocabulary:
            wrong = "the concept is missing"
            problems.append(Problem("data/vocabulary.yml", concept, wrong, "a list of names; the search reads devices"))
    return problems


def check_ledger(ledger: Ledger, pages: list[Page[Symptom] | Page[Fix]]) -> list[Problem]:
    """Ids and slugs of all pages, two with the same id included, against what was promised."""
    return [problem for page in pages for problem in _ledger(ledger, page)]


def _symptom(site: Site, page: Page[Symptom], fixes: set[str], symptoms: set[str]) -> Iterator[Problem]:
    path, meta = f"docs/{page.path}", page.meta
    if meta.group not in site.groups:
        yield Problem(path, "group", f"'{meta.group}' is not a group", f"allowed: {', '.join(site.groups)}")
    for number, cause in enumerate(meta.causes):
        if cause.fix and cause.fix not in fixes:
            wrong = f"fix {cause.fix} does not exist"
            yield Problem(path, f"causes.{number}.fix", wrong, "the id of a page in docs/fixes/")
        yield from _sources(site, path, f"causes.{number}.sources", cause.sources)
    for field in ("neighbours", "opposites"):
        for number, neighbour in enumerate(getattr(meta, field)):
            if neighbour.id == meta.id or neighbour.id not in symptoms:
                wrong = f"symptom {neighbour.id} " + ("is this page" if neighbour.id == meta.id else "does not exist")
                yield Problem(path, f"{field}.{number}.id", wrong, "the id of another page in docs/symptoms/")
    yield from _sources(site, path, "sources", meta.sources)


def _fix(site: Site, page: Page[Fix], fixes: set[str]) -> Iterator[Problem]:
    path, meta = f"docs/{page.path}", page.meta
    if meta.next == meta.id or meta.next not in {*fixes, SUPPORT}:
        wrong = f"fix {meta.next} does not exist, or is this page"
        yield Problem(path, "next", wrong, f"the id of another page in docs/fixes/, or {SUPPORT}")
    for number, opposite in enumerate(meta.opposites):
        if opposite.id == meta.id or opposite.id not in fixes:
            wrong = f"fix {opposite.id} does not exist, or is this page"
            yield Problem(path, f"opposites.{number}.id", wrong, "the id of another page in docs/fixes/")
    yield from _sources(site, path, "sources", meta.sources)


def _sources(site: Site, path: str, field: str, names: list[str]) -> Iterator[Problem]:
    for name in names:
        if name not in site.sources:
            yield Problem(path, field, f"source {name} does not exist", "an id from data/sources.yml")


def _data(site: Site, path: str, key: str, row: ErrorMessage | Requirement, fixes: set[str]) -> Iterator[Problem]:
    yield from _sources(site, path, f"{key}.sources", row.sources)
    for fix in row.fixes:
        if fix not in fixes:
            yield Problem(path, f"{key}.fixes", f"fix {fix} does not exist", "the id of a page in docs/fixes/")


def _place(site: Site, key: str, place: Place) -> Iterator[Problem]:
    """Version ranges that do not exist or that answer one question twice, and a place without a day."""
    if place_day(site, key) is None:
        wrong = "has no source, and no page names it, so nobody knows its age"
        yield Problem("data/places.yml", key, wrong, "checked: the day on which somebody looked for a source")
    for number, row in enumerate(place.paths):
        field = f"{key}.paths.{number}"
        yield from _sources(site, "data/places.yml", f"{field}.sources", row.sources)
        for edge in (row.first, row.last):
            if edge and not site.knows(row.system, edge):
                known = ", ".join(site.systems[row.system].versions)
                yield Problem("data/places.yml", field, f"{row.system} {edge} does not exist", f"known: {known}")
        for earlier, other in enumerate(place.paths[:number]):
            same_device = not row.devices or not other.devices or set(row.devices) & set(other.devices)
            if same_device and row.range.overlaps(other.range):
                yield Problem("data/places.yml", field, f"overlaps {key}.paths.{earlier}", "one path for each version")


def _ledger(ledger: Ledger, page: Page[Symptom] | Page[Fix]) -> Iterator[Problem]:
    path, key = f"docs/{page.path}", page.meta.id
    entry = ledger.ids.get(key)
    if entry is None:
        yield Problem(path, "id", f"{key} is not in data/ledger.yml", "a reserved id; for a new page run `make ledger`")
        return
    for other, promised in ledger.ids.items():
        if other != key and other[0] == key[0] and page.slug in promised.slugs:
            yield Problem(path, "id", f"the slug {page.slug} belongs to {other} in data/ledger.yml", f"id: {other}")
    folder = page.address.split("/")[0]
    for slug in entry.slugs:
        if slug != page.slug and slug not in page.meta.redirects:
            wrong = f"the published address {folder}/{slug}/ leads nowhere"
            yield Problem(path, "redirects", wrong, f"redirects: [{slug}]")
