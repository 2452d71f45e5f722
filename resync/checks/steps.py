"""Rules for the form of lists of steps: Markdown numbers them itself, and drops out of a tab what is not indented."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resync.checks.rule import rule
from resync.checks.source import lines_of
from resync.frontmatter import Body
from resync.load import Content
from resync.problems import Problem

_FIX = "docs/fixes/restart.md"
_STEP = re.compile(r"(?P<indent> *)(?P<number>\d+)\. ")
_BULLET = re.compile(r"\s*[-*] ")
# What belongs to a tab, to a step or to a box is indented by as many spaces.
INDENT = 4


@rule(
    "numbers",
    "The steps of a list are numbered 1, 2, 3: as readers see them.",
    file=_FIX,
    good="    2. Select **Restart**.",
    bad="    3. Select **Restart**.",
)
def numbers(content: Content) -> Iterator[Problem]:
    """Numbers that Markdown would change."""
    for name, body in content.bodies.items():
        for line, number, right in _numbers(body):
            if number != right:
                wrong = f"the step has the number {number}, and a reader sees {right}"
                yield Problem(f"docs/{name}", f"line {line}", wrong, f"{right}.")


def _numbers(body: Body) -> Iterator[tuple[int, int, int]]:
    """Each step: its line, its number, and the one that follows from the steps before it."""
    last: dict[int, int] = {}
    for number, written in lines_of(body):
        line = written.expandtabs(INDENT)
        step = _STEP.match(line)
        # What is indented otherwise is told by the rule for that.
        depth = -(-len(step["indent"] if step else line[: len(line) - len(line.lstrip())]) // INDENT) * INDENT
        if line.strip():
            # A line to the left, or beside the steps, ends a list.
            last = {indent: at for indent, at in last.items() if indent < depth or (step and indent == depth)}
        if step:
            yield number, int(step["number"]), last.get(depth, 0) + 1
            # Those after a wrong one follow from it.
            last[depth] = int(step["number"])


@rule(
    "indent",
    "What belongs to a tab, a step or a box is indented by four spaces each, without tab characters.",
    file=_FIX,
    good="        ![The menu",
    bad="      ![The menu",
)
def indent(content: Content) -> Iterator[Problem]:
    """Lines that would fall out of their tab or their step."""
    for name, body in content.bodies.items():
        written = body.text.splitlines()
        for number, _ in lines_of(body):
            line = written[number - body.line]
            where = f"docs/{name}", f"line {number}"
            before = line[: len(line) - len(line.lstrip())]
            if "\t" in line:
                yield Problem(*where, "the line has a tab character", "spaces")
            elif line.strip() and len(before) % INDENT and not _BULLET.match(line):
                yield Problem(*where, f"the line is indented by {len(before)} spaces", "0, 4, 8 or 12")
