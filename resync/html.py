"""What a built page offers to links: its ids and the addresses it points at."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path


@dataclass
class Document:
    """What one HTML file has: ids, addresses, and the number of tabs of each row.

    Addresses are those in ``href``, ``src``, ``srcset`` (one address) and ``action``.
    """

    ids: list[str]
    links: list[str]
    tabs: list[int]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.document = Document([], [], [])

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id":
                self.document.ids.append(value)
            elif name in ("href", "src", "srcset", "action"):
                self.document.links.append(value)
            elif name == "data-tabs":  # pymdownx.tabbed: the number of the row, and of its tabs
                self.document.tabs.append(int(value.partition(":")[2]))


def read_document(path: Path) -> Document:
    """Parse one built HTML file."""
    parser = _Parser()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser.document
