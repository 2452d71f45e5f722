"""What two builds of one page must have in common: its words, its ids, where its links lead, its data for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

_HOST = "http://site/"
_LINKS = ("href", "src", "srcset", "action")


class _Page(HTMLParser):
    """Reads one page; links become absolute, because ".." and "./.." lead to the same place."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.parts: dict[str, list[Any]] = {"text": [], "ids": [], "links": [], "data": []}
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        for name, value in attrs:
            if name == "id":
                self.parts["ids"].append(value)
            elif name in _LINKS and value is not None:
                self.parts["links"].append(f"{tag} {name}={urljoin(self.address, value)}")

    def handle_endtag(self, _tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.parts["data"].append(json.loads(data) if data.lstrip().startswith("{") else data)
        else:
            self.parts["text"] += data.split()


def read(folder: Path, page: str) -> dict[str, list[Any]]:
    """Text, ids, links and data of a page, given by its path in the built site in ``folder``."""
    parser = _Page(_HOST + page.removesuffix("index.html"))
    parser.feed((folder / page).read_text(encoding="utf-8"))
    return parser.parts


def differences(ours: Path, theirs: Path) -> Iterator[str]:
    """A line for each page that only one build has, and for each part that differs, with the first place."""
    pages = [{path.relative_to(folder).as_posix() for path in folder.rglob("*.html")} for folder in (ours, theirs)]
    for page in sorted(pages[0] ^ pages[1]):
        yield f"{page}: " + ("is missing" if page in pages[0] else "is new")
    for page in sorted(pages[0] & pages[1]):
        mine, other = read(ours, page), read(theirs, page)
        for part, values in mine.items():
            for number, (before, after) in enumerate(zip_longest(values, other[part], fillvalue="nothing")):
                if before != after:
                    yield f"{page}: {part} {number}: {before} became {after}"
                    break
