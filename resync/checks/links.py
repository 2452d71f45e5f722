"""Rules for links between pages: each leads to a page, and to an anchor that the page has."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterator

from resync.checks.rule import rule
from resync.checks.source import lines_of
from resync.load import Content
from resync.macro_names import LIST_MACROS
from resync.problems import Problem

_LINK = re.compile(r"\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
_ANY_ID = re.compile(r"\{[^}]*#([\w-]+)[^}]*\}|\bid=\"([\w-]+)\"")
_MACRO = re.compile(r"\{\{\s*(\w+)\(")
_EMPTY = re.compile(r"\]\(\s*\)")
_ADDRESS = re.compile(r"\]\(([^)\"<]*)(?:\"[^\"]*\")?\)")
_NOT_CLOSED = re.compile(r"\]\([^)]*$")
_BY_NAME = re.compile(r"\]\[[\w-]*\]")
_TYPED = re.compile(r"(?<!\]\()<?\bhttps?://[^\s>)]+")
_STEP = re.compile(r"(?:^|-)step-(\d+)$")
_ITEM = re.compile(r"^\s*(\d+)\. ", re.MULTILINE)
# What an address can begin with, other than the path of a page.
_SCHEMES = ("https:", "mailto:", "tel:")


@rule(
    "links",
    "A link names the file of a page, relative to this one, and an anchor that stands there.",
    file="docs/fixes/restart.md",
    good="(sign-in-again.md#worked)",
    bad="(sign-in-again.md#done)",
)
def links(content: Content) -> Iterator[Problem]:
    """Links that lead nowhere."""
    folder = content.root / "docs"
    # As they are written: some file systems find Page.md as page.md, web servers don't.
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    for name, body in content.bodies.items():
        for number, line in lines_of(body):
            where = f"docs/{name}", f"line {number}"
            for link in _LINK.findall(line):
                for wrong, allowed in _mistakes(link, name, files, content):
                    yield Problem(*where, wrong, allowed)
            if _EMPTY.search(line):
                yield Problem(*where, "a link has no address", "[words](page.md)")
            if _NOT_CLOSED.search(line):
                yield Problem(*where, "a link is not closed", "[words](page.md), with both brackets on one line")
            if _BY_NAME.search(line):
                yield Problem(*where, "a link names no address", "[words](page.md)")
            for address in (found.lstrip("<").rstrip(".,;:") for found in _TYPED.findall(line)):
                yield Problem(*where, f"{address} is no link", f"[words]({address})")
            if any(" " in address.rstrip() or address.startswith(" ") for address in _ADDRESS.findall(line)):
                yield Problem(*where, "a link has a space in it", "[words](page.md), without spaces in the brackets")


def _mistakes(link: str, name: str, files: set[str], content: Content) -> Iterator[tuple[str, str]]:
    if re.match(r"[A-Za-z]+:", link):
        if not link.startswith(_SCHEMES):
            yield f"the link {link} is neither a page nor a secure address", "a page.md, or https://…"
        return
    path, _, anchor = link.partition("#")
    if path.startswith("/"):
        yield f"the link {link} begins at the host", "the path of a file in docs/, relative to this page"
        return
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if target not in files or not posixpath.splitext(target)[1]:
        if not _told_by_ledger(target, content):
            yield f"the link {link} leads nowhere", _near(target, name, content)
    elif anchor and target in content.bodies and not _has_anchor(content.bodies[target].text, anchor):
        yield f"the link {link} names an anchor that does not exist", f"an anchor of docs/{target}"


def _told_by_ledger(target: str, content: Content) -> bool:
    """Whether the page was published and is gone, which is told once and not for each link to it."""
    key = content.site.ledger.owner(target.removesuffix(".md"))
    return bool(key) and key not in content.site.entries


def _near(target: str, name: str, content: Content) -> str:
    """The page that was probably meant: the one that has the old slug, or one with nearly that name."""
    renamed = content.site.entries.get(content.site.ledger.owner(target.removesuffix(".md")) or "")
    near = [renamed.path] if renamed else difflib.get_close_matches(target, content.bodies, n=1, cutoff=0.8)
    meant = f", such as {posixpath.relpath(near[0], posixpath.dirname(name) or '.')}" if near else ""
    return f"the path of a file in docs/, relative to this page{meant}"


def _has_anchor(body: str, anchor: str) -> bool:
    """Whether the page writes the anchor itself, or can make it while it is rendered.

    Steps and lists from the catalogue are looked at again on the built page.
    """
    step = _STEP.search(anchor)
    if step:
        return int(step[1]) <= max(map(int, _ITEM.findall(body)), default=0)
    if any(macro in LIST_MACROS for macro in _MACRO.findall(body)):
        return True
    return anchor in {a or b for a, b in _ANY_ID.findall(body)}
