"""Rules about files as such: that they can be read, and that their fields are those of the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resync.checks.rule import Find, rule
from resync.load import Content
from resync.problems import Problem

_SYMPTOM = "docs/symptoms/mac-stays-silent.md"
_FIX = "docs/fixes/restart.md"
# What stands before a value: marks of a list, and a name.
_BEFORE_VALUE = re.compile(r"^\s*(?:- +)*(?:[\w-]+:(?: +|$))?(?:- +)*")
# What begins a value that is not plain text; in quotes and blocks a # is only a mark.
_NOT_PLAIN = tuple("\"'>|[{#&*!")


def _told_while_reading(name: str) -> Find:
    return lambda content: [problem for problem in content.problems if problem.rule == name]


rule(
    "characters",
    "A file is UTF-8 text with line feeds; it begins with its first character, and each character can be seen.",
    file=_FIX,
    good="---\nid: F01",
    bad="\N{ZERO WIDTH NO-BREAK SPACE}---\nid: F01",
)(_told_while_reading("characters"))
rule(
    "conflicts",
    "Where two changes met, git's marks are gone and one of the two stands.",
    file=_FIX,
    good="next: F02",
    bad="<<<<<<< HEAD\nnext: F02\n=======\nnext: support\n>>>>>>> other",
)(_told_while_reading("conflicts"))
rule(
    "front-matter",
    "A page begins with its front matter, between two lines of `---`.",
    file=_FIX,
    good="redirects: [reboot]\n---\n",
    bad="redirects: [reboot]\n",
)(_told_while_reading("front-matter"))
rule(
    "yaml",
    "Front matter and data are YAML: each name once, spaces and no tabs, quotes around a text that has a colon.",
    file=_SYMPTOM,
    good="group: start",
    bad="group: start\ngroup: other",
)(_told_while_reading("yaml"))
rule(
    "fields",
    "Each field is known, has the right kind of value, and is there if the page needs it.",
    file=_SYMPTOM,
    good="devices: [mac]",
    bad="devices: [macbook]",
)(_told_while_reading("fields"))
rule(
    "one-id",
    "Each page has an id of its own.",
    file="docs/symptoms/history-is-gone.md",
    good="id: S02",
    bad="id: S01",
)(_told_while_reading("one-id"))


rule(
    "parents",
    "A place that stands in another one (`path: [=messages-settings, …]`) has a parent in all its versions.",
    file="data/places.yml",
    good="path: [Settings, Something]",
    bad="path: [=setting, Something]",
)(_told_while_reading("parents"))


@rule(
    "files",
    "The file name of a page is its slug: small letters, digits and hyphens, with the ending `.md`.",
    file="docs/symptoms/",
    good="history-is-gone.md",
    bad="History is gone.md",
)
def files(content: Content) -> Iterator[Problem]:
    """Data files that are missing, and pages whose name cannot be an address."""
    yield from _told_while_reading("files")(content)
    for path in sorted((content.root / "docs").rglob("*")):
        name = path.relative_to(content.root).as_posix()
        if path.suffix.lower() in (".markdown", ".mdown", ".mkd", ".txt") or path.suffix in (".MD", ".Md"):
            yield Problem(name, "", f"the ending {path.suffix} is not that of a page", ".md")


@rule(
    "comments",
    "A text with ` #` in it stands in quotes: without them YAML cuts off what follows.",
    file=_SYMPTOM,
    good='sign: "The Mac shows error #5."',
    bad="sign: The Mac shows error #5.",
)
def comments(content: Content) -> Iterator[Problem]:
    """Texts of front matter that YAML would cut off without a word."""
    for name, text in content.texts.items():
        if not name.endswith(".md"):
            continue
        block = False
        for number, line in enumerate(text.split("\n---\n", 1)[0].splitlines(), start=1):
            # The lines of a text after > or | are taken as they are.
            block = (block and line.startswith(" ")) or line.rstrip().endswith((">-", "|-", ">", "|"))
            value = _BEFORE_VALUE.sub("", line, count=1)
            kept, mark, rest = value.partition(" #")
            # After a single word, a comment is a comment.
            if mark and " " in kept.strip() and not block and not value.startswith(_NOT_PLAIN):
                wrong = f"'#{rest}' is cut off: it begins a comment"
                yield Problem(name, f"line {number}", wrong, "quotation marks around the whole text")


@rule(
    "nav",
    "Every page that is not a symptom or a fix stands in `nav` or `not_in_nav` of mkdocs.yml.",
    file="mkdocs.yml",
    good="  - about.md\n",
    bad="",
)
def nav(content: Content) -> Iterator[Problem]:
    """Pages that nobody would reach, and entries of the navigation without a page."""
    text = content.texts.get("mkdocs.yml")
    if text is None:  # told while reading
        return
    named = re.findall(r"^\s+- (?:[^\n]+: )?\"?/?([\w/.-]+\.md)\"?$|^\s+/([\w/.-]+\.md)$", text, re.MULTILINE)
    listed = {nav or other for nav, other in named}
    for name in content.bodies:
        folder, _, file = name.rpartition("/")
        if name not in listed and not (folder in ("symptoms", "fixes") and file != "index.md"):
            yield Problem(f"docs/{name}", "line 1", "the page is not in the navigation", "a line in nav of mkdocs.yml")
    existing = {path.relative_to(content.root / "docs").as_posix() for path in (content.root / "docs").rglob("*.md")}
    for name in sorted(listed - existing):
        line = text[: text.index(name)].count("\n") + 1
        yield Problem("mkdocs.yml", f"line {line}", f"there is no page docs/{name}", "the path of a page in docs/")
