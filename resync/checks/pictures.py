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
SCREENS_FOLDER = "docs/assets/screens"

_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<target>[^)\s]*)(?P<about>\s+\"[^\"]*\")?\)")
_STEPS = re.compile(r"\{ #steps \}\s*$(.*?)^## ", re.MULTILINE | re.DOTALL)
_PLACE = re.compile(r'^\s*\d+\. .*\{\{ (?:place|control)\("', re.MULTILINE)
_TAB = re.compile(r"^\s*=== \"", re.MULTILINE)
_BELOW = '{{ screen("send-receive") }} below a step; `make new-screen` draws one that is missing'
_FORM = "an image line such as ![What it shows](../assets/screens/ios-18-send-receive.svg)"
_CAPTURE_FORM = f"{_FORM}, or a .png, .jpg or .webp in that folder; small letters, digits and hyphens"


@rule(
    "pictures",
    "An image is a screen, on a line of its own, with words for those who can't see it.",
    file="docs/fixes/restart.md",
    good="![The menu with Restart]",
    bad="![]",
)
def _images(content: Content) -> list[Problem]:
    return check_images(content.bodies, content.root)


def check_images(bodies: Mapping[str, Body], root: Path) -> list[Problem]:
    """Every image is a screen or a capture, on a line of its own, with a text; each capture can be shown."""
    problems = list(_files(root / SCREENS_FOLDER))
    for name, body in bodies.items():
        lines = body.text.splitlines()
        for index, line in enumerate(lines):
            before = lines[index - 1].strip() if index else ""
            for wrong, allowed in _mistakes(line, before):
                problems.append(Problem(f"docs/{name}", f"line {body.line + index}", wrong, allowed))
    return problems


@rule(
    "shown",
    "Every picture is on a page.",
    # What is wrong on a page may be why it does not show a picture.
    last=True,
    file="docs/fixes/restart.md",
    good="        ![The menu with Restart](../assets/screens/ios-18-messages.svg)\n",
    bad="",
)
def _shown(content: Content) -> list[Problem]:
    return check_shown(content.site, content.bodies, content.root)


def check_shown(site: Site, bodies: Mapping[str, Body], root: Path) -> list[Problem]:
    """Every scene and every capture at ``root`` is on a page."""
    used: set[str] = set()
    for body in bodies.values():
        used |= set(screens_on(with_generations(body.text, site, root / SCREENS_FOLDER)))
        used |= {match["file"] for match in CAPTURE_ADDRESS.finditer(body.text)}
    unused = (path for path in sorted((root / "screens").glob("*.yml")) if path.stem not in used)
    problems = [Problem(f"screens/{path.name}", "", "no page shows this screen", _show(path.stem)) for path in unused]
    for path, light in _captures(root / SCREENS_FOLDER):
        if light.name not in used and not light.with_suffix(".svg").is_file():
            problems.append(Problem(f"{SCREENS_FOLDER}/{path.name}", "", "no page shows this picture", _CAPTURE_FORM))
    return problems


@rule(
    "pictured",
    "Each tab of a fix whose steps lead to a setting has a picture.",
    last=True,
    file="docs/fixes/sign-in-again.md",
    good="1. Open Messages.",
    bad='1. Open {{ place("messages-settings", "iOS 18") }}.',
)
def _pictured(content: Content) -> list[Problem]:
    return check_pictured(content.site)


def check_pictured(site: Site) -> list[Problem]:
    """Tabs for generations whose steps name a place, and that show nothing."""
    problems = []
    for fix in site.fixes.values():
        line = fix.line + fix.body[: fix.body.find("{ #steps }")].count("\n")
        for tab in tabs_without_picture(with_generations(fix.body, site)):
            wrong = f"the steps{f' for {tab}' if tab else ''} lead to a setting and have no picture"
            problems.append(Problem(f"docs/{fix.path}", f"line {line}", wrong, _BELOW))
    return problems


def tabs_without_picture(body: str) -> list[str]:
    """Labels of tabs (an empty one: steps outside of tabs) whose steps name a place and that have no picture."""
    steps = _STEPS.search(body)
    before, *tabs = _TAB.split(steps[1]) if steps else [""]
    parts = [("", before), *((tab.split('"')[0], tab) for tab in tabs)]
    return [label for label, part in parts if _PLACE.search(part) and "/assets/screens/" not in part]


def _show(scene: str) -> str:
    """How a page shows a scene, which is called as its place and state behind its system and version."""
    name = re.sub(r"^[a-z]+(?:-\d+)+-", "", scene)
    return f'{{{{ screen("{name}") }}}} in a tab that has its versions, or an image line'


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


def _captures(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Each capture, with the one for light colours that it belongs to."""
    for path in sorted(path for path in folder.iterdir() if path.suffix in CAPTURES):
        yield path, path.with_name(path.name.replace(".dark.", ".", 1))


def _files(folder: Path) -> Iterator[Problem]:
    """Captures that are too large, or that are no pictures."""
    for path, light in _captures(folder):
        name = f"{SCREENS_FOLDER}/{path.name}"
        if path.stat().st_size > MOST_BYTES:
            wrong = f"the file has {path.stat().st_size:,} bytes"
            yield Problem(name, "", wrong, f"at most {MOST_BYTES:,}; save it smaller, or as .webp")
        try:
            if light != path and light.is_file() and images.size(path) != images.size(light):
                yield Problem(name, "", f"has another size than {light.name}", "the same width and height")
            images.size(path)
        except ValueError:
            yield Problem(name, "", "is not what its ending says", "a PNG, JPEG or WebP picture")
