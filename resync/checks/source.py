"""Rules for Markdown before anything is rendered: macros, versions in tabs, headings, sections.

The built pages are checked again in :mod:`resync.checks.built`; here the editor gets the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resync.checks.rule import rule
from resync.devices import TAB_DEVICES
from resync.frontmatter import Body
from resync.load import Content
from resync.macro_names import GLOSSARY_MACROS, MACROS, PLACE_MACROS, TEXT_MACROS
from resync.places import UnknownPlaceError, find_control, find_path, find_ways
from resync.problems import Problem
from resync.procedures.grammar import read_labels

SYMPTOM_SECTIONS = ("check-first", "causes", "none-fit", "phrasings", "sources")
SYMPTOM_PARTS = ("at_a_glance", "outcome_list", "cause_table", "neighbour_list", "phrasing_list", "evidence_note")
FIX_PARTS = ("at_a_glance", "next_fix", "evidence_note")
FIX_SECTIONS = ("steps", "worked", "next", "why", "sources")

_MACRO = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}")
_ARGUMENT = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_ARGUMENTS = re.compile(r"\s*(?:(?:\"[^\"]*\"|'[^']*')\s*(?:,\s*(?:\"[^\"]*\"|'[^']*')\s*)*)?")
TAB_MARK = "==="
_TAB = re.compile(r'\s*=== "([^"]+)"\s*')
_ONE_BRACE = re.compile(r"(?<!\{)\{\s*\w+\([^{}]*\)\s*\}(?!\})")
_TEMPLATE = re.compile(r"\{%.*?(?:%\}|$)|\{#.*?(?:#\}|$)")
FENCE = re.compile(r"\s*(?:```|~~~)")
_BOLD = re.compile(r"(?<!\\)\*\*")
# What is no mark of emphasis: a part of the catalogue, an escaped mark, bold, the bullet of a list.
_NOT_ITALIC = re.compile(r"\{\{.*?\}\}|\\.|\*\*|^\s*\* ")
_HEADING = re.compile(r"^(#{1,6}) (.*)$")
_EXPLICIT_ID = re.compile(r"\{ ?#([\w-]+)[^}]*\}\s*$")
_KINDS = {"error_text": "message", "gloss": "word"}
_FIX = "docs/fixes/restart.md"


def lines_of(body: Body) -> Iterator[tuple[int, str]]:
    """The lines of a page with their numbers, without blocks and spans of code."""
    fenced = False
    for number, line in enumerate(body.text.splitlines(), start=body.line):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield number, re.sub(r"(`+).+?\1", "", line)


def _lines(content: Content) -> Iterator[tuple[str, str, str]]:
    """Path, field and text of every line of all pages."""
    for name, body in content.bodies.items():
        for number, line in lines_of(body):
            yield f"docs/{name}", f"line {number}", line


def _all_lines(content: Content) -> Iterator[tuple[str, str, str]]:
    for name, body in content.bodies.items():
        for number, line in enumerate(body.text.splitlines(), start=body.line):
            yield f"docs/{name}", f"line {number}", line


@rule(
    "macros",
    "A part of the catalogue is a name that exists between two braces, its texts in quotes with commas between them.",
    file=_FIX,
    good='{{ place("messages-settings", "iOS 18") }}',
    bad='{{ place("messages-setting", "iOS 18") }}',
    needs=("systems",),
)
def macros(content: Content) -> Iterator[Problem]:
    """Parts that do not exist, in code too, and marks that would be printed as they are."""
    for path, field, line in _all_lines(content):
        for macro, arguments in _MACRO.findall(line):
            for wrong, allowed in _macro_mistakes(macro, arguments, content):
                yield Problem(path, field, wrong, allowed)
        for wrong, allowed in _brace_mistakes(line):
            yield Problem(path, field, wrong, allowed)
        for text in _TEMPLATE.findall(line):
            wrong = f"{text.strip()} is for templates"
            yield Problem(path, field, wrong, "on a page, only {{ … }}; for an anchor { #name } with a space")


@rule(
    "bold",
    "Bold text begins and ends with two asterisks on one line, slanted text with one; underscores mark nothing.",
    file=_FIX,
    good="Select **Restart**.",
    bad="Select **Restart.",
)
def bold(content: Content) -> Iterator[Problem]:
    """Asterisks without their partner, and underscores, which would be printed."""
    for path, field, line in _lines(content):
        if len(_BOLD.findall(line)) % 2:
            yield Problem(path, field, "** has no partner on its line", "** before and behind the bold words")
        elif _NOT_ITALIC.sub("", line).count("*") % 2:
            yield Problem(
                path, field, "* has no partner on its line", "* before and behind the words; \\* for the mark"
            )
        if "__" in line:
            yield Problem(path, field, "'__' is not how we mark bold text", "** before and behind the bold words")


@rule(
    "headings",
    "A heading has two marks or more, and an anchor of its own.",
    file=_FIX,
    good="## Steps { #steps }",
    bad="## Steps { #steps }\n\n### Before",
)
def headings(content: Content) -> Iterator[Problem]:
    """Headings that nobody can link to, and a second title."""
    for path, field, line in _lines(content):
        heading = _HEADING.match(line)
        if heading and len(heading[1]) == 1:
            yield Problem(path, field, "a heading of level 1", "## and below; the title is in the front matter")
        if heading and not _EXPLICIT_ID.search(line):
            wrong = "the heading has no anchor of its own"
            yield Problem(path, field, wrong, "an id after it, such as { #check-first }")


@rule(
    "tabs",
    "The label of a tab is a device or a range of versions, in straight quotes.",
    file=_FIX,
    good='=== "iOS 18 or later"',
    bad='=== "iOS 19 or later"',
    needs=("systems",),
)
def tabs(content: Content) -> Iterator[Problem]:
    """Tabs without a label that can be read."""
    devices = ", ".join(TAB_DEVICES)
    for path, field, line in _lines(content):
        tab = _TAB.fullmatch(line)
        if tab:
            for wrong, allowed in _tab_mistakes(tab[1], content):
                yield Problem(path, field, wrong, allowed)
        elif line.strip().startswith(TAB_MARK):
            wrong = f"'{line.strip()}' is not the label of a tab"
            yield Problem(path, field, wrong, f'=== "…" in straight quotes: {devices}, or such as "iOS 18 or later"')


def can_be_read(tab: str) -> bool:
    """Whether a line that begins like a tab is one: its label is a device or a range."""
    label = _TAB.fullmatch(tab)
    return bool(label and read_labels(label[1]))


@rule(
    "sections",
    "Every symptom has the same sections in the same order, and so has every fix.",
    file=_FIX,
    good="## Why this works { #why }",
    bad="## Why this works { #reason }",
)
def sections(content: Content) -> Iterator[Problem]:
    """Pages that lack a section or a part that is made from the catalogue."""
    for name, body in content.bodies.items():
        yield from _anatomy_problems(name, body)


def _brace_mistakes(line: str) -> Iterator[tuple[str, str]]:
    for text in _ONE_BRACE.findall(line):
        yield f"{text} has one brace on each side", f"two: {{{{ {text.strip('{} ')} }}}}"
    rest = _MACRO.sub("", line)
    if "{{" in rest or "}}" in rest:
        yield "braces that are not a part with its brackets", "{{ name() }} on one line"


def _macro_mistakes(macro: str, arguments: str, content: Content) -> Iterator[tuple[str, str]]:
    if macro not in MACROS:
        yield f"{{{{ {macro}() }}}} does not exist", f"allowed: {', '.join(MACROS)}"
    elif not _ARGUMENTS.fullmatch(arguments):
        yield f"{macro}({arguments}) cannot be read", f'texts in straight quotes with commas: {macro}("…", "…")'
    elif macro in TEXT_MACROS:
        key = arguments.strip("\"' ")
        part, kind = TEXT_MACROS[macro], _KINDS.get(macro, macro)
        if not content.knows(part, key):
            yield f"{kind} '{key}' does not exist", f"a key of data/{part}.yml"
    elif macro in GLOSSARY_MACROS:
        yield from _section_mistakes(arguments.strip("\"' "), content)
    elif macro in PLACE_MACROS:
        yield from _place_mistakes(macro, [a or b for a, b in _ARGUMENT.findall(arguments)], content)


def _section_mistakes(section: str, content: Content) -> Iterator[tuple[str, str]]:
    known = list(dict.fromkeys(word.section for word in content.site.glossary.values()))
    if section not in known and content.whole("glossary"):
        yield f"no word of data/glossary.yml is in section '{section}'", f"allowed: {', '.join(known)}"


def _place_mistakes(macro: str, values: list[str], content: Content) -> Iterator[tuple[str, str]]:
    if len(values) == 1:
        return  # the version is that of its tab: resync.checks.procedures
    if len(values) not in (2, 3):
        wrong = f"{macro}() takes a place, and outside of tabs a version"
        yield wrong, f'such as {macro}("send-receive", "iOS 18")'
        return
    if values[0] not in content.site.places and content.knows("places", values[0]):
        return  # told at the place itself
    find = find_control if macro == "control" else find_ways if values[1] in content.site.systems else find_path
    try:
        find(content.site, *values)
    except UnknownPlaceError as error:
        yield error.wrong, error.allowed


def _tab_mistakes(label: str, content: Content) -> Iterator[tuple[str, str]]:
    labels = read_labels(label)
    if not labels:
        devices = ", ".join(TAB_DEVICES)
        wrong = f"'{label}' is neither a device nor a range of versions"
        yield wrong, f'{devices}, such as "iOS 18 or later", or both: "Mac, macOS 10.14 or later"'
    for read in labels:
        versions = read.versions
        if versions is None:
            continue
        if versions.first and versions.first not in versions:
            yield f"'{versions.label}' ends before it begins", "the older version first, such as iOS 15 to 18"
        for edge in (versions.first, versions.last):
            text = ".".join(map(str, edge or ()))
            if text and not content.site.knows(versions.system, text):
                yield (
                    f"'{versions.system} {text}' does not exist",
                    f"known: {', '.join(content.site.systems[versions.system].versions)}",
                )


def _anatomy_problems(name: str, body: Body) -> Iterator[Problem]:
    folder, _, file = name.rpartition("/")
    expected = {"symptoms": SYMPTOM_SECTIONS, "fixes": FIX_SECTIONS}.get(folder)
    if expected is None or file == "index.md":
        return
    lines = [match for _, line in lines_of(body) if (match := _HEADING.match(line))]
    if any(len(line[1]) == 1 or not _EXPLICIT_ID.search(line[0]) for line in lines):
        return  # told by the rule for headings
    found = re.findall(r"^## .*\{ ?#([\w-]+)[^}]*\}\s*$", body.text, re.MULTILINE)
    if tuple(found) != expected:
        line = f"line {body.line + _difference(body.text, found, expected)}"
        wrong = f"sections are {', '.join(found) or 'missing'}"
        yield Problem(f"docs/{name}", line, wrong, f"{', '.join(expected)}, in this order")
    needed = SYMPTOM_PARTS if folder == "symptoms" else FIX_PARTS
    every = [macro for macro, _ in _MACRO.findall(body.text)]
    written = [macro for macro in every if macro in needed]
    # A part that is misspelt is told by the rule for macros.
    spelt = set(every) <= set(MACROS) and not any(True for _, line in lines_of(body) for _ in _brace_mistakes(line))
    if tuple(written) != needed and spelt:
        wrong = f"the parts are {', '.join(written) or 'missing'}"
        allowed = f"{', '.join(needed)}, each once, in this order"
        yield Problem(f"docs/{name}", f"line {body.line}", wrong, allowed)


def _difference(text: str, found: list[str], expected: tuple[str, ...]) -> int:
    """How many lines stand before the first section that is not the expected one."""
    same = next((n for n, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b), len(found))
    marks = [text[: m.start()].count("\n") for m in re.finditer(r"^## .*\{ ?#[\w-]+[^}]*\}\s*$", text, re.MULTILINE)]
    return marks[same] if same < len(marks) else text.count("\n", 0, -1)
