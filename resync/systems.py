"""Operating systems, their versions, and ranges of versions such as "iOS 18 or later"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from resync.devices import SYSTEMS

Version = tuple[int, ...]

_NAMED = re.compile(r"(?P<name>[a-z]+)[ -]?(?P<version>\d+(?:\.\d+)*)", re.IGNORECASE)
_RANGE = re.compile(
    r"(?P<system>[A-Za-z]+) (?P<first>\d+(?:\.\d+)*)"
    r"(?: (?:(?P<open>or later|or earlier)|to (?P<last>\d+(?:\.\d+)*)))?"
)


@lru_cache(maxsize=1000)
def parse_version(text: str) -> Version:
    """Turn ``"17.2"`` into ``(17, 2)``. Raises ValueError for anything but digits and dots."""
    return tuple(int(part) for part in text.split("."))


def parse_named(text: str, systems: Iterable[str]) -> tuple[str, str] | None:
    """Read "iOS 18", "ios18" or "ios-18" as one of the ``systems`` and a version; None for anything else."""
    match = _NAMED.fullmatch(text.strip())
    name = {system.lower(): system for system in systems}.get(match["name"].lower()) if match else None
    return (name, match["version"]) if match and name else None


@dataclass(frozen=True)
class Range:
    """Versions of one system from ``first`` to ``last``, both included; ``None`` is open.

    A last version without a point means the whole generation: up to 17 includes 17.7.
    """

    system: str
    first: Version | None
    last: Version | None

    def __contains__(self, version: Version) -> bool:
        if self.first is not None and version < self.first:
            return False
        return self.last is None or version[: len(self.last)] <= self.last

    def overlaps(self, other: Range) -> bool:
        """Whether a version of the same system can be in both ranges."""
        return self.system == other.system and _starts_within(self, other) and _starts_within(other, self)

    @property
    def bounded(self) -> bool:
        """Whether it leaves out any version of its system."""
        return self.first is not None or self.last is not None

    @property
    def label(self) -> str:
        """The range as a tab says it: "iOS 18 or later", "macOS 10.14 to 12"; without bounds the system."""
        first, last = (".".join(map(str, edge or ())) for edge in (self.first, self.last))
        if first and last:
            return f"{self.system} {first}" + ("" if first == last else f" to {last}")
        if first:
            return f"{self.system} {first} or later"
        return f"{self.system} {last} or earlier" if last else self.system

    @property
    def key(self) -> str:
        """A short name for addresses: ``macos-12`` for "macOS 12 or earlier"."""
        edge = self.last if self.last is not None else self.first
        return f"{self.system.lower()}-{'-'.join(map(str, edge or ()))}"


def _starts_within(a: Range, b: Range) -> bool:
    """Whether ``a`` begins before ``b`` has ended."""
    return a.first is None or b.last is None or a.first[: len(b.last)] <= b.last


def parse_range(text: str) -> Range | None:
    """Read a tab label such as "iOS 18 or later" or "macOS 13 to 15"; None if it is not one."""
    match = _RANGE.fullmatch(text.strip())
    if not match or (SYSTEMS and match["system"] not in SYSTEMS):
        return None
    first = parse_version(match["first"])
    if match["open"] == "or later":
        return Range(match["system"], first, None)
    if match["open"] == "or earlier":
        return Range(match["system"], None, first)
    return Range(match["system"], first, parse_version(match["last"]) if match["last"] else first)
