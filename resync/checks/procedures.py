"""Rules for steps that are written once: ranges that can be, and places that exist in all versions of their tab."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resync.checks.built import MOST_TABS
from resync.checks.rule import rule
from resync.checks.source import TAB_MARK, can_be_read, lines_of
from resync.devices import SYSTEM_PATTERN
from resync.load import Content
from resync.pictures import screens_called
from resync.problems import Problem
from resync.procedures.expand import generations
from resync.procedures.generations import between
from resync.procedures.grammar import ITEM, Label, marked_words, read_mark
from resync.procedures.layout import Numbered
from resync.procedures.procedure import Procedure, Tab, inherit, numbered, parts, procedures
from resync.procedures.wording import Source, Wording
from resync.systems import Range

# Something in square brackets that is meant as a range. A link is followed by its address.
_MEANT = re.compile(rf"\[(?:{SYSTEM_PATTERN}|iPadOS|mac OS|OS X)\b[^\]]*\](?!\()", re.IGNORECASE)
_FORM = 'a range such as "[macOS 10.14 to 12]", "[iOS 18 or later]" or "[iOS 17 or earlier: words]"'
_STEP = re.compile(r"\bstep (\d+)\b")
_TAB_FORM = '=== "Mac", === "iOS 15 or later", or === "Mac, macOS 10.14 or later"'

Mistake = tuple[int, str, str]  # line, what is wrong, what is allowed


@rule(
    "versions",
    "What steps say about versions fits their tab: ranges, and places, labels and pictures that exist in all of it.",
    file="docs/fixes/restart.md",
    good="    2. Select **Restart**.",
    bad="    2. [macOS 10.7] Select **Restart**.",
    needs=("systems",),
)
def check_procedures(content: Content) -> list[Problem]:
    """Ranges that no tab has, and what does not exist in some version of a tab."""
    check = _Check(content, Source(content.site, content.root / "docs" / "assets" / "screens"))
    return [
        Problem(f"docs/{name}", f"line {body.line + number - 1}", wrong, allowed)
        for name, body in content.bodies.items()
        # What stands in a tab with another label is in no tab at all: the rule for tabs tells its line.
        if all(can_be_read(line) for _, line in lines_of(body) if line.lstrip().startswith(TAB_MARK))
        for number, wrong, allowed in check.lines(numbered(body.text), None)
    ]


class _Check:
    def __init__(self, content: Content, words: Source) -> None:
        self.content = content
        self.site = content.site
        self.words = words

    def lines(self, lines: Sequence[Numbered], outer: Label | None) -> Iterator[Mistake]:
        """Mistakes of some lines and of the tabs among them."""
        row: list[Label] = []
        for part in parts(lines):
            if not isinstance(part, Tab):
                yield from self._outside(*part)
                row = [] if part[1].strip() else row
                continue
            yield from _twice(part, row)
            row += part.labels
            if part.nested:
                labels = part.labels
                yield from self.lines(part.lines, inherit(labels[0], outer) if len(labels) == 1 else None)
            else:
                yield from self._tab(part, outer)

    def _outside(self, number: int, line: str) -> Iterator[Mistake]:
        """Only a tab has versions."""
        for match in self.words.pattern.finditer(line):
            wrong = f'{match["macro"]}("{match["key"]}") has no version, and stands in no tab of steps'
            yield number, wrong, f'{match["macro"]}("{match["key"]}", "iOS 18"), or a tab such as {_TAB_FORM}'
        for match in _MEANT.finditer(line):
            yield number, f"{match[0]} stands in no tab of steps", f"a tab such as {_TAB_FORM}"

    def _tab(self, tab: Tab, outer: Label | None) -> Iterator[Mistake]:
        found = procedures(tab, outer, self.site.known_versions)
        if not found:
            for number, line in tab.lines:
                yield from self._outside(number, line)
            return
        for number, line in tab.lines:
            yield from self._marks(number, line, [procedure.whole for procedure in found])
            for match in self.words.pattern.finditer(line):
                yield from self._unknown(number, self.words.read(match), found)
        for procedure in found:
            yield from self._gaps(procedure)
            yield from self._shown(tab, procedure)

    def _marks(self, number: int, line: str, wholes: Sequence[Range]) -> Iterator[Mistake]:
        """Ranges that can't be read, and those that no version of the tab is in."""
        mark = read_mark(line)
        if mark and mark.ranges is None:
            yield number, f"[{mark.mark}] is not a range of versions", _FORM
        rest = mark.text if mark else line
        read = {text for text, ranges in marked_words(rest) if ranges}
        for match in _MEANT.finditer(rest):
            if match[0][1:-1].partition(": ")[0] not in read:
                yield number, f"{match[0]} is not a range of versions", _FORM
        ranges = [*((mark.ranges or ()) if mark else ()), *(r for _, row in marked_words(rest) for r in row or ())]
        for span in ranges:
            unknown = [v for v in (span.first, span.last) if v and not self.site.knows(span.system, _text(v))]
            if span.first and span.first not in span:
                yield number, f"[{span.label}] ends before it begins", "the older version first, such as [iOS 15 to 18]"
            elif unknown:
                known = ", ".join(self.site.systems[span.system].versions)
                yield number, f"{span.system} {_text(unknown[0])} does not exist", f"known: {known}"
            elif not any(span.overlaps(whole) for whole in wholes):
                allowed = " and ".join(dict.fromkeys(whole.label for whole in wholes))
                yield number, f"no tab here has {span.label}", f"a range within {allowed}"

    def _unknown(self, number: int, wording: Wording, found: Sequence[Procedure]) -> Iterator[Mistake]:
        """A place, a label or a picture that does not exist for any version of the tab."""
        if wording.macro != "screen" and wording.key not in self.site.places:
            if not self.content.knows("places", wording.key):  # else told at the place itself
                yield number, f"place '{wording.key}' does not exist", "a key of data/places.yml"
        elif not any(procedure.options(wording) for procedure in found):
            systems = " and ".join(dict.fromkeys(procedure.whole.system for procedure in found))
            if wording.macro == "screen":
                allowed = f"a file of docs/assets/screens/ without system and version: {self._close(wording.key)}"
                yield number, f"no picture for {systems} is called '{wording.key}'", allowed
            else:
                what = "control" if wording.macro == "control" else "path"
                yield (
                    number,
                    f"place '{wording.key}' has no {what} for {systems}",
                    f"a {what} in data/places.yml under '{wording.key}'",
                )

    def _close(self, key: str) -> str:
        """Names of pictures that begin in the same way."""
        begin = key.split("-", maxsplit=1)[0]
        names = {
            match[1]
            for path in self.words.screens.glob(f"*-{begin}*.svg")
            if (match := re.fullmatch(r"(?:ios|ipad|macos|watchos)(?:-\d+)+-([a-z][\w-]*)", path.stem))
        }
        near = sorted(name for name in names if screens_called(self.words.screens, name))
        return ", ".join(near[:8]) or "send-receive, messages-in-icloud-off"

    def _gaps(self, procedure: Procedure) -> Iterator[Mistake]:
        """A step for versions in which its place, or its label, does not exist."""
        known = self.site.known_versions
        starts = procedure.starts(self.words, known)
        missing: dict[tuple[int, Wording], list[int]] = {}
        for index, start in enumerate(starts):
            for number, line in procedure.about(start):
                for match in self.words.pattern.finditer(line):
                    wording = self.words.read(match)
                    there = procedure.options(wording)
                    if there and not wording.optional and not procedure.choose(wording, start):
                        missing.setdefault((number, wording), []).append(index)
        for (number, wording), indexes in missing.items():
            what = "control" if wording.macro == "control" else "path"
            spans = [between(procedure.whole, starts, run, known[procedure.whole.system]) for run in _runs(indexes)]
            labels = ", ".join(dict.fromkeys(option.versions.label for option in procedure.options(wording)))
            yield (
                number,
                f"place '{wording.key}' has no {what} for {', '.join(span.label for span in spans)}",
                f"a range before the step, or on the tab; it has one for {labels}",
            )

    def _shown(self, tab: Tab, procedure: Procedure) -> Iterator[Mistake]:
        """More tabs than a row has room for, versions without a step, and steps that are named and not there."""
        found = generations(procedure, self.site.known_versions, self.words)
        if len(found) > MOST_TABS:
            yield tab.number, f"the steps make {len(found)} tabs for versions", f"at most {MOST_TABS}"
        for span, lines in found:
            steps = sum(1 for line in lines if ITEM.match(line) and not line.startswith(" "))
            for number in (int(match[1]) for line in lines for match in _STEP.finditer(line)):
                if number > steps:
                    yield tab.number, f"{span.label} has no step {number}", f"a step up to {steps}, as a reader counts"
            if not any(line.strip() for line in lines):
                yield tab.number, f"there is no step for {span.label}", "a step for each version, or a range on the tab"


def _twice(tab: Tab, row: Sequence[Label]) -> Iterator[Mistake]:
    """A tab about versions that another tab of its row is about, too."""
    for label in tab.labels:
        for other in row:
            both = label.whole.overlaps(other.whole) if label.whole and other.whole else label == other
            if both and label.device == other.device:
                yield tab.number, f"'{tab.label}' has versions of another tab beside it", "each version in one tab"


def _runs(indexes: Sequence[int]) -> Iterator[list[int]]:
    """Numbers that follow each other, together."""
    run: list[int] = []
    for index in indexes:
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    yield run


def _text(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
