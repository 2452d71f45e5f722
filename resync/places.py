"""Where a setting is in one version: the answer to ``place("send-receive", "iOS 18")``."""

from __future__ import annotations

from resync.model import PlacePath, Site
from resync.systems import Range, parse_version


class UnknownPlaceError(LookupError):
    """No such place, version or label. ``wrong`` and ``allowed`` are the halves of a problem."""

    def __init__(self, wrong: str, allowed: str) -> None:
        super().__init__(f"{wrong}; {allowed}")
        self.wrong = wrong
        self.allowed = allowed


def find_path(site: Site, key: str, version: str, device: str | None = None) -> PlacePath:
    """The row of a place that is about ``version``, such as "iOS 18" or "macOS 10.13".

    ``device`` ("iphone", "ipad") picks between rows that differ by device. Raises
    :class:`UnknownPlaceError`.
    """
    place = site.places.get(key)
    if place is None:
        raise UnknownPlaceError(f"place '{key}' does not exist", "a key of data/places.yml")
    system, _, number = version.partition(" ")
    try:
        parsed = parse_version(number)
    except ValueError:
        raise UnknownPlaceError(f"'{version}' is not a version", 'a system and a version, such as "iOS 18"') from None
    if not site.knows(system, number):
        known = ", ".join(site.systems[system].versions) if system in site.systems else ", ".join(site.systems)
        raise UnknownPlaceError(f"'{version}' does not exist", f"known: {known}")
    for row in place.paths:
        if (
            row.system == system
            and parsed in row.range
            and (not row.devices or device is None or device in row.devices)
        ):
            return row
    raise UnknownPlaceError(
        f"place '{key}' has no path for {version}", f"a version that data/places.yml gives for '{key}'"
    )


def find_ways(site: Site, key: str, system: str, device: str | None = None) -> list[tuple[Range, list[str]]]:
    """Every way to a setting in one system, newest first, with the versions in which it reads so.

    Raises :class:`UnknownPlaceError`.
    """
    if system not in site.systems:
        raise UnknownPlaceError(f"'{system}' is not a system", f"known: {', '.join(site.systems)}")
    find_path(site, key, f"{system} {site.systems[system].versions[-1]}", device)  # it exists in the newest version
    ways: list[tuple[Range, list[str]]] = []
    for row in site.places[key].paths:
        if row.system != system or (row.devices and device and device not in row.devices):
            continue
        if ways and ways[-1][1] == row.path:
            ways[-1] = (Range(system, ways[-1][0].first, row.range.last), row.path)
        else:
            ways.append((row.range, row.path))
    return ways[::-1]


def find_control(site: Site, key: str, version: str, device: str | None = None) -> str:
    """The label of the switch, button or list at that place. Raises :class:`UnknownPlaceError`."""
    row = find_path(site, key, version, device)
    if row.control is None:
        raise UnknownPlaceError(
            f"place '{key}' has no control for {version}", f"a control in data/places.yml under '{key}'"
        )
    return row.control
