"""Lines of Markdown: those for one version, indentation, empty lines, numbers of steps."""

from __future__ import annotations

from collections.abc import Sequence

from resync.procedures.grammar import ITEM, covers, read_mark, say
from resync.systems import Version

Numbered = tuple[int, str]  # a line of a page: its number, from 1, and its text


def select(lines: Sequence[Numbered], system: str, version: Version) -> list[Numbered]:
    """The lines that are about a version of a system, without the ranges in them."""
    out: list[Numbered] = []
    index = 0
    while index < len(lines):
        number, line = lines[index]
        mark = read_mark(line)
        index += 1
        if not mark or mark.ranges is None:
            out.append((number, say(line, system, version)))
        elif covers(mark.ranges, system, version):
            out.append((number, say(mark.indent + mark.bullet + mark.text, system, version)))
        else:
            index = _end(lines, index, mark.indent, bool(mark.bullet))
    return out


def _end(lines: Sequence[Numbered], index: int, indent: str, item: bool) -> int:
    """Where a step with all that is indented below it has ended, or a paragraph; the empty lines after it stay."""
    while index < len(lines):
        line = lines[index][1]
        if item and line.strip() and not line.startswith(f"{indent} "):
            break
        if not item and (not line.strip() or ITEM.match(line)):
            break
        index += 1
    while item and not lines[index - 1][1].strip():
        index -= 1
    return index


def indented(lines: Sequence[str]) -> list[str]:
    """The content of a tab."""
    return [f"    {line}" if line.strip() else "" for line in lines]


def trimmed(lines: Sequence[str]) -> list[str]:
    """Without empty lines at the beginning and at the end."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []


def spaced(lines: Sequence[str]) -> list[str]:
    """At most one empty line in a row."""
    return [line for number, line in enumerate(lines) if line.strip() or not number or lines[number - 1].strip()]


def tidied(lines: Sequence[str]) -> list[str]:
    """Steps as an author would write them: counted from 1, and empty lines only where something stands between them.

    Markdown would set steps apart that have an empty line between them, so a step or picture that was left out
    must not leave one behind.
    """
    lines = spaced([line if line.strip() else "" for line in trimmed(lines)])
    together = []
    for number, line in enumerate(lines):
        if not line:
            last, following = ITEM.match(lines[number - 1]), ITEM.match(lines[number + 1])
            if last and following and last["indent"] == following["indent"]:
                continue
        together.append(line)
    return _counted(together)


def _counted(lines: Sequence[str]) -> list[str]:
    counts: dict[int, int] = {}
    out = []
    for line in lines:
        item = ITEM.match(line)
        if line:
            # A list goes on after what is indented below its steps, and ends at anything else.
            depth = len(line) - len(line.lstrip())
            counts = {d: n for d, n in counts.items() if d < depth or (item and d == depth)}
        if item:
            counts[depth] = counts.get(depth, 0) + 1
            out.append(f"{item['indent']}{counts[depth]}. {line[item.end() :]}")
        else:
            out.append(line)
    return out
