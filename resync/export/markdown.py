"""A Markdown twin of every page: ``symptoms/mac-not-receiving/index.md`` beside its ``index.html``.

Made from the built page, so that it says exactly what the page says, causes and paths included. It
knows the elements that our templates and extensions write, and no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from resync.aside import aside
from resync.boxes import FOLDED
from resync.export.addresses import short_url
from resync.html import parts
from resync.model import Page, Site

_VOID = {"img", "br", "hr", "input", "meta", "link", "source"}
_DROPPED_TAGS = {"form", "script", "svg", "button", "input", "caption", "source"}
_DROPPED_CLASSES = {"visually-hidden", "crumbs", "tabbed-labels", "report", "agents", "paper"}
_BLOCKS = {"p", "div", "section", "ul", "ol", "dl", "table", "blockquote", "details", "figure", "pre", "aside"}
_BLOCKS |= {"h1", "h2", "h3", "h4", "li", "dt", "dd", "summary", "figcaption", "main", "nav"}
_MARKS = {"strong": "**", "b": "**", "em": "*", "cite": "*"}
# Small print that stands apart by its style alone.
_APART = {"chip", "level"}


@dataclass
class _Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Node | str] = field(default_factory=list)

    @property
    def dropped(self) -> bool:
        """Whether it is for the screen only."""
        classes = set(self.attributes.get("class", "").split())
        return self.tag in _DROPPED_TAGS or bool(classes & _DROPPED_CLASSES)

    def find_all(self, *tags: str) -> list[_Node]:
        found = []
        for child in self.children:
            if isinstance(child, _Node):
                found += [child] if child.tag in tags else child.find_all(*tags)
        return found


def _main(html: str) -> _Node:
    """The tree of ``main``. html-validate makes sure in the tests that our tags are balanced."""
    main = _Node("main")
    around: list[_Node] = []
    for part in parts(html[html.index("<main") : html.rindex("</main>") + len("</main>")]):
        if isinstance(part, str):
            if around:
                around[-1].children.append(part)
        elif part.begins:
            node = main if part.name == "main" else _Node(part.name, part.attributes)
            if around:
                around[-1].children.append(node)
            if part.name == "main" or (around and not part.ends and part.name not in _VOID):
                around.append(node)
        elif around and around[-1].tag == part.name:
            around.pop()
    return main


def markdown_twins(site: Site, folder: Path, url: str) -> dict[str, str]:
    """Text of each twin by its path, made from the pages built into ``folder``; links are absolute."""
    pages = site.all_pages
    with aside(lambda: _twins(site, pages[::2], folder, url)) as others:
        return {**_twins(site, pages[1::2], folder, url), **others()}


def _twins(site: Site, pages: Iterable[Page[Any]], folder: Path, url: str) -> dict[str, str]:
    short = {page.address: short_url(page, url) for page in site.entries.values()}
    twins = {}
    for page in pages:
        main = _main((folder / page.address / "index.html").read_text(encoding="utf-8"))
        address = url + page.address
        links = f"Page: <{address}>" + (f"\nShort link: <{short[page.address]}>" if page.address in short else "")
        twins[f"{page.address}index.md"] = f"{_Writer(address).blocks(main)}\n\n---\n\n{links}\n"
    return twins


class _Writer:
    """Writes nodes as Markdown; ``address`` is what relative links are relative to."""

    def __init__(self, address: str) -> None:
        self.address = address

    def blocks(self, node: _Node) -> str:
        """The content of a node as paragraphs, lists and tables with empty lines between them."""
        parts: list[str] = []
        run: list[_Node | str] = []
        for child in node.children:
            if isinstance(child, _Node) and child.tag in _BLOCKS:
                parts += [self._line(run), self._block(child)]
                run = []
            else:
                run.append(child)
        parts.append(self._line(run))
        return "\n\n".join(part for part in parts if part)

    def _block(self, node: _Node) -> str:
        if node.dropped:
            return ""
        classes = set(node.attributes.get("class", "").split())
        if "admonition" in classes or (node.tag == "details" and classes & set(FOLDED)):
            return self._quotation(node)
        write = _BLOCK_WRITERS.get(node.tag)
        if write:
            return write(self, node)
        return self.blocks(node)

    def _paragraph(self, node: _Node) -> str:
        line = self._line(node.children)
        return _marked(line, "**") if node.attributes.get("class") == "admonition-title" else line

    def _heading(self, node: _Node) -> str:
        return "#" * int(node.tag[1]) + " " + self._line(node.children)

    def _strong(self, node: _Node) -> str:
        return _marked(self._line(node.children), "**")

    def _summary(self, node: _Node) -> str:
        headings = node.find_all("h2", "h3")
        return self._heading(headings[0]) if headings else self._strong(node)

    def _caption(self, node: _Node) -> str:
        return _marked(self._line(node.children), "*")

    def _code(self, node: _Node) -> str:
        return f"```\n{_text(node).strip()}\n```"

    def _quotation(self, node: _Node) -> str:
        return "\n".join(f"> {line}".rstrip() for line in self.blocks(node).splitlines())

    def _list(self, node: _Node) -> str:
        children = [child for child in node.children if isinstance(child, _Node) and child.tag == "li"]
        items = [self._item(item, f"{n}." if node.tag == "ol" else "-") for n, item in enumerate(children, 1)]
        return ("\n\n" if any("\n" in item for item in items) else "\n").join(items)

    def _item(self, item: _Node, mark: str) -> str:
        # The numeral of a step links to the step; Markdown numbers lists itself.
        own = f"#{item.attributes.get('id')}"
        content = [x for x in item.children if isinstance(x, str) or x.attributes.get("href") != own]
        lines = self.blocks(_Node("li", children=content)).splitlines()
        # Four spaces continue an item for CommonMark and for the original Markdown.
        return "\n".join([f"{mark} {lines[0]}" if lines else mark, *(f"    {x}".rstrip() for x in lines[1:])])

    def _table(self, table: _Node) -> str:
        rows = [
            [self.blocks(cell).replace("\n\n", " ").replace("\n", " ").replace("|", "\\|") for cell in cells]
            for cells in (row.find_all("th", "td") for row in table.find_all("tr"))
        ]
        rows.insert(1, ["---"] * len(rows[0]))
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _line(self, nodes: list[_Node | str]) -> str:
        return " ".join("".join(self._inline(node) for node in nodes).split())

    def _inline(self, node: _Node | str) -> str:
        if isinstance(node, str):
            # A "#" at the beginning of a line would make a heading of it.
            return re.sub(r"([\\*_`\[\]<]|^#)", r"\\\1", node)
        if node.dropped:
            return ""
        if node.tag == "code":
            return f"`{_text(node)}`"
        if node.tag == "img":
            return f"![{node.attributes.get('alt', '')}]({self._url(node.attributes['src'])})"
        text = "".join(self._inline(child) for child in node.children)
        if node.tag == "a":
            return self._link(node, text)
        apart = _APART & set(node.attributes.get("class", "").split())
        return _marked(text, "*" if apart else _MARKS.get(node.tag, ""))

    def _link(self, node: _Node, text: str) -> str:
        """A picture that links to itself is a picture; an empty link is nothing."""
        href = node.attributes.get("href")
        return f"[{text.strip()}]({self._url(href)})" if href and text.strip() and "![" not in text else text

    def _url(self, link: str) -> str:
        return urljoin(self.address, link)


_BLOCK_WRITERS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4"), _Writer._heading),
    "dt": _Writer._strong,
    "summary": _Writer._summary,
    **dict.fromkeys(("ul", "ol"), _Writer._list),
    "figcaption": _Writer._caption,
    "p": _Writer._paragraph,
    "pre": _Writer._code,
    "blockquote": _Writer._quotation,
    "table": _Writer._table,
}


def _marked(text: str, mark: str) -> str:
    """The text between marks, unless it is empty or has such marks already: they do not nest."""
    return f"{mark}{text.strip()}{mark}" if mark and text.strip() and mark not in text else text


def _text(node: _Node) -> str:
    return "".join(child if isinstance(child, str) else _text(child) for child in node.children)
