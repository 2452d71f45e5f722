"""Built pages as a row of tags and texts, and what they offer to links: ids, and the addresses they point at.

A page is read in one pass of a pattern, ten times as fast as by ``html.parser``. It relies on what our
templates write, and html-validate checks in the tests: attributes in double quotes, no script or style inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

_INSIDE = r'[^<>"]*(?:"[^"]*"[^<>"]*)*'
_PART = re.compile(rf"<(/?)([a-zA-Z][\w-]*)({_INSIDE})>|<!--.*?-->|<![^>]*>|([^<]+)", re.DOTALL)
_START = re.compile(rf"<[a-zA-Z]{_INSIDE}>")
_OFFERED = re.compile(r'\s(id|href|src|srcset|action|data-tabs)="([^"]*)"')
_ATTRIBUTE = re.compile(r'([^\s"=/]+)(?:="([^"]*)")?')


@dataclass
class Document:
    """What one HTML file has: ids, addresses, and the number of tabs of each row.

    Addresses are those in ``href``, ``src``, ``srcset`` (one address) and ``action``.
    """

    ids: list[str]
    links: list[str]
    tabs: list[int]


@dataclass(frozen=True)
class Tag:
    """A tag: its name, its attributes, and whether it begins or ends an element (``<path/>`` does both)."""

    name: str
    attributes: dict[str, str]
    begins: bool
    ends: bool


def parts(html: str) -> Iterator[Tag | str]:
    """The tags and the texts between them, in order, with their character references resolved."""
    for match in _PART.finditer(html):
        slash, name, attributes, text = match.groups()
        if text is not None:
            yield unescape(text)
        elif name:
            found = _attributes(attributes) if attributes else {}
            yield Tag(name, found, begins=not slash, ends=bool(slash) or attributes.endswith("/"))


def _attributes(text: str) -> dict[str, str]:
    pairs = _ATTRIBUTE.findall(text)
    return {name: unescape(value) if "&" in value else value for name, value in pairs}


def read_document(path: Path) -> Document:
    """Parse one built HTML file."""
    document = Document([], [], [])
    for tag in _START.findall(path.read_text(encoding="utf-8")):
        for name, value in _OFFERED.findall(tag):
            if name == "id":
                document.ids.append(unescape(value))
            elif name == "data-tabs":  # pymdownx.tabbed: the number of the row, and of its tabs
                document.tabs.append(int(value.partition(":")[2]))
            else:
                document.links.append(unescape(value))
    return document
