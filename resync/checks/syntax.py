"""Markdown of other sites that this one does not read, and boxes that would come out empty.

A page would show it raw: ``:smile:`` instead of a picture. So it is refused with the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from resync.boxes import BOX, FOLDED, HEAD, SHOWN
from resync.checks.rule import rule
from resync.frontmatter import Body
from resync.load import Content
from resync.problems import Problem

# A pattern, what it is, and what to write instead.
_FOREIGN = tuple(
    (re.compile(pattern), what, instead)
    for pattern, what, instead in (
        (r"(?<![\w:/]):[a-z][\w+-]*:(?![\w/])", "an icon", "words"),
        (r"\[\^[^\]\s]+\]", "a footnote", "the sentence itself, or a link"),
        (r"\+\+[\w\"][\w\"+ -]*\+\+", "a key", "the name of the key in bold, such as **Return**"),
        (r"^\s*[-*+] \[[ xX]\] ", "a box to tick", "a list without boxes: '- ' and the words"),
        (r"~~[^~\s][^~]*~~", "text struck out", "leave it out"),
        (r"(?<!=)==[^=\s][^=]*==(?!=)", "marked text", "**bold** for what a screen says"),
        (r"\{(?:\+\+|--|~~|==|>>)", "a mark of an edit", "the text as it should be"),
        (r"^\s*> \[!\w+\]", "a box in the form of GitHub", 'a box such as !!! warning "Stop first"'),
        (r"\[\[[^\]]+\]\]", "a link in the form of a wiki", "[words](page.md)"),
        (r"^\s*\*\[[^\]]+\]:", "an abbreviation", "the words in full"),
        (r"^\s*(?::::|///|--8<--|%%)", "a block of another system", "Markdown as in CONTRIBUTING"),
    )
)
_CODE = re.compile(r"(`+).+?\1")
_FENCE = re.compile(r"^\s*(```|~~~)")


@rule(
    "markdown",
    "Only Markdown that this site reads: no icons, footnotes or keys; a box has a kind, a title and a text.",
    file="docs/fixes/restart.md",
    good="A restart ends what hangs.",
    bad="A restart ends :smile: what hangs.",
)
def _rule(content: Content) -> list[Problem]:
    return check_syntax(content.bodies)


def check_syntax(bodies: Mapping[str, Body]) -> list[Problem]:
    """Foreign Markdown and broken boxes in ``bodies`` by path, with the line of each."""
    return [
        Problem(f"docs/{name}", f"line {number}", wrong, allowed)
        for name, body in bodies.items()
        for number, wrong, allowed in _mistakes(body)
    ]


def _mistakes(body: Body) -> Iterator[tuple[int, str, str]]:
    lines = body.text.splitlines()
    fenced = False
    for index, line in enumerate(lines):
        fenced ^= bool(_FENCE.match(line))
        if fenced:
            continue
        text = _CODE.sub("", line)
        for pattern, what, instead in _FOREIGN:
            match = pattern.search(text)
            if match:
                yield body.line + index, f"'{match[0].strip()}' is {what}, which this site does not read", instead
        box = BOX.match(line)
        if box:
            for wrong, allowed in _box(box, lines[index - 1] if index else "", lines[index + 1 :]):
                yield body.line + index, wrong, allowed


def _box(box: re.Match[str], before: str, after: list[str]) -> Iterator[tuple[str, str]]:
    mark, kinds = box["mark"], SHOWN if box["mark"] == "!!!" else FOLDED
    head = HEAD.fullmatch(box["rest"])
    if not head or head["kind"] not in kinds:
        wrong = f"'{box[0].strip()}' is not the beginning of a box"
        yield wrong, f'{mark} and {" or ".join(kinds)}, then a title in quotes, such as {mark} {kinds[0]} "Stop first"'
    elif before.strip():
        yield "the box has no empty line before it", "an empty line"
    elif not next((line for line in after if line.strip()), "").startswith(box["indent"] + "    "):
        yield "the box is empty", "its text below, indented by four spaces"
