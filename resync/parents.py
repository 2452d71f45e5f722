"""Places that stand in others: ``path: [=messages-settings, Send & Receive]`` in data/places.yml.

A first step that begins with an equals sign is the key of another place; the path goes on where that one ends.
So a page of settings that moves is one change, for all that is in it. A row becomes several where its parent has
several in its range.
"""

from __future__ import annotations

from dataclasses import dataclass

from resync.model import Place, PlacePath
from resync.systems import Version, parse_version

MARK = "="
_OPEN: Version = (10**6,)  # after all versions


@dataclass(frozen=True)
class ParentMistake:
    """A row that can't be resolved: the key of its place, its number, what is wrong, what is allowed."""

    key: str
    number: int
    wrong: str
    allowed: str


def with_parents(places: dict[str, Place]) -> tuple[dict[str, Place], list[ParentMistake]]:
    """The places with complete paths, without those that can't be resolved, and why not."""
    resolver = _Resolver(places)
    found = {key: resolver.place(key, ()) for key in places}
    broken = {mistake.key for mistake in resolver.mistakes}
    whole = {key: place for key, place in found.items() if place and key not in broken}
    return whole, list(dict.fromkeys(resolver.mistakes))


class _Resolver:
    def __init__(self, places: dict[str, Place]) -> None:
        self.places = places
        self.done: dict[str, Place] = {}
        self.mistakes: list[ParentMistake] = []

    def place(self, key: str, inside: tuple[str, ...]) -> Place | None:
        """The place with complete paths; None if one of its parents is in itself."""
        if key in inside:
            return None
        if key not in self.done:
            rows = [
                row
                for number, row in enumerate(self.places[key].paths)
                for row in self._rows(key, number, row, (*inside, key))
            ]
            if not rows:
                return None
            self.done[key] = self.places[key].model_copy(update={"paths": rows})
        return self.done[key]

    def _rows(self, key: str, number: int, row: PlacePath, inside: tuple[str, ...]) -> list[PlacePath]:
        if not row.path[0].startswith(MARK):
            return [row]
        name = row.path[0].removeprefix(MARK)
        if name not in self.places:
            self._tell(key, number, f"place '{name}' does not exist", f"{MARK} and a key of this file")
            return []
        parent = self.place(name, inside)
        if parent is None:
            self._tell(key, number, f"'{name}' is in itself", "a parent that does not stand in this place")
            return []
        rows = [joined for each in parent.paths if (joined := _joined(row, each))]
        if not _covers(rows, row):
            known = (
                ", ".join(each.range.label for each in parent.paths if each.system == row.system) or "another system"
            )
            self._tell(key, number, f"'{name}' has no path for all of {row.range.label}", f"it has one for {known}")
            return []
        return rows

    def _tell(self, key: str, number: int, wrong: str, allowed: str) -> None:
        self.mistakes.append(ParentMistake(key, number, wrong, allowed))


def _joined(row: PlacePath, parent: PlacePath) -> PlacePath | None:
    """The row in the versions that it shares with a row of its parent; None if there are none."""
    if not row.range.overlaps(parent.range):
        return None
    first = max(row.first, parent.first, key=_begin)
    last = min(row.last, parent.last, key=_end)
    # Made anew: a copy would keep what was worked out of the old range.
    values = row.model_dump(by_alias=True) | {"from": first, "to": last, "path": [*parent.path, *row.path[1:]]}
    return PlacePath.model_validate(values)


def _covers(rows: list[PlacePath], whole: PlacePath) -> bool:
    """Whether rows begin and end where the whole row does. Gaps between rows of one place are its own affair."""
    if not rows:
        return False
    ordered = sorted(rows, key=lambda row: _begin(row.first))
    return _begin(ordered[0].first) == _begin(whole.first) and _end(ordered[-1].last) == _end(whole.last)


def _begin(first: str | None) -> Version:
    return parse_version(first) if first else ()


def _end(last: str | None) -> Version:
    """Where a range ends, to be compared: a version without a point includes all that begin with it."""
    return (*parse_version(last), *_OPEN) if last else _OPEN
