"""When pages and places were last compared with their sources, and when that is due again.

A menu can move with each update of the newest systems: what concerns them is due after 90 days, the
rest after a year. Nothing here asks for today's date: it is an argument.

The day is typed as rarely as possible. A symptom and a fix have it in ``checked``. A place, and a page
of another kind, may have it there, too; without it, a place is as old as the oldest of its sources, or
as the oldest page that names it where it has none; a page of another kind is as old as the oldest
source that it names.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from resync.model import Fix, Page, PageMeta, Place, PlacePath, Site, Symptom
from resync.systems import Version, parse_version

NEWEST = datetime.timedelta(days=90)
REST = datetime.timedelta(days=365)

AnyPage = Page[Symptom] | Page[Fix] | Page[PageMeta]

_NAMED = re.compile(r"\b(?:place|control)\(\s*[\"']([\w-]+)[\"']")
_SOURCE = re.compile(r"sources\.md#([a-z0-9-]+)")


@dataclass(frozen=True, order=True)
class Item:
    """A page or a place: the day on which it is due, where it is, the day of the last comparison."""

    due: datetime.date
    name: str
    checked: datetime.date


def items(site: Site) -> list[Item]:
    """Everything that has a day, what is due first at the top."""
    return sorted([*_pages(site), *_places(site), *_faults(site)])


def is_long_overdue(site: Site, page: AnyPage, today: datetime.date) -> bool:
    """Whether a page has waited for its comparison as long again as it may: readers are told so."""
    checked = page_day(site, page)
    return checked is not None and today > checked + 2 * _interval(page_is_newest(site, page))


def page_day(site: Site, page: AnyPage) -> datetime.date | None:
    """The day on which a page was last compared with its sources; None if it has no source."""
    if page.meta.checked:
        return page.meta.checked
    by_anchor = {key.lower(): source.checked for key, source in site.sources.items()}
    return min((by_anchor[key] for key in _SOURCE.findall(page.body) if key in by_anchor), default=None)


def place_day(site: Site, key: str) -> datetime.date | None:
    """The day on which a place was last compared with its sources; None if no page names it, either."""
    place = site.places[key]
    if place.checked:
        return place.checked
    days = [site.sources[source].checked for row in place.paths for source in row.sources if source in site.sources]
    if not days:
        users = [page for page in site.all_pages if key in page.body and key in places_on(page)]
        days = [day for page in users if (day := page_day(site, page))]
    return min(days, default=None)


def places_on(page: AnyPage) -> set[str]:
    """Keys of the places that the body of a page names."""
    return set(_NAMED.findall(page.body))


def page_is_newest(site: Site, page: AnyPage) -> bool:
    """Whether a page names a place that the newest version of a system has."""
    return any(place_is_newest(site, site.places[key]) for key in places_on(page) if key in site.places)


def place_is_newest(site: Site, place: Place) -> bool:
    """Whether the newest version of a system has the place."""
    return any(_covers(row, row.system, _newest(site, row.system)) for row in place.paths)


def rows_for(site: Site, system: str, version: Version) -> dict[str, list[PlacePath]]:
    """The rows of each place that hold for a version, by key; an open row holds for versions to come."""
    found = {key: [row for row in place.paths if _covers(row, system, version)] for key, place in site.places.items()}
    return {key: rows for key, rows in found.items() if rows}


def _pages(site: Site) -> Iterator[Item]:
    for page in site.all_pages:
        checked = page_day(site, page)
        if checked:
            yield Item(checked + _interval(page_is_newest(site, page)), f"docs/{page.path}", checked)


def _places(site: Site) -> Iterator[Item]:
    for key, place in site.places.items():
        checked = place_day(site, key)
        if checked:
            yield Item(checked + _interval(place_is_newest(site, place)), f"data/places.yml: {key}", checked)


def _faults(site: Site) -> Iterator[Item]:
    """Faults of one version: due when pages no longer show them."""
    for key, fault in site.faults.items():
        days = [site.sources[source].checked for source in fault.sources if source in site.sources]
        yield Item(fault.until, f"data/faults.yml: {key}", min(days, default=fault.until))


def _interval(newest: bool) -> datetime.timedelta:
    return NEWEST if newest else REST


def _newest(site: Site, system: str) -> Version:
    return parse_version(site.systems[system].versions[-1])


def _covers(row: PlacePath, system: str, version: Version) -> bool:
    return row.system == system and version in row.range
