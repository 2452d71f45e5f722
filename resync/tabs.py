"""Markdown extension: tabs that can be read without the eye and without the style sheet.

The content of each tab begins with a heading that says whose it is ("Mac, macOS 13 or later"). The style
sheet hides it from the eye on screens, where the labels of the tabs say the same; reading views, text
browsers, mail, paper and screen readers have it. A set of tabs is a group whose name says what its tabs
tell apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from resync.devices import TAB_DEVICES
from resync.systems import parse_range

LEVEL = "h3"  # tabs stand below the h2 of a section


class TabsProcessor(Treeprocessor):
    """Gives each set of tabs a name and each tab a heading."""

    def run(self, root: Element) -> None:
        """Change the tree of one page in place."""
        for tabs in _sets(root):
            _describe(tabs, [])


def _sets(element: Element) -> Iterator[Element]:
    """The sets of tabs in an element, without those inside of others."""
    for child in element:
        if "tabbed-set" in child.get("class", "").split():
            yield child
        else:
            yield from _sets(child)


def _describe(tabs: Element, around: list[str]) -> None:
    labels = [_text(label) for label in tabs.findall("./div[@class='tabbed-labels']/label")]
    blocks = tabs.findall("./div[@class='tabbed-content']/div")
    # What only the extension's own style sheet and script would read.
    tabs.set("class", "tabbed-set")
    tabs.attrib.pop("data-tabs", None)
    tabs.set("role", "group")
    tabs.set("aria-label", _kind(labels))
    for label, block in zip(labels, blocks, strict=True):
        names = [*around, label]
        inner = list(_sets(block))
        for nested in inner:
            _describe(nested, names)
        # What only holds other tabs is named by the headings in them.
        if len(inner) != len(block):
            heading = Element(LEVEL)
            heading.text = ", ".join(names)
            heading.tail = "\n"
            block.insert(0, heading)


def _kind(labels: list[str]) -> str:
    """What the tabs tell apart."""
    if all(label in TAB_DEVICES for label in labels):
        return "Device"
    return "Version" if all(parse_range(label) for label in labels) else "Case"


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


class TabsExtension(Extension):
    """Registers :class:`TabsProcessor` behind the table of contents: these headings are not in it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (name given by Python-Markdown)
        """Called by Python-Markdown."""
        md.treeprocessors.register(TabsProcessor(md), "resync-tabs", 4)


def makeExtension(**kwargs: Any) -> TabsExtension:  # noqa: N802 (name given by Python-Markdown)
    """What Python-Markdown calls for ``markdown_extensions: [resync.tabs]``."""
    return TabsExtension(**kwargs)
