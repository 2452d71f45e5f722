"""What ``make due`` prints: lists that read well in a terminal and as the text of an issue."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from resync import due
from resync.model import Site
from resync.problems import ContentError, Problem
from resync.systems import Range, parse_named, parse_version


def overdue(site: Site, today: datetime.date) -> str:
    """Everything that is due on ``today``, longest due first; lines of items begin with ``- ``."""
    everything = due.items(site)
    late = [item for item in everything if item.due <= today]
    if not late:
        first = everything[0]
        return f"Nothing is due on {today}. The next is {first.name}, on {first.due}."
    head = f"{len(late)} of {len(everything)} pages and places are due on {today}."
    head += " Compare each with its sources, then set `checked`."
    lines = [f"- {item.name}: due since {item.due}, last compared on {item.checked}" for item in late]
    return "\n".join([head, "", *lines])


def for_system(site: Site, wanted: str, screens: Mapping[str, Range]) -> str:
    """What a version such as ``ios27`` concerns: places, the pages that name them, ``screens`` by name.

    A version that is not out yet is taken for one after the newest. Raises ContentError for what is
    no system.
    """
    system, number = _parse(site, wanted)
    version = parse_version(number)
    rows = due.rows_for(site, system, version)
    pages = {page.path: names for page in site.all_pages if (names := due.places_on(page) & set(rows))}
    drawn = sorted(name for name, versions in screens.items() if versions.system == system and version in versions)
    lines = [f"{system} {number}: {len(rows)} places, {len(pages)} pages, {len(drawn)} screens."]
    if not site.knows(system, number):
        lines.append(f'data/systems.yml does not have it yet: add "{number}" to {system} there.')
    lines += ["", "Compare these places of data/places.yml. One that moved gets a row with `from`, the old row a `to`:"]
    for key, found in rows.items():
        where = "; ".join(" › ".join(row.path) + (f", since {row.first}" if row.first else "") for row in found)
        lines.append(f"- {key}: {where} (compared on {due.place_day(site, key)})")
    lines += ["", "Read these pages again, then set `checked`:"]
    lines += [f"- docs/{path}: {', '.join(sorted(names))}" for path, names in pages.items()]
    lines += ["", "Look at these screens:", *(f"- screens/{name}.yml" for name in drawn)]
    return "\n".join(lines)


def _parse(site: Site, wanted: str) -> tuple[str, str]:
    found = parse_named(wanted, site.systems)
    if found is None:
        allowed = f"a system and a version, such as ios27: {', '.join(site.systems)}"
        raise ContentError([Problem("make due", "OS", f"'{wanted}' is not a version of a system", allowed)])
    return found
