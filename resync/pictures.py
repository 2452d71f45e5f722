"""Pictures in ``assets/screens/``: which file stands for a screen, and which screens a page shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from pathlib import Path

from resync import images
from resync.systems import Range, parse_range

_SCREEN_FILE = re.compile(r"(?:ios|ipad|macos|watchos)(?:-\d+)+-(?P<name>[a-z][\w-]*)\.svg")
SCREENS = Path(__file__).parent.parent / "docs" / "assets" / "screens"
# The address of a screen, as a page writes it.
SCREEN_ADDRESS = re.compile(r"(?:\.\./)*assets/screens/(?P<name>[a-z0-9-]+)\.svg")
# A picture that has no scene.
CAPTURE_ADDRESS = re.compile(r"(?:\.\./)*assets/screens/(?P<file>[a-z0-9-]+\.(?:png|webp|jpe?g))")
# A capture of a phone has two or three pixels for each point; shown wider than this it helps nobody.
_WIDEST = 360
# When the dark file of a picture is shown; first-paint.js has the visitor's own choice win over it.
DARK = "screen and (prefers-color-scheme: dark)"


@dataclass(frozen=True)
class Picture:
    """A picture as a page shows it. ``dark`` is the file for dark colours, if it has one of its own."""

    title: str
    file: str
    dark: str | None
    width: int
    height: int
    about: str
    kind: str


@dataclass(frozen=True)
class Screen:
    """A file that shows a place in a range of versions. ``name`` is that of the file, without its ending."""

    name: str
    versions: Range
    title: str


def screens_called(folder: Path, name: str) -> list[Screen]:
    """The screens of one place and state, such as "messages-in-icloud-off", on every system."""
    found = []
    for file in _files_called(folder, folder.stat().st_mtime_ns).get(name, []):
        picture = find_picture(folder, file)
        versions = parse_range(picture.about)
        if versions:
            found.append(Screen(file, versions, picture.title))
    return found


@lru_cache(maxsize=4)
def _files_called(folder: Path, _changed: int) -> dict[str, list[str]]:
    """The files of screens, without their ending, by what they are called."""
    files: dict[str, list[str]] = {}
    for path in sorted(folder.iterdir()):
        match = _SCREEN_FILE.fullmatch(path.name)
        if match:
            files.setdefault(match["name"], []).append(path.stem)
    return files


@cache
def find_picture(folder: Path, name: str) -> Picture:
    """What stands for the screen ``name`` in ``folder``: a capture, else the illustration.

    Raises FileNotFoundError if there is neither.
    """
    head = (folder / f"{name}.svg").read_text(encoding="utf-8").split("\n", 1)[0]
    about = unescape(re.findall(r"<desc>(.*?)</desc>", head)[0])
    kind, file, width, height = "Illustration", f"{name}.svg", *_svg_size(head)
    capture = folder / f"{name}.png"
    if capture.is_file():
        kind, file, (width, height) = "Screenshot", capture.name, _shown_size(capture)
    title = unescape(re.findall(r"<title>(.*?)</title>", head)[0])
    return Picture(title, file, _dark(folder, file), width, height, about, kind)


def find_capture(folder: Path, file: str, about: str) -> Picture:
    """A picture without an illustration. Raises OSError, or ValueError for what is no PNG, JPEG or WebP."""
    return Picture("", file, _dark(folder, file), *_shown_size(folder / file), about, "Screenshot")


def _dark(folder: Path, file: str) -> str | None:
    stem, dot, ending = file.rpartition(".")
    dark = f"{stem}.dark{dot}{ending}"
    return dark if (folder / dark).is_file() else None


def _svg_size(head: str) -> tuple[int, int]:
    width, height = re.findall(r' (?:width|height)="(\d+)"', head)[:2]
    return int(width), int(height)


def _shown_size(path: Path) -> tuple[int, int]:
    """Width and height of a capture, no wider than a page shows it."""
    width, height = images.size(path)
    scale = min(1, _WIDEST / width)
    return round(width * scale), round(height * scale)


def screens_on(text: str) -> list[str]:
    """Names of the screens that a text shows by their addresses, each once, in reading order."""
    return list(dict.fromkeys(match["name"] for match in SCREEN_ADDRESS.finditer(text)))
