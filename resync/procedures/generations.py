"""Where a generation begins and ends: stretches of versions between the edges of ranges.

Versions are compared as tuples; a version without a point is a whole generation (:class:`resync.systems.Range`).
``known`` are the versions of data/systems.yml, oldest first: nothing lies between iOS 18 and iOS 26.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resync.systems import Range, Version


def stretches(whole: Range, ranges: Iterable[Range], known: Sequence[Version]) -> list[Version]:
    """The first version of each stretch of ``whole`` within which no range begins or ends, oldest first."""
    first = whole.first if whole.first is not None else known[0]
    edges = {first}
    for span in ranges:
        for edge in (span.first, after(span.last, known) if span.last is not None else None):
            if edge is not None and edge > first and edge in whole:
                edges.add(edge)
    return sorted(edges)


def after(last: Version, known: Sequence[Version]) -> Version | None:
    """The first version that a range up to ``last`` does not include; None if none is known.

    After iOS 17 comes 18, after iOS 18 comes 26, after iOS 17.1 comes 17.2.
    """
    if last not in known:
        return (*last[:-1], last[-1] + 1)
    return next((version for version in known if version > last), None)


def before(first: Version, known: Sequence[Version]) -> Version:
    """The last version of a range that ends where ``first`` begins: 17 for 18, 18 for 26, 17.1 for 17.2."""
    if first not in known:
        return (*first[:-1], first[-1] - 1)
    return max(version for version in known if version < first)


def between(whole: Range, starts: Sequence[Version], group: Sequence[int], known: Sequence[Version]) -> Range:
    """The range of a group of stretches that follow each other, given by their numbers in ``starts``."""
    last = group[-1] + 1
    oldest = group[0] == 0 and whole.first is None
    end = before(starts[last], known) if last < len(starts) else whole.last
    if oldest and end == known[0]:  # "iOS 5" says the same as "iOS 5 or earlier", and sounds right
        oldest = False
    return Range(whole.system, None if oldest else starts[group[0]], end)
