"""What ``place("x")``, ``control("x")`` and ``screen("x")`` say in each version, when they name none.

Pages are rendered in two passes: macros first, then Markdown. Only Markdown knows the tab that a macro stands in.
So a macro without a version leaves a marker with all that it could say (:func:`marker`), and the extension
puts in what is right there. A marker never reaches a reader.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from resync.model import PlacePath, Site
from resync.pictures import screens_called
from resync.systems import Range, parse_range

# Private use characters (Unicode 23.5): no page has them, and Markdown leaves them alone.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARKER = re.compile(f"{_OPEN}(.*?){_CLOSE}")
_SOURCE = re.compile(
    r"\{\{\s*(?P<macro>place|control|screen)\(\s*(?P<quote>[\"'])(?P<key>[^\"']*)(?P=quote)\s*\)\s*\}\}"
)


@dataclass(frozen=True)
class Option:
    """What is said in a range of versions. Generations are told apart by ``printed``; ``text`` goes into the page."""

    versions: Range
    printed: str
    text: str
    devices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wording:
    """A macro without a version, with what it can say. A picture is optional: where none was drawn, nothing stands."""

    macro: str
    key: str
    options: tuple[Option, ...]

    @property
    def optional(self) -> bool:
        """Whether a version may have nothing."""
        return self.macro == "screen"


class Words(Protocol):
    """Finds the macros of a text and what they can say."""

    pattern: re.Pattern[str]

    def read(self, match: re.Match[str]) -> Wording:
        """The macro that was found."""


def marker(wording: Wording) -> str:
    """What stands in a page between the two passes."""
    rows = [(option.versions.label, option.printed, option.text, option.devices) for option in wording.options]
    # Coded, so that the grammar finds no brackets in it.
    data = base64.b64encode(json.dumps([wording.macro, wording.key, rows]).encode())
    return f"{_OPEN}{data.decode()}{_CLOSE}"


class Markers:
    """The markers in a page whose macros were rendered."""

    pattern = _MARKER

    def read(self, match: re.Match[str]) -> Wording:
        """What :func:`marker` wrote."""
        return _read_marker(match[1])


@cache
def _read_marker(text: str) -> Wording:
    macro, key, rows = json.loads(base64.b64decode(text))
    options = (Option(_range(label), printed, text, tuple(devices)) for label, printed, text, devices in rows)
    return Wording(macro, key, tuple(options))


class Source:
    """The macros in a page as its author wrote it; each becomes one with a version, or the line of an image."""

    pattern = _SOURCE

    def __init__(self, site: Site, screens: Path) -> None:
        self.site = site
        self.screens = screens
        self._read: dict[tuple[str, str], Wording] = {}

    def read(self, match: re.Match[str]) -> Wording:
        """What the macro can say."""
        macro, key = match["macro"], match["key"]
        if (macro, key) not in self._read:
            self._read[macro, key] = self._wording(macro, key)
        return self._read[macro, key]

    def _wording(self, macro: str, key: str) -> Wording:
        if macro == "screen":
            return screen_wording(self.screens, key, "../")
        return place_wording(self.site, macro, key, lambda row: self._write(macro, key, row))

    def _write(self, macro: str, key: str, row: PlacePath) -> str:
        version = row.first or row.last or self.site.systems[row.system].versions[-1]
        return f'{{{{ {macro}("{key}", "{row.system} {version}") }}}}'


def place_wording(site: Site, macro: str, key: str, write: Callable[[PlacePath], str]) -> Wording:
    """What ``place`` or ``control`` says; ``write`` gives the text for a row. Nothing for an unknown key."""
    rows = site.places[key].paths if key in site.places else []
    options = []
    for row in rows:
        printed = row.control if macro == "control" else " › ".join(row.path)
        if printed is not None:
            options.append(Option(row.range, printed, write(row), tuple(row.devices or ())))
    return Wording(macro, key, tuple(options))


def screen_wording(folder: Path, name: str, up: str) -> Wording:
    """The pictures called ``name`` in ``folder``; ``up`` leads from the page to the folder that has ``assets/``."""
    options = []
    for screen in screens_called(folder, name):
        image = f"![{screen.title}]({up}assets/screens/{screen.name}.svg)"
        options.append(
            Option(screen.versions, screen.title, image, ("ipad",) if screen.name.startswith("ipad") else ())
        )
    return Wording("screen", name, tuple(options))


def _range(label: str) -> Range:
    return parse_range(label) or Range(label, None, None)
