"""Rules for images in pages, and for pictures that no page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from resync import images
from resync.checks.rule import rule
from resync.frontmatter import Body
from resync.load import Content
from resync.model import Site
from resync.pictures import CAPTURE_ADDRESS, SCREEN_ADDRESS, screens_on
from resync.problems import Problem
from resync.procedures.source import with_generations

MOST_BYTES = 200_000  # what somebody in a lift waits for
CAPTURES = (".jpeg", ".jpg", ".png", ".webp")

_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<target>[^)\s]*)(?P<about>\s+\"[^\"]*\")?\)")
_FORM = "an image line such as ![What it shows](../assets/screens/ios-18-send-receive.svg)"
_SHOW = '{{ screen("send-receive") }} in a tab that has its versions, or an image line'
_CAPTURE_FORM = f"{_FORM}, or a .png, .jpg or .webp in that folder; small letters, digits and hyphens"


@rule(
    "pictures",
    "An image is a screen, on a line of its own, with words for those who can't see it; every picture is on a page.",
    file="docs/fixes/restart.md",
    good="![The menu with Restart]",
    bad="![]",
)
def _rule(content: Content) -> list[Problem]:
    problems = check_pictures(content.site, content.bodies, content.root)
    shown = {name for body in content.bodies.values() for name in screens_on(body.text)}
    missing = any(not (content.root / "screens" / f"{name}.yml").is_file() for name in shown)
    if content.whole("symptoms", "fixes", "pages", "systems") and not missing:
        return problems
    # A page that cannot be read, or a misspelt name, may be what shows a picture.
    return [problem for problem in problems if problem.path.endswith(".md")]


def check_pictures(site: Site, bodies: Mapping[str, Body], root: Path) -> list[Problem]:
    """Every image is a screen or a capture with a text for those who can't see it; every picture is on a page."""
    problems: list[Problem] = []
    used: set[str] = set()
    for name, body in bodies.items():
        lines = body.text.splitlines()
        for index, line in enumerate(lines):
            before = lines[index - 1].strip() if index else ""
            for wrong, allowed in _mistakes(line, before):
                problems.append(Problem(f"docs/{name}", f"line {body.line + index}", wrong, allowed))
        used |= set(screens_on(with_generations(body.text, site, root / "docs" / "assets" / "screens")))
        used |= {match["file"] for match in CAPTURE_ADDRESS.finditer(body.text)}
    unused = (path.name for path in sorted((root / "screens").glob("*.yml")) if path.stem not in used)
    problems += [Problem(f"screens/{name}", "", "no page shows this screen", _SHOW) for name in unused]
    return problems + list(_files(root / "docs" / "assets" / "screens", used))


def _mistakes(line: str, before: str) -> Iterator[tuple[str, str]]:
    for match in _IMAGE.finditer(line):
        screen = SCREEN_ADDRESS.fullmatch(match["target"])
        if not screen and not CAPTURE_ADDRESS.fullmatch(match["target"]):
            yield f"the image {match['target']} is not a screen", _CAPTURE_FORM
        if screen and match["about"]:
            yield f"the caption {match['about'].strip()} is typed", "no caption: the illustration has its own"
        if not match["alt"].strip():
            yield "the image has no alternative text", "what it shows, between the square brackets"
        if before or match[0] != line.strip():
            yield "the image has no line of its own", "an empty line before it, and nothing else on its line"


def _files(folder: Path, used: set[str]) -> Iterator[Problem]:
    """Captures that are too large, that are no pictures, or that nobody shows."""
    for path in sorted(path for path in folder.iterdir() if path.suffix in CAPTURES):
        name = f"docs/assets/screens/{path.name}"
        light = path.with_name(path.name.replace(".dark.", ".", 1))
        if path.stat().st_size > MOST_BYTES:
            wrong = f"the file has {path.stat().st_size:,} bytes"
            yield Problem(name, "", wrong, f"at most {MOST_BYTES:,}; save it smaller, or as .webp")
        if light.name not in used and not light.with_suffix(".svg").is_file():
            yield Problem(name, "", "no page shows this picture", _CAPTURE_FORM)
        try:
            if light != path and light.is_file() and images.size(path) != images.size(light):
                yield Problem(name, "", f"has another size than {light.name}", "the same width and height")
            images.size(path)
        except ValueError:
            yield Problem(name, "", "is not what its ending says", "a PNG, JPEG or WebP picture")
