"""Markdown extension: the sections of a symptom or a fix, in the order of need.

From one ``h2`` to the next is a ``<section>``, so that a wide screen can lay sections beside each other:
the check and the causes of a symptom stand in one ``<div class="diagnosis">``. What only some readers
want (how else people say it, the sources) is a closed ``<details>`` whose summary is the heading: it
opens without a script, a link to it opens it, and paper has it open.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

# A page with one of these is a symptom or a fix.
ENTRY = {"causes", "steps"}
LATER = {"phrasings", "sources"}
BESIDE = ("check-first", "causes")


class SectionsProcessor(Treeprocessor):
    """Puts what follows a heading of an entry into an element with it."""

    def run(self, root: Element) -> None:
        """Change the tree of one page in place."""
        headings = [child for child in root if child.tag == "h2"]
        if not ENTRY & {heading.get("id") for heading in headings}:
            return
        children = list(root)
        for child in children:
            root.remove(child)
        place = root
        for child in children:
            if child.tag == "h2":
                place = _begin(root, child)
            else:
                place.append(child)


def _begin(root: Element, heading: Element) -> Element:
    """A new element with the heading, at the end of ``root`` or of what is laid beside."""
    key = heading.get("id", "")
    if key in LATER:
        details = SubElement(root, "details", {"class": "later"})
        SubElement(details, "summary").append(heading)
        return details
    around = root
    if key in BESIDE:
        last = root[-1] if len(root) else None
        if key == BESIDE[0] or last is None or last.get("class") != "diagnosis":
            last = SubElement(root, "div", {"class": "diagnosis"})
        around = last
    section = SubElement(around, "section", {"class": "part"})
    section.append(heading)
    return section


class SectionsExtension(Extension):
    """Registers :class:`SectionsProcessor` behind everything that looks for headings at the top of the tree."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (name given by Python-Markdown)
        """Called by Python-Markdown."""
        md.treeprocessors.register(SectionsProcessor(md), "resync-sections", 2)


def makeExtension(**kwargs: Any) -> SectionsExtension:  # noqa: N802 (name given by Python-Markdown)
    """What Python-Markdown calls for ``markdown_extensions: [resync.sections]``."""
    return SectionsExtension(**kwargs)
