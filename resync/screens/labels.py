"""Labels of screens come from the catalogue: ``=send-receive`` is what data/places.yml calls that place.

| reference | what it stands for |
| --- | --- |
| ``=key`` | the last step of the place's path |
| ``=key.control`` | the switch, button or list there |
| ``=key.1``, ``=key.2`` … | a step of the path, counted from its start |
| ``=error.key`` | the words of a message in data/errors.yml |

What stands in square brackets in the data ("[your name]") has no fixed words; a screen shows an example.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from resync.model import PlacePath, Site
from resync.screens.text import SceneError
from resync.systems import Range, Version, parse_version

EXAMPLES = {
    "your name": "Your Name",
    "your email address": "you@example.com",
    "your Apple Account": "you@example.com",
    "your account": "iMessage",
    "iPhone or iPad": "iPhone",
    "device": "Your MacBook",
    "line": "Primary",
    "conversation": "Sam",
    "contact": "Sam",
    "name at the top": "Sam",
    "Focus": "Do Not Disturb",
    "message": "Message",
    "filter button": "Filters",
    "details button": "Details",
    "info button": "Info",
}


class UnknownLabelError(SceneError):
    """A reference that leads nowhere, or words that should be one."""


@dataclass(frozen=True)
class Labels:
    """Resolves the labels of one scene, which is for ``versions``; None for a diagram."""

    site: Site
    versions: Range | None

    def __call__(self, label: str) -> str:
        """The words of a label. Raises :class:`UnknownLabelError`."""
        if not label.startswith("="):
            known = self._typed(label)
            if known:
                raise UnknownLabelError(f"'{label}' is typed; {known}, as data/places.yml has it")
            return label
        key, _, part = label.removeprefix("=").partition(".")
        if key == "error":
            if part not in self.site.errors:
                raise UnknownLabelError(f"message '{part}' does not exist; a key of data/errors.yml")
            return _example(self.site.errors[part].text)
        return _example(self._place(key, part))

    def _place(self, key: str, part: str) -> str:
        rows = self._rows(key)
        found = {_part(row, part) for row in rows}
        if not rows or None in found:
            what = f"place '{key}' has no {part or 'path'}" if key in self.site.places else f"place '{key}' is unknown"
            raise UnknownLabelError(f"{what} for {self._about}; a key of data/places.yml that covers these versions")
        if len(found) > 1:
            names = " and ".join(f"'{text}'" for text in sorted(str(f) for f in found))
            raise UnknownLabelError(f"'={key}' is {names} within {self._about}; a narrower range of versions")
        return str(found.pop())

    @property
    def _about(self) -> str:
        return self.versions.key if self.versions else "a diagram"

    @cached_property
    def _wanted(self) -> set[Version]:
        """The versions that the scene is for, as far as they are known."""
        if self.versions is None:
            return set()
        known = [parse_version(v) for v in self.site.systems[self.versions.system].versions]
        edges = [v for v in (self.versions.first, self.versions.last) if v]
        return {v for v in (*edges, *known) if v in self.versions}

    def _rows(self, key: str) -> list[PlacePath]:
        """The rows of a place that say where it is in the versions of the scene."""
        if self.versions is None or key not in self.site.places:
            return []
        return [
            row
            for row in self.site.places[key].paths
            if row.system == self.versions.system and any(version in row.range for version in self._wanted)
        ]

    def _typed(self, label: str) -> str | None:
        """The reference that gives the same words, if the label is a control or the end of a path."""
        return self._references.get(label) if " " in label else None  # one word, such as "Edit", means many things

    @cached_property
    def _references(self) -> dict[str, str]:
        """The reference for each label of the data in these versions; the first of two places has it."""
        found: dict[str, str] = {}
        for key in self.site.places:
            for row in self._rows(key):
                if row.control is not None:
                    found.setdefault(row.control, f"={key}.control")
                if "[" not in row.path[-1]:
                    found.setdefault(row.path[-1], f"={key}")
        return found


def _part(row: PlacePath, part: str) -> str | None:
    if part == "control":
        return row.control
    if not part:
        return row.path[-1]
    return row.path[int(part) - 1] if part.isdigit() and 0 < int(part) <= len(row.path) else None


def _example(text: str) -> str:
    return re.sub(r"\[(.+?)\]", lambda match: EXAMPLES.get(match[1], match[1].capitalize()), text)
