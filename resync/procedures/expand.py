"""Give every tab of steps a tab for each generation: a pure function from text to text.

A tab begins wherever what is printed changes: a path, a label, a step that has a range of versions, what a
picture shows. The newest comes first. What stands before the first step and after the last one, and is the same
in all versions, stays outside of the tabs for generations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resync.procedures.generations import between
from resync.procedures.grammar import ITEM, Label
from resync.procedures.layout import Numbered, indented, spaced, tidied, trimmed
from resync.procedures.procedure import Known, Procedure, Tab, inherit, numbered, parts
from resync.procedures.wording import Option, Words
from resync.systems import Range, Version


def expand(text: str, known: Known, words: Words) -> str:
    """The text of a page with a tab for each generation. ``known`` has the versions of each system, oldest first."""
    return "\n".join(_expand(numbered(text), None, known, words))


def generations(procedure: Procedure, known: Known, words: Words) -> list[tuple[Range, list[str]]]:
    """Each generation of a procedure with its lines, newest first."""
    versions = known[procedure.whole.system]
    starts = procedure.starts(words, known)
    spans = [between(procedure.whole, starts, [number], versions) for number in range(len(starts))]
    printed = [_printed(procedure, starts, spans, number, words) for number in range(len(starts))]
    groups: list[list[int]] = []
    for number in range(len(starts)):
        if number and printed[number] == printed[number - 1]:
            groups[-1].append(number)
        else:
            groups.append([number])
    result = []
    for group in reversed(groups):
        span = between(procedure.whole, starts, group, versions)
        result.append((span, _written(procedure, starts[group[-1]], span, words)))
    return result


def _expand(lines: Sequence[Numbered], outer: Label | None, known: Known, words: Words) -> list[str]:
    out: list[str] = []
    for part in parts(lines):
        if not isinstance(part, Tab):
            out.append(part[1])
        elif not part.labels:
            out += [f'=== "{part.label}"', *indented(_expand(part.lines, None, known, words))]
        else:
            out += [line for own in part.labels for line in _tab(part, own, outer, known, words)]
    return out


def _tab(tab: Tab, own: Label, outer: Label | None, known: Known, words: Words) -> list[str]:
    """One tab with its tabs for generations, or those alone if its label is only a range."""
    label = inherit(own, outer)
    procedure = Procedure(label.whole, label.device, tab.lines) if label.whole else None
    # Steps that name versions on a tab that has none are a mistake: resync.checks.procedures tells the line.
    if procedure is None or tab.nested or not known.get(procedure.whole.system) or not _varies(procedure, own, words):
        return [f'=== "{own.text}"', *indented(_expand(tab.lines, label, known, words))]
    found = generations(procedure, known, words)
    if len(found) == 1 and not procedure.whole.bounded:
        return _titled(own.text, found[0][1])
    if own.device is None:
        return [line for span, lines in found for line in _titled(span.label, lines)]
    head, body, tail = _around(procedure, words)
    inner = generations(Procedure(procedure.whole, procedure.device, body), known, words)
    tabs = [line for span, lines in inner for line in _titled(span.label, lines)]
    return _titled(own.text, spaced([*trimmed(head), "", *tabs, "", *trimmed(tail)]))


def _varies(procedure: Procedure, own: Label, words: Words) -> bool:
    """Whether a tab needs tabs for generations, if only to say for which versions it is."""
    bounded = own.device is not None and own.versions is not None
    return bounded or bool(procedure.marks) or bool(procedure.wordings(words))


def _titled(label: str, body: Sequence[str]) -> list[str]:
    return [f'=== "{label}"', "", *indented(trimmed(body)), ""]


def _around(procedure: Procedure, words: Words) -> tuple[list[str], list[Numbered], list[str]]:
    """The lines before the first step, the steps, and the lines after the last one, as far as they never vary."""
    lines = procedure.lines
    varying = {number for number, _ in [*procedure.marks, *procedure.wordings(words)]}
    inside = [i for i, (number, line) in enumerate(lines) if ITEM.match(line) or number in varying]
    if not inside:
        return [], list(lines), []
    end = inside[-1] + 1
    # What belongs to the last step is indented; a paragraph goes on until the next empty line.
    while end < len(lines) and (
        lines[end][1].startswith(" ") or not lines[end][1].strip() or lines[end - 1][1].strip()
    ):
        end += 1
    return [line for _, line in lines[: inside[0]]], list(lines[inside[0] : end]), [line for _, line in lines[end:]]


def _printed(
    procedure: Procedure, starts: Sequence[Version], spans: Sequence[Range], number: int, words: Words
) -> list[str]:
    """What a reader sees in one stretch of versions."""

    def tell(match: re.Match[str]) -> str:
        wording = words.read(match)
        option: Option | None
        if wording.optional:
            # Where no picture was drawn, that is no difference: the next newer one stands for it, then the next older.
            order = [*range(number, len(starts)), *range(number - 1, -1, -1)]
            option = next((found for n in order if (found := procedure.picture(wording, spans[n]))), None)
        else:
            option = procedure.choose(wording, starts[number])
        return option.printed if option else ""

    return [words.pattern.sub(tell, line) for _, line in procedure.about(starts[number])]


def _written(procedure: Procedure, version: Version, span: Range, words: Words) -> list[str]:
    """The lines of one generation; ``version`` is the first of its newest stretch."""

    def tell(match: re.Match[str]) -> str:
        wording = words.read(match)
        option = procedure.picture(wording, span) if wording.optional else procedure.choose(wording, version)
        return option.text if option else ""

    return tidied([words.pattern.sub(tell, line) for _, line in procedure.about(version)])
