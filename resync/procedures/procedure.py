"""The tabs of a page as its author wrote them, and what their lines say in each version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from resync.procedures.generations import stretches
from resync.procedures.grammar import TAB, Label, marked_words, read_labels, read_mark
from resync.procedures.layout import Numbered, select
from resync.procedures.wording import Option, Wording, Words
from resync.systems import Range, Version

Known = Mapping[str, Sequence[Version]]  # the versions of each system, oldest first


@dataclass(frozen=True)
class Tab:
    """A tab with its lines, without their indentation. ``number`` is that of the line with the label, from 1."""

    number: int
    label: str
    lines: Sequence[Numbered]

    @property
    def labels(self) -> list[Label]:
        """What it is about: several devices can share a tab. Nothing if the label can't be read."""
        return read_labels(self.label)

    @property
    def nested(self) -> bool:
        """Whether there are tabs in it."""
        return any(isinstance(part, Tab) for part in parts(self.lines))


def numbered(text: str) -> list[Numbered]:
    """The lines of a text with their numbers, from 1."""
    return list(enumerate(text.split("\n"), start=1))


def parts(lines: Sequence[Numbered]) -> Iterator[Tab | Numbered]:
    """The tabs at the left edge, and the lines between them."""
    index = 0
    while index < len(lines):
        number, line = lines[index]
        match = TAB.match(line)
        index += 1
        if not match:
            yield number, line
            continue
        end = index
        while end < len(lines) and (not lines[end][1].strip() or lines[end][1].startswith("    ")):
            end += 1
        yield Tab(number, match["label"], [(n, text[4:]) for n, text in lines[index:end]])
        index = end


def inherit(inner: Label, outer: Label | None) -> Label:
    """What a tab within another one is about: a range alone is about the device around it."""
    return Label(outer.device, inner.versions) if outer and inner.device is None else inner


@dataclass(frozen=True)
class Procedure:
    """The lines of a tab for one of its devices. ``whole`` are all versions that it is about."""

    whole: Range
    device: str | None
    lines: Sequence[Numbered]

    @property
    def marks(self) -> list[tuple[int, tuple[Range, ...]]]:
        """The ranges that steps, notes, pictures and words have, by number of the line."""
        found = []
        for number, line in self.lines:
            mark = read_mark(line)
            ranges = [*([mark.ranges] if mark else []), *(ranges for _, ranges in marked_words(line))]
            found += [(number, row) for row in ranges if row is not None]
        return found

    def wordings(self, words: Words) -> list[tuple[int, Wording]]:
        """The macros without a version, by number of the line."""
        return [(n, words.read(match)) for n, line in self.lines for match in words.pattern.finditer(line)]

    def options(self, wording: Wording) -> list[Option]:
        """What the macro can say about the system and the device of the tab."""
        # In a tab for iPhone and iPad a place may be one that only the iPhone has; a picture is of the iPhone.
        only = {"iPhone": "iphone", "iPad": "ipad"}.get(self.device or "", None if not wording.optional else "iphone")
        return [
            option
            for option in wording.options
            if option.versions.system == self.whole.system
            and (not option.devices or only is None or only in option.devices)
        ]

    def choose(self, wording: Wording, version: Version) -> Option | None:
        """What the macro says in one version."""
        return next((option for option in self.options(wording) if version in option.versions), None)

    def picture(self, wording: Wording, span: Range) -> Option | None:
        """The newest picture that is right somewhere in a range of versions."""
        fitting = [option for option in self.options(wording) if option.versions.overlaps(span)]
        return max(fitting, key=lambda option: option.versions.first or (), default=None)

    def about(self, version: Version) -> list[Numbered]:
        """The lines for one version, without the ranges in them."""
        return select(self.lines, self.whole.system, version)

    def starts(self, words: Words, known: Known) -> list[Version]:
        """The first version of each stretch within which every line says the same, oldest first."""
        ranges = [span for _, spans in self.marks for span in spans if span.system == self.whole.system]
        ranges += [option.versions for _, wording in self.wordings(words) for option in self.options(wording)]
        return stretches(self.whole, ranges, known[self.whole.system])


def procedures(tab: Tab, outer: Label | None, known: Known) -> list[Procedure]:
    """The procedure of a tab for each of its devices that has versions."""
    labels = [inherit(label, outer) for label in tab.labels]
    return [
        Procedure(label.whole, label.device, tab.lines)
        for label in labels
        if label.whole and known.get(label.whole.system)
    ]
