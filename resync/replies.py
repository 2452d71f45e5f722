"""The replies of pages, with the names of menus from data/places.yml.

A reply names a place or a label between braces: ``{system-settings}`` is what the place is called (the last step
of its path), ``{send-as-text.control}`` the label there, ``{rcs.path}`` the whole way and ``{rcs.2}`` its second
step. A place that two systems have needs the system before it, ``{macOS date-time.path}``; with a version,
``{iOS 18 date-time.path}``, only what it is called there is said. What is printed has no braces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from resync.model import Fix, Page, PlacePath, Site, Symptom
from resync.systems import Range, parse_version

Entry = Page[Symptom] | Page[Fix]

NAME = re.compile(
    r"\{(?:(?P<system>iOS|macOS|watchOS) (?:(?P<version>\d+(?:\.\d+)*) )?)?"
    r"(?P<key>[a-z0-9-]+)(?:\.(?P<part>path|control|[1-9]))?\}"
)


class UnknownNameError(LookupError):
    """A name in a reply that leads nowhere; the message is the halves of a problem."""


@dataclass(frozen=True)
class Name:
    """What a place or a label is called: in each range of versions, newest first. ``given`` is a version, if one is."""

    system: str
    said: tuple[tuple[Range, str], ...]
    given: str | None

    def text(self, version: str | None, inside: bool = False) -> str:
        """The name in one version; without one the newest, and the one before it in brackets.

        Brackets don't nest: ``inside`` of some, a comma does.
        """
        wanted = self.given or version
        if wanted:
            parsed = parse_version(wanted)
            # In a version that has no such place, what it was called in the oldest that has it.
            return next((text for span, text in self.said if parsed in span), self.said[-1][1])
        names = list(dict.fromkeys(text for _, text in self.said))
        if len(names) == 1:
            return names[0]
        return f"{names[0]}, older: {names[1]}" if inside else f"{names[0]} (older: {names[1]})"


def reply_text(site: Site, page: Entry, versions: Mapping[str, str] | None = None) -> str:
    """The reply of a page, for somebody who has ``versions`` ("macOS": "12").

    For a system whose version is not given, the newest name stands, and behind it, in brackets, the one before:
    "System Settings (older: System Preferences)". Raises :class:`UnknownNameError`.
    """
    return "".join(words for words, _ in reply_parts(site, page, versions))


def reply_parts(site: Site, page: Entry, versions: Mapping[str, str] | None = None) -> list[tuple[str, Name | None]]:
    """The same in parts, in order: words, and the name that they are, if they are one."""
    parts: list[tuple[str, Name | None]] = []
    reply, end = page.meta.reply, 0
    for match in NAME.finditer(reply):
        parts.append((reply[end : match.start()], None))
        end = match.end()
        name = read_name(site, match)
        inside = reply.count("(", 0, match.start()) > reply.count(")", 0, match.start())
        parts.append((name.text((versions or {}).get(name.system), inside), name))
    return [*parts, (reply[end:], None)]


def read_name(site: Site, match: re.Match[str]) -> Name:
    """What a match of :data:`NAME` stands for. Raises :class:`UnknownNameError`."""
    key, part = match["key"], match["part"]
    if key not in site.places:
        raise UnknownNameError(f"place '{key}' does not exist; a key of data/places.yml")
    systems = list(dict.fromkeys(row.system for row in site.places[key].paths))
    system = match["system"] or systems[0]
    if system not in systems or (match["system"] is None and len(systems) > 1):
        forms = " or ".join(f"{{{each} {match[0].strip('{}').split(' ')[-1]}}}" for each in systems)
        raise UnknownNameError(f"{match[0]} does not say on which system; {forms}")
    rows = [row for row in site.places[key].paths if row.system == system]
    said = [(row.range, text) for row in rows if (text := _said(row, part)) is not None]
    if not said:
        raise UnknownNameError(f"place '{key}' has no {part or 'path'} for {system}; one in data/places.yml")
    if match["version"] and not any(parse_version(match["version"]) in span for span, _ in said):
        known = ", ".join(span.label for span, _ in said)
        raise UnknownNameError(f"place '{key}' is not in {system} {match['version']}; a version of {known}")
    return Name(system, tuple(sorted(said, key=lambda row: row[0].first or (), reverse=True)), match["version"])


def _said(row: PlacePath, part: str | None) -> str | None:
    if part == "control":
        return _plain(row.control) if row.control else None
    if part and part.isdigit():
        return _plain(row.path[int(part) - 1]) if int(part) <= len(row.path) else None
    return ", ".join(map(_plain, row.path)) if part == "path" else _plain(row.path[-1])


def _plain(label: str) -> str:
    """A label without the brackets around what has no fixed words."""
    return label.replace("[", "").replace("]", "")
