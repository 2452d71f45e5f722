"""Checks on Markdown before anything is rendered: links, macros, versions in tabs, anatomy.

The built pages are checked again in :mod:`resync.checks.built`; here the editor gets the line.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from resync.devices import TAB_DEVICES
from resync.frontmatter import Body
from resync.macro_names import LIST_MACROS, MACROS, PLACE_MACROS, TEXT_MACROS
from resync.model import Site
from resync.places import UnknownPlaceError, find_control, find_path
from resync.problems import Problem
from resync.systems import parse_range

SYMPTOM_SECTIONS = ("check-first", "causes", "none-fit", "phrasings", "sources")
SYMPTOM_PARTS = ("at_a_glance", "cause_table", "neighbour_list", "phrasing_list", "evidence_note")
FIX_PARTS = ("at_a_glance", "next_fix", "evidence_note")
FIX_SECTIONS = ("steps", "worked", "next", "why", "sources")

_LINK = re.compile(r"\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
_MACRO = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}")
_ARGUMENT = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_TAB = re.compile(r'^\s*===\+?!? "([^"]+)"')
_HEADING = re.compile(r"^(#{1,6}) (.*)$")
_EXPLICIT_ID = re.compile(r"\{ #([\w-]+)[^}]*\}\s*$")
_ANY_ID = re.compile(r"\{[^}]*#([\w-]+)[^}]*\}|\bid=\"([\w-]+)\"")


def check_source(root: Path, site: Site, bodies: Mapping[str, Body]) -> list[Problem]:
    """All mistakes in the ``bodies`` of the pages at ``root`` by path, also of pages that are not in ``site``."""
    problems: list[Problem] = []
    for name, body in bodies.items():
        for number, line in enumerate(body.text.splitlines(), start=body.line):
            where = (f"docs/{name}", f"line {number}")
            problems += [Problem(*where, *mistake) for mistake in _line_mistakes(line, name, root, site, bodies)]
        problems += _anatomy_problems(name, body.text)
    return problems


def _line_mistakes(
    line: str, name: str, root: Path, site: Site, bodies: Mapping[str, Body]
) -> Iterator[tuple[str, str]]:
    for link in _LINK.findall(line):
        yield from _link_mistakes(link, name, root, bodies)
    for macro, arguments in _MACRO.findall(line):
        yield from _macro_mistakes(macro, arguments, site)
    heading = _HEADING.match(line)
    if heading:
        if len(heading[1]) == 1:
            yield "a heading of level 1", "## and below; the title is in the front matter"
        if not _EXPLICIT_ID.search(line):
            yield "the heading has no anchor of its own", "an id after it, such as { #check-first }"
    tab = _TAB.match(line)
    if tab:
        yield from _tab_mistakes(tab[1], site)


def _link_mistakes(link: str, name: str, root: Path, bodies: Mapping[str, Body]) -> Iterator[tuple[str, str]]:
    if re.match(r"[a-z]+:", link):
        return
    path, _, anchor = link.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if not (root / "docs" / target).is_file():
        yield f"the link {link} leads nowhere", "the path of a file in docs/, relative to this page"
    elif anchor and target in bodies and not _has_anchor(bodies[target].text, anchor):
        yield f"the link {link} names an anchor that does not exist", f"an anchor of docs/{target}"


def _has_anchor(body: str, anchor: str) -> bool:
    """Whether the page writes the anchor itself, or can make it while it is rendered.

    Steps and lists from the catalogue are looked at again on the built page.
    """
    if "step-" in anchor or any(macro in LIST_MACROS for macro, _ in _MACRO.findall(body)):
        return True
    return anchor in {a or b for a, b in _ANY_ID.findall(body)}


def _macro_mistakes(macro: str, arguments: str, site: Site) -> Iterator[tuple[str, str]]:
    if macro not in MACROS:
        yield f"{{{{ {macro}() }}}} does not exist", f"allowed: {', '.join(MACROS)}"
    elif macro in TEXT_MACROS and site.errors:
        key = arguments.strip("\"' ")
        if key not in site.errors:
            yield f"message '{key}' does not exist", "a key of data/errors.yml"
    elif macro in PLACE_MACROS and site.places:
        values = [a or b for a, b in _ARGUMENT.findall(arguments)]
        if len(values) not in (2, 3):
            yield f"{macro}() takes a place and a version", f'such as {macro}("send-receive", "iOS 18")'
            return
        try:
            (find_path if macro == "place" else find_control)(site, *values)
        except UnknownPlaceError as error:
            yield error.wrong, error.allowed


def _tab_mistakes(label: str, site: Site) -> Iterator[tuple[str, str]]:
    if label in TAB_DEVICES:
        return
    versions = parse_range(label)
    if versions is None:
        devices = ", ".join(TAB_DEVICES)
        yield f"'{label}' is neither a device nor a range of versions", f'{devices}, or such as "iOS 18 or later"'
        return
    for edge in (versions.first, versions.last):
        text = ".".join(map(str, edge or ()))
        if text and not site.knows(versions.system, text):
            yield (
                f"'{versions.system} {text}' does not exist",
                f"known: {', '.join(site.systems[versions.system].versions)}",
            )


def _anatomy_problems(name: str, body: str) -> list[Problem]:
    """A symptom and a fix have the same sections in the same order on every page."""
    folder, _, file = name.rpartition("/")
    expected = {"symptoms": SYMPTOM_SECTIONS, "fixes": FIX_SECTIONS}.get(folder)
    if expected is None or file == "index.md":
        return []
    found = tuple(re.findall(r"^## .*\{ #([\w-]+)[^}]*\}\s*$", body, re.MULTILINE))
    problems = []
    if found != expected:
        wrong = f"sections are {', '.join(found) or 'missing'}"
        problems.append(Problem(f"docs/{name}", "sections", wrong, f"{', '.join(expected)}, in this order"))
    needed = SYMPTOM_PARTS if folder == "symptoms" else FIX_PARTS
    written = [macro for macro, _ in _MACRO.findall(body) if macro in needed]
    if tuple(written) != needed:
        wrong = f"the parts are {', '.join(written) or 'missing'}"
        problems.append(Problem(f"docs/{name}", "parts", wrong, f"{', '.join(needed)}, each once, in this order"))
    return problems
