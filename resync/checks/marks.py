"""Marks that Markdown would print as they are, or that would swallow what follows: HTML, code and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resync.checks.rule import rule
from resync.checks.source import FENCE, lines_of
from resync.frontmatter import Body
from resync.load import Content
from resync.problems import Problem

_FIX = "docs/fixes/restart.md"
# An anchor that took over from another; what a script fills on pages about the site.
TAGS = ("span", "div", "p", "button")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?:\s[^>]*|/)?>|<!--|<[?!]")
_CELL = re.compile(r"(?<!\\)\|")


@rule(
    "html",
    "A page is Markdown: no HTML but an anchor (`<span id=…></span>`) and what a script fills, and each tag is closed.",
    file=_FIX,
    good="A restart ends what hangs.",
    bad="A restart <b>ends</b> what hangs.",
)
def html(content: Content) -> Iterator[Problem]:
    """Tags that a page must not have, comments, and tags without their end."""
    for name, body in content.bodies.items():
        opened: list[tuple[str, int]] = []
        for number, line in lines_of(body):
            for match in _TAG.finditer(line):
                where = f"docs/{name}", f"line {number}"
                if match["name"] not in TAGS:
                    yield Problem(*where, f"'{match[0]}' is HTML", 'Markdown, or an anchor: <span id="…"></span>')
                    break
                if not match["end"]:
                    opened.append((match["name"], number))
                elif opened and opened[-1][0] == match["name"]:
                    opened.pop()
                else:
                    yield Problem(*where, f"{match[0]} ends nothing", f"a <{match['name']}> before it")
        for tag, number in opened[-1:]:
            yield Problem(f"docs/{name}", f"line {number}", f"<{tag}> is not closed", f"</{tag}> behind it")


@rule(
    "code",
    "Code begins and ends with the same marks, a block of it on lines of its own.",
    file=_FIX,
    good="A restart ends what hangs.",
    bad="A restart `ends what hangs.",
)
def code(content: Content) -> Iterator[Problem]:
    """Code without an end: the rest of the line, or of the page, would be code, too."""
    for name, body in content.bodies.items():
        for number, line in lines_of(body):
            if "`" in line:
                yield Problem(
                    f"docs/{name}", f"line {number}", "` has no partner on its line", "` before and behind it"
                )
        fences = [number for number, line in enumerate(body.text.splitlines(), body.line) if FENCE.match(line)]
        if len(fences) % 2:
            yield Problem(
                f"docs/{name}", f"line {fences[-1]}", "a block of code is not closed", "``` on a line below it"
            )


@rule(
    "tables",
    "Each row of a table has as many cells as its head.",
    file=_FIX,
    good="A restart ends what hangs.",
    bad="| a | b |\n| --- | --- |\n| c |",
)
def tables(content: Content) -> Iterator[Problem]:
    """Rows whose last cells would be lost, or would be empty."""
    for name, body in content.bodies.items():
        for number, cells, head in _rows(body):
            if cells != head:
                wrong = f"the row has {cells - 1} cells, and its table {head - 1}"
                yield Problem(f"docs/{name}", f"line {number}", wrong, "as many, with a | around each")


def _rows(body: Body) -> Iterator[tuple[int, int, int]]:
    """Each row of a table: its line, and how many | it and the head of its table have."""
    head = 0
    for number, line in lines_of(body):
        cells = len(_CELL.findall(line)) if line.lstrip().startswith("|") else 0
        head = (head or cells) if cells else 0
        if cells:
            yield number, cells, head
