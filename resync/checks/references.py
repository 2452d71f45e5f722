"""Names that lead nowhere: fixes, symptoms, groups, sources, versions, and addresses against the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resync.checks.rule import rule
from resync.devices import CALLED_BY_NAME
from resync.due import place_day
from resync.load import Content
from resync.model import SUPPORT, Fix, Neighbour, OppositeFix, Page, Symptom
from resync.problems import Problem

_SYMPTOM = "docs/symptoms/mac-stays-silent.md"
_OTHER = "docs/symptoms/history-is-gone.md"
_FIX = "docs/fixes/restart.md"
_AT_SYMPTOMS = "the id of another page in docs/symptoms/"
_AT_FIXES = "the id of another page in docs/fixes/"


@rule(
    "known-page",
    "A cause, a neighbour, an opposite, a next fix, an error message and a requirement name pages that exist.",
    file=_FIX,
    good="next: F02",
    bad="next: F99",
)
def known_page(content: Content) -> Iterator[Problem]:
    """Ids of symptoms and fixes that no page has, or that are the page itself."""
    for path, field, key, own in _named_pages(content):
        kind, part, allowed = ("fix", "fixes", _AT_FIXES) if key[0] == "F" else ("symptom", "symptoms", _AT_SYMPTOMS)
        if field == "next":
            allowed += f", or {SUPPORT}"
        if key == own:
            yield Problem(path, field, f"{kind} {key} is this page", allowed)
        elif not content.knows(part, key):
            yield Problem(path, field, f"{kind} {key} does not exist", allowed)


def _named_pages(content: Content) -> Iterator[tuple[str, str, str, str]]:
    """Path, field and id of everything that names a page, and the id of the page that it stands on."""
    site = content.site
    for page in content.site.entries.values():
        meta = page.meta
        opposites: Sequence[Neighbour | OppositeFix] = meta.opposites
        named = [(f"opposites.{number}.id", opposite.id) for number, opposite in enumerate(opposites)]
        if isinstance(meta, Symptom):
            named += [(f"causes.{number}.fix", cause.fix) for number, cause in enumerate(meta.causes) if cause.fix]
            named += [(f"neighbours.{number}.id", neighbour.id) for number, neighbour in enumerate(meta.neighbours)]
        elif meta.next != SUPPORT:
            named.append(("next", meta.next))
        yield from ((f"docs/{page.path}", field, key, meta.id) for field, key in named)
    for key, error in site.errors.items():
        yield "data/errors.yml", f"{key}.symptom", error.symptom, ""
    for key, fault in site.faults.items():
        yield "data/faults.yml", f"{key}.fix", fault.fix, ""
        yield from (("data/faults.yml", f"{key}.symptoms.{n}", name, "") for n, name in enumerate(fault.symptoms))
    for file, rows in (("errors", site.errors), ("requirements", site.requirements)):
        for key, row in rows.items():
            yield from ((f"data/{file}.yml", f"{key}.fixes.{number}", fix, "") for number, fix in enumerate(row.fixes))


@rule(
    "known-source",
    "Every source that is named stands in data/sources.yml.",
    file=_SYMPTOM,
    good="sources: [A1]",
    bad="sources: [A999]",
)
def known_source(content: Content) -> Iterator[Problem]:
    """Ids of sources that nobody has read."""
    site = content.site
    named: list[tuple[str, str, list[str]]] = []
    for page in content.site.entries.values():
        path, meta = f"docs/{page.path}", page.meta
        named.append((path, "sources", meta.sources))
        if isinstance(meta, Symptom):
            named += [(path, f"causes.{number}.sources", cause.sources) for number, cause in enumerate(meta.causes)]
    for key, place in site.places.items():
        named += [("data/places.yml", f"{key}.paths.{n}.sources", row.sources) for n, row in enumerate(place.paths)]
    for file, rows in (
        ("errors", site.errors),
        ("requirements", site.requirements),
        ("facts", site.facts),
        ("faults", site.faults),
    ):
        named += [(f"data/{file}.yml", f"{key}.sources", row.sources) for key, row in rows.items()]
    for path, field, sources in named:
        for number, source in enumerate(sources):
            if not content.knows("sources", source):
                wrong = f"source {source} does not exist"
                yield Problem(path, f"{field}.{number}", wrong, "an id from data/sources.yml")


@rule(
    "known-group",
    "A symptom is in a group of data/groups.yml.",
    file=_SYMPTOM,
    good="group: start",
    bad="group: lost",
)
def known_group(content: Content) -> Iterator[Problem]:
    """Groups that the list of symptoms does not have."""
    for page in content.site.entries.values():
        if isinstance(page.meta, Symptom) and not content.knows("groups", page.meta.group):
            wrong = f"'{page.meta.group}' is not a group"
            yield Problem(f"docs/{page.path}", "group", wrong, f"allowed: {', '.join(content.site.groups)}")


@rule(
    "known-version",
    "A range of versions in data/places.yml begins and ends with versions of data/systems.yml.",
    file="data/places.yml",
    good='to: "17"',
    bad='to: "16"',
    needs=("systems",),
)
def known_version(content: Content) -> Iterator[Problem]:
    """Versions that never came out, and a table of versions that is out of order."""
    site = content.site
    for name, versions in site.known_versions.items():
        if versions != sorted(set(versions)):
            yield Problem("data/systems.yml", f"{name}.versions", "are not in order", "each once, the oldest first")
    for key, place in site.places.items():
        for number, row in enumerate(place.paths):
            for field, edge in (("from", row.first), ("to", row.last)):
                if edge and not site.knows(row.system, edge):
                    known = ", ".join(site.systems[row.system].versions) if row.system in site.systems else "none"
                    wrong = f"{row.system} {edge} does not exist"
                    yield Problem("data/places.yml", f"{key}.paths.{number}.{field}", wrong, f"known: {known}")


@rule(
    "one-path",
    "A place has one path for each version and kind of device.",
    file="data/places.yml",
    good='to: "17"',
    bad='to: "18"',
)
def one_path(content: Content) -> Iterator[Problem]:
    """Ranges that answer one question twice."""
    for key, place in content.site.places.items():
        for number, row in enumerate(place.paths):
            for earlier, other in enumerate(place.paths[:number]):
                same_device = not row.devices or not other.devices or set(row.devices) & set(other.devices)
                if same_device and row.range.overlaps(other.range):
                    wrong = f"overlaps {key}.paths.{earlier}"
                    yield Problem("data/places.yml", f"{key}.paths.{number}", wrong, "one path for each version")


@rule(
    "place-age",
    "A place has a source or a page that names it, or the day on which somebody looked for one.",
    file="data/places.yml",
    good="  purpose: Turn something on.\n  checked: 2026-11-20\n",
    bad="  purpose: Turn something on.\n",
    needs=("symptoms", "fixes", "pages", "sources"),
)
def place_age(content: Content) -> Iterator[Problem]:
    """Places that nobody would ever look at again."""
    for key in content.site.places:
        if place_day(content.site, key) is None:
            wrong = "has no source, and no page names it, so nobody knows its age"
            allowed = "checked: the day on which somebody looked for a source"
            yield Problem("data/places.yml", key, wrong, allowed)


@rule(
    "search-concepts",
    "data/vocabulary.yml has the concepts that the search calls by name.",
    file="data/vocabulary.yml",
    good="watch: [watch]",
    bad="watches: [watch]",
    needs=("vocabulary",),
)
def search_concepts(content: Content) -> Iterator[Problem]:
    """Devices that the search could not tell apart any more."""
    for concept in CALLED_BY_NAME:
        if concept not in content.site.vocabulary:
            allowed = "a list of names; the search reads devices"
            yield Problem("data/vocabulary.yml", concept, "the concept is missing", allowed)


@rule(
    "ledger",
    "A page keeps its id, and every slug that it was published under leads to it: data/ledger.yml has them all.",
    file=_FIX,
    good="redirects: [reboot]\n",
    bad="",
    needs=("ledger",),
)
def ledger(content: Content) -> Iterator[Problem]:
    """Published pages that are gone, ids that nobody recorded, and addresses that would lead nowhere."""
    yield from (problem for problem in content.problems if problem.rule == "ledger")
    if content.whole("pages"):
        addresses = {page.address for page in content.site.pages}
        for address in content.site.ledger.pages:
            if address not in addresses:
                wrong = f"/{address} was published and has no page"
                yield Problem("data/ledger.yml", f"pages.{address}", wrong, "a page at that address")
    for page in content.site.entries.values():
        yield from _promises(content, page)


def _promises(content: Content, page: Page[Symptom] | Page[Fix]) -> Iterator[Problem]:
    path, key, promised = f"docs/{page.path}", page.meta.id, content.site.ledger.ids
    entry = promised.get(key)
    if entry is None:
        yield Problem(path, "id", f"{key} is not in data/ledger.yml", "a reserved id; for a new page run `make ledger`")
        return
    folder = page.address.split("/")[0]
    for slug in entry.slugs:
        if slug != page.slug and slug not in page.meta.redirects:
            wrong = f"the published address {folder}/{slug}/ leads nowhere"
            yield Problem(path, "redirects", wrong, f"redirects: [{slug}]")


@rule(
    "redirects",
    "A redirect is an old slug of this page alone: no page has that slug, and no other page redirects from it.",
    file=_OTHER,
    good="redirects: [past-is-gone]",
    bad="redirects: [past-is-gone, mac-stays-silent]",
)
def redirects(content: Content) -> Iterator[Problem]:
    """Redirects that would hide a page, or that two pages want."""
    taken = {page.address: f"is the slug of docs/{page.path}" for page in content.site.entries.values()}
    for page in content.site.entries.values():
        folder = page.address.split("/")[0]
        for number, slug in enumerate(page.meta.redirects):
            address, field = f"{folder}/{slug}/", f"redirects.{number}"
            own = address == page.address
            if own or address in taken:
                wrong = f"'{slug}' " + ("is the slug of this page" if own else taken[address])
                yield Problem(f"docs/{page.path}", field, wrong, "an old slug of this page, which no other page has")
            taken.setdefault(address, f"redirects to docs/{page.path} already")
