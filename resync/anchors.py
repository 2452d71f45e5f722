"""Which ids of a page are anchors that links may rest on."""

from __future__ import annotations

from collections.abc import Iterable

# Made anew for each build, numbers in an order that may change, or days of checks: no link from outside
# may rest on them.
_PASSING = ("__tabbed", "cause-", "day-")


def lasting(ids: Iterable[str]) -> list[str]:
    """Those that are permanent from the day on which they are published."""
    return [each for each in ids if not each.startswith(_PASSING)]
