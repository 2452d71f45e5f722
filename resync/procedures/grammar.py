"""What an author writes around steps, such as ``=== "Mac, macOS 10.14 or later"`` and ``[macOS 10.13] Select it``.

A tab is about a device, a range of versions, or both, with a comma between them; several devices that share their
steps are separated by semicolons. A range in square brackets at the beginning of a step, a note or a picture says
for which versions it is. ``[macOS 12 or earlier: Tick]`` within a line is for some words. Several ranges are
separated by commas; the name of a system alone stands for all its versions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from resync.devices import DEVICES, SYSTEM_PATTERN, TAB_DEVICES, owners
from resync.devices import SYSTEMS as SYSTEM_NAMES
from resync.systems import Range, Version, parse_range

# Which system the devices of a tab have. "Any device" has none: its steps are the same everywhere.
SYSTEMS: Mapping[str, str] = {label: DEVICES[key].system for label, key in TAB_DEVICES.items() if key in DEVICES}
# What a tab is called when its steps turn out to be the same in all versions of a system.
_OF_SYSTEM: Mapping[str, str] = {name: owners(name) for name in SYSTEM_NAMES}

TAB = re.compile(r'^=== "(?P<label>[^"]*)"$')  # at the left edge of what is around it
_MARKED = re.compile(
    r"^(?P<indent> *)(?P<bullet>\d+\. +|[-*] +)?\[(?P<mark>[^\]:]*)\](?![(\[:])(?P<space> *)(?P<text>.*)$"
)
_WORDS = re.compile(rf"\[(?P<mark>(?:{SYSTEM_PATTERN})[^\[\]:]*): (?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\](?!\()")
ITEM = re.compile(r"^(?P<indent> *)(?P<number>\d+)\. +")


@dataclass(frozen=True)
class Label:
    """What a tab is about. ``versions`` is None for a device without a range: all versions of its system."""

    device: str | None
    versions: Range | None

    @property
    def system(self) -> str | None:
        """The system whose versions the tab is about; None if it has none."""
        return self.versions.system if self.versions else SYSTEMS.get(self.device or "")

    @property
    def whole(self) -> Range | None:
        """All versions that the tab is about; None if it is about no system."""
        return self.versions or (Range(self.system, None, None) if self.system else None)

    @property
    def text(self) -> str:
        """The label of the tab when it needs no tabs for generations."""
        if self.device or self.versions is None:
            return self.device or ""
        return self.versions.label if self.versions.bounded else _OF_SYSTEM[self.versions.system]


@dataclass(frozen=True)
class Marked:
    """A line that begins with something in square brackets; ``ranges`` is None if those are not ranges."""

    indent: str
    bullet: str
    mark: str
    text: str
    ranges: tuple[Range, ...] | None


def read_labels(text: str) -> list[Label]:
    """What a tab is about, or nothing if its label is neither a device nor a range of versions."""
    labels = [_read_label(part) for part in text.split("; ")]
    known = [label for label in labels if label]
    return known if len(known) == len(labels) and (len(labels) == 1 or all(label.device for label in known)) else []


def _read_label(text: str) -> Label | None:
    device, comma, rest = text.partition(", ")
    if device not in TAB_DEVICES:
        device, rest = "", text
    elif not comma:
        return Label(device, None)
    versions = _read_range(rest)
    return Label(device or None, versions) if versions else None


def read_mark(line: str) -> Marked | None:
    """The parts of a line that begins with something in square brackets, links and references aside."""
    match = _MARKED.match(line)
    if not match:
        return None
    ranges = _read_ranges(match["mark"]) if match["space"] else None
    return Marked(match["indent"], match["bullet"] or "", match["mark"], match["text"], ranges)


def marked_words(line: str) -> list[tuple[str, tuple[Range, ...] | None]]:
    """What stands before the colon in each ``[macOS 12 or earlier: Tick]``, as text and as ranges if it is that."""
    return [(match["mark"], _read_ranges(match["mark"])) for match in _WORDS.finditer(line)]


def say(line: str, system: str, version: Version) -> str:
    """The line with the words for one version only."""
    if not _WORDS.search(line):
        return line

    def choose(match: re.Match[str]) -> str:
        ranges = _read_ranges(match["mark"])
        if ranges is None:
            return match[0]
        return match["text"] if covers(ranges, system, version) else ""

    words = _WORDS.sub(choose, line)
    indent = words[: len(words) - len(words.lstrip())]
    return indent + re.sub(r" +(?=[ ,.;?!])", "", words.strip())


def readings(line: str) -> list[str]:
    """Everything that a line can say: once for each range that some of its words have."""
    mark = read_mark(line)
    text = mark.indent + mark.bullet + mark.text if mark and mark.ranges else line
    spans = [span for _, ranges in marked_words(text) for span in ranges or ()]
    versions = [(span.system, edge) for span in spans for edge in (span.first or span.last or (1,),)]
    return list(dict.fromkeys(say(text, *version) for version in versions)) or [text]


def covers(ranges: Iterable[Range], system: str, version: Version) -> bool:
    """Whether one of the ranges has the version of the system."""
    return any(span.system == system and version in span for span in ranges)


def _read_ranges(text: str) -> tuple[Range, ...] | None:
    ranges = tuple(span for part in text.split(", ") if (span := _read_range(part)))
    return ranges if len(ranges) == len(text.split(", ")) else None


def _read_range(text: str) -> Range | None:
    return Range(text, None, None) if text in _OF_SYSTEM else parse_range(text)
