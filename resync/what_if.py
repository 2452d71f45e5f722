"""What a change of menus would do to the site: pretend it, and compare.

A file of pretended changes is a list; each has three lines::

    - from: iOS 28
      move: messages-settings
      to: [Settings, Communication]
    - from: macOS 28
      rename: Send & Receive
      to: Addresses

``move`` is the key of a place; what stands in that place goes along. ``rename`` is a label, exactly as on the
screen: a step of paths, or a switch, button or list.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError, model_validator

from resync.explain import explain
from resync.model import Fix, Page, Place, PlacePath, Site, Strict, Symptom, Text
from resync.parents import with_parents
from resync.problems import ContentError, Problem
from resync.procedures.generations import before
from resync.procedures.source import printed_tabs
from resync.replies import reply_text
from resync.systems import Range, Version, parse_range, parse_version
from resync.yaml_text import YamlMistakeError, line_of, read_yaml

_EXAMPLE = 'such as "- from: iOS 28", and below it move or rename, and to'
_EXPLICIT = re.compile(r'(?:place|control)\("(?P<key>[\w-]+)", "(?P<system>\w+) (?P<version>[\d.]+)"')
_WAY = re.compile(r'place\("(?P<key>[\w-]+)", "(?P<system>iOS|macOS|watchOS)"')
_REFERENCE = re.compile(r"=(?P<key>[a-z][\w-]*)")


def _one_version(value: str) -> str:
    versions = parse_range(value)
    if versions is None or versions.first is None or versions.first != versions.last:
        raise ValueError(f"'{value}' is not a system and a version; such as iOS 28")
    return value


class Change(Strict):
    """Something that a version changes. ``to`` is the new path of a place, or the new words of a label."""

    since: Annotated[str, AfterValidator(_one_version)] = Field(alias="from")
    move: Text | None = None
    rename: Text | None = None
    to: Text | Annotated[list[Text], Field(min_length=1)]

    @model_validator(mode="after")
    def _either(self) -> Change:
        if (self.move is None) == (self.rename is None):
            raise ValueError("names neither or both of move and rename; one of them")
        if (self.move is not None) != isinstance(self.to, list):
            raise ValueError("to does not fit; a list of steps for move, words for rename")
        return self

    @cached_property
    def version(self) -> Range:
        """The system, and the version as both ends."""
        found = parse_range(self.since)
        if found is None:
            raise ValueError(self.since)  # the validator has seen it
        return found

    @property
    def text(self) -> str:
        """The change as a sentence would say it."""
        if self.move is not None:
            return f"{self.since} moves {self.move} to {' › '.join(self.to)}"
        return f"{self.since} renames {self.rename} to {self.to}"


class UnknownPlaceToMoveError(LookupError):
    """A change that names a place that does not exist, or not on that system; the halves of a problem."""


@dataclass(frozen=True)
class Effect:
    """What would change, and what somebody should read again; each entry is a line."""

    tabs: list[str]
    screens: list[str]
    replies: list[str]
    phrasings: list[str]
    again: list[str]

    @property
    def text(self) -> str:
        """A heading with its number for each kind, and its lines."""
        kinds = (
            ("Tabs and ways that would change", self.tabs),
            ("Screens to draw", self.screens),
            ("Replies that would change", self.replies),
            ("Phrasings with the old words", self.phrasings),
            ("To be read again", self.again),
        )
        return "\n\n".join("\n".join([f"{title}: {len(lines)}", *(f"  {x}" for x in lines)]) for title, lines in kinds)


def read_changes(text: str, name: str) -> list[Change]:
    """The changes of a file with this ``name``. Raises :class:`ContentError` with every mistake."""
    try:
        raw = read_yaml(text)
    except YamlMistakeError as error:
        raise ContentError([Problem(name, "", error.wrong, error.allowed, line=error.line)]) from None
    if not isinstance(raw, list) or not raw:
        raise ContentError([Problem(name, "", "is not a list of changes", _EXAMPLE, line=1)])
    adapter: TypeAdapter[list[Change]] = TypeAdapter(list[Change])
    try:
        return adapter.validate_python(raw)
    except ValidationError as error:
        problems = explain(error.errors(), name, adapter)
        lines = (line_of(text, problem.field, problem.wrong.split(" ")[0]) for problem in problems)
        told = [dataclasses.replace(problem, line=line) for problem, line in zip(problems, lines, strict=True)]
        raise ContentError(told) from None


def report(
    site: Site, rows: Mapping[str, Place], changes: list[Change], scenes: Mapping[str, tuple[Range, str]], name: str
) -> str:
    """What the changes of the file ``name`` would do; ``rows`` are the places as written, with their parents.

    ``scenes`` are range and text of each scene by name. Raises :class:`ContentError` for a place that does not exist.
    """
    try:
        after = pretend(site, rows, changes)
    except UnknownPlaceToMoveError as error:
        wrong, _, allowed = str(error).partition("; ")
        raise ContentError([Problem(name, "", wrong, allowed)]) from None
    head = "\n".join(f"What if {change.text}?{_nothing_there(site, change)}" for change in changes)
    return f"{head}\n\n{compare(site, after, scenes, changes).text}"


def _nothing_there(site: Site, change: Change) -> str:
    """A hint for a label that no place has on that system: pages may still speak of it."""
    system = change.version.system
    rows = (row for place in site.places.values() for row in place.paths if row.system == system)
    if change.rename is None or any(change.rename in (*row.path, row.control) for row in rows):
        return ""
    return f" data/places.yml has no such label on {system}: only words can be wrong."


def pretend(site: Site, rows: Mapping[str, Place], changes: Iterable[Change]) -> Site:
    """The site as it would be. ``rows`` are its places as written, with their parents.

    Raises :class:`UnknownPlaceToMoveError`.
    """
    systems, places = dict(site.systems), dict(rows)
    for change in changes:
        name, first = change.version.system, change.version.first or ()
        known = [parse_version(version) for version in systems[name].versions]
        if first not in known:
            known = sorted([*known, first])
            systems[name] = systems[name].model_copy(update={"versions": [_text(version) for version in known]})
        places = _changed(places, change, known)
    resolved, mistakes = with_parents(places)
    if mistakes:
        raise UnknownPlaceToMoveError(f"{mistakes[0].key}: {mistakes[0].wrong}; {mistakes[0].allowed}")
    return dataclasses.replace(site, systems=systems, places=resolved)


def _changed(places: dict[str, Place], change: Change, known: list[Version]) -> dict[str, Place]:
    if change.move is not None:
        place = places.get(change.move)
        if place is None:
            raise UnknownPlaceToMoveError(f"place '{change.move}' does not exist; a key of data/places.yml")
        if not any(row.system == change.version.system for row in place.paths):
            systems = ", ".join(dict.fromkeys(row.system for row in place.paths))
            raise UnknownPlaceToMoveError(f"{change.move} is not on {change.version.system}; it is on {systems}")
        return {**places, change.move: _with(place, change, known)}
    return {key: _with(place, change, known) for key, place in places.items()}


def _with(place: Place, change: Change, known: list[Version]) -> Place:
    rows = [new for row in place.paths for new in _split(row, change, known)]
    return place.model_copy(update={"paths": rows})


def _split(row: PlacePath, change: Change, known: list[Version]) -> Iterator[PlacePath]:
    """The row, or what is left of it and what takes its place from the version on."""
    first = change.version.first or ()
    path, control = _renamed(row, change)
    later = row.range.last is None or row.range.last >= first
    if row.system != change.version.system or not later or (path, control) == (row.path, row.control):
        yield row
        return
    if row.range.first is None or row.range.first < first:
        yield _row(row, last=_text(before(first, known)))
    yield _row(
        row, first=max(row.first or "", _text(first), key=lambda v: parse_version(v or "0")), path=path, control=control
    )


def _renamed(row: PlacePath, change: Change) -> tuple[list[str], str | None]:
    if isinstance(change.to, list):
        return change.to, row.control
    path = [change.to if step == change.rename else step for step in row.path]
    return path, change.to if row.control == change.rename else row.control


def _row(row: PlacePath, first: str | None = None, last: str | None = None, **values: object) -> PlacePath:
    given = row.model_dump(by_alias=True) | values
    return PlacePath.model_validate(given | {"from": first or row.first, "to": last or row.last})


def compare(site: Site, after: Site, scenes: Mapping[str, tuple[Range, str]], changes: list[Change]) -> Effect:
    """What differs between a site and the one that was pretended; ``scenes`` are range and text by name."""
    moved = _moved(site, after, changes)
    words = sorted({word for change in changes for word in _words(site, change)})
    return Effect(
        tabs=[line for page in site.fixes.values() for line in _tabs(site, after, page)]
        + [line for page in site.all_pages for line in _ways(page, moved)],
        screens=[line for name, (versions, text) in scenes.items() for line in _scene(name, versions, text, moved)],
        replies=[
            f"{key}: {reply_text(after, after.entries[key])}"
            for key, page in site.entries.items()
            if reply_text(site, page) != reply_text(after, after.entries[key])
        ],
        phrasings=[
            f"{key}: {phrasing}"
            for key, page in site.entries.items()
            for phrasing in page.meta.phrasings
            if any(_says(phrasing.casefold(), word.casefold()) for word in words)
        ],
        again=[line for page in site.all_pages for line in _again(page, moved, words)],
    )


def _moved(site: Site, after: Site, changes: list[Change]) -> dict[str, list[Range]]:
    """Places that are somewhere else, or called otherwise, with the versions from which they are."""
    found: dict[str, list[Range]] = {}
    for change in changes:
        system, first = change.version.system, change.version.first or ()
        for key, place in after.places.items():
            said = [_said(rows, system, first) for rows in (site.places.get(key, place).paths, place.paths)]
            if said[0] != said[1]:
                found.setdefault(key, []).append(Range(system, first, None))
    return found


def _said(rows: Iterable[PlacePath], system: str, version: Version) -> tuple[list[str], str | None] | None:
    return next(((r.path, r.control) for r in rows if r.system == system and version in r.range), None)


def _words(site: Site, change: Change) -> list[str]:
    """Words that a page may have typed, and that would be wrong: an old label, or steps that are no longer there."""
    if change.rename is not None:
        return [change.rename]
    rows = site.places[change.move or ""].paths if change.move in site.places else []
    old = _said(rows, change.version.system, change.version.first or ())
    return [step for step in (old[0] if old else []) if step not in change.to and step not in ("Messages", "Settings")]


def _tabs(site: Site, after: Site, page: Page[Fix]) -> Iterator[str]:
    now, then = printed_tabs(page.body, site), printed_tabs(page.body, after)
    for label, text in then.items():
        if now.get(label) == text:
            continue
        same = next((old for old, words in now.items() if words == text and old not in then), None)
        if same:
            yield f"docs/{page.path}: {same} becomes {label}"
        else:
            known = {line for words in now.values() for line in words.split("\n")}
            other = next((line for line in text.split("\n") if line not in known), "")
            yield f"docs/{page.path}: {label} is new: {other}"


def _ways(page: Page[Symptom] | Page[Fix] | Page, moved: Mapping[str, list[Range]]) -> Iterator[str]:  # type: ignore[type-arg]
    """Ways outside of tabs, which follow the reader's version."""
    for number, line in enumerate(page.body.splitlines(), start=page.line):
        for match in _WAY.finditer(line):
            if any(since.system == match["system"] for since in moved.get(match["key"], [])):
                yield f"docs/{page.path}:{number}: the way to {match['key']}"


def _scene(name: str, versions: Range, text: str, moved: Mapping[str, list[Range]]) -> Iterator[str]:
    named = {match["key"] for match in _REFERENCE.finditer(text)}
    for key in sorted(named & set(moved)):
        for since in moved[key]:
            if versions.overlaps(since):
                yield f"screens/{name}.yml names {key}: one more scene for {since.label}"


def _again(page: Page[Symptom] | Page[Fix] | Page, moved: Mapping[str, list[Range]], words: list[str]) -> Iterator[str]:  # type: ignore[type-arg]
    for number, line in enumerate(page.body.splitlines(), start=page.line):
        explicit = [
            m for m in _EXPLICIT.finditer(line) if any(r.system == m["system"] for r in moved.get(m["key"], []))
        ]
        typed = [
            word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", re.sub(r"\{\{.*?\}\}", "", line))
        ]
        if explicit or typed:
            why = [f"{m['key']} in {m['system']} {m['version']}" for m in explicit] + [f"“{word}”" for word in typed]
            yield f"docs/{page.path}:{number}: {', '.join(dict.fromkeys(why))}"
    meta = page.meta
    if isinstance(meta, Symptom | Fix):
        fields = {"reply": meta.reply, "description": meta.description}
        if isinstance(meta, Symptom):
            fields |= {f"causes.{n}": f"{c.sign} {c.cause}" for n, c in enumerate(meta.causes)}
        for field, text in fields.items():
            typed = [word for word in words if _says(text, word)]
            if typed:
                yield f"docs/{page.path}: {field}: {', '.join(f'“{word}”' for word in typed)}"


def _says(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _text(version: Version) -> str:
    return ".".join(map(str, version))
