"""Markdown extension: steps with permanent anchors, and tabs that know their device and version.

On a fix page the numbered lists under the heading with the id ``steps`` become steps:
``<ol class="steps">`` whose items have the ids that agents link to. The first list has plain ids
(``step-1``); a later one is prefixed with its tab, by device for the first list of that device
(``mac-step-1``) and by versions for the others (``macos-12-step-1``), so that an anchor keeps
pointing at the newest system when a tab for an older one is added below.

Tab labels are either a device or a range of versions ("iOS 18 or later"). Both are written to the
label as ``data-device`` or ``data-system``, ``data-from`` and ``data-to`` for the script that
opens the right tab.
The numeral of each step is a link to the step.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from resync.devices import TAB_DEVICES
from resync.systems import parse_range


class StepsProcessor(Treeprocessor):
    """Walks the page in reading order and names tabs and steps."""

    def run(self, root: Element) -> None:
        """Change the tree of one page in place."""
        self._used: set[str] = set()
        inside = False
        for child in root:
            if child.tag == "h2":
                inside = child.get("id") == "steps"
            elif inside:
                self._visit(child, [])

    def _visit(self, element: Element, trail: list[str]) -> None:
        if _is_box(element):
            return
        if element.tag == "ol":
            self._name_steps(element, trail)
            return
        if "tabbed-set" in element.get("class", "").split():
            labels = list(element.iter("label"))
            blocks = [block for block in element.iter("div") if block.get("class") == "tabbed-block"]
            blocks = [block for block in blocks if _own(block, element)]
            labels = [label for label in labels if _own(label, element)]
            for label, block in zip(labels, blocks, strict=True):
                key = _name_tab(label)
                for child in block:
                    self._visit(child, [*trail, key])
            return
        for child in element:
            self._visit(child, trail)

    def _name_steps(self, steps: Element, trail: list[str]) -> None:
        candidates = ["step", *(f"{key}-step" for key in trail)]
        prefix = next((c for c in candidates if c not in self._used), candidates[-1])
        self._used.update(candidates[:-1] or candidates)
        steps.set("class", "steps")
        for number, item in enumerate(steps.findall("li"), start=1):
            item.set("id", f"{prefix}-{number}")
            _add_numeral(item, number)


def _is_box(element: Element) -> bool:
    """Whether it is a note, a warning or details: a list in there is an aside, and no steps to link to."""
    return element.tag == "details" or "admonition" in element.get("class", "").split()


def _own(element: Element, tab_set: Element) -> bool:
    """Whether the element belongs to this set of tabs and not to one nested in it."""
    nested = (inner for inner in tab_set.iter("div") if inner is not tab_set and "tabbed-set" in inner.get("class", ""))
    return not any(element is found for inner in nested for found in inner.iter())


def _add_numeral(item: Element, number: int) -> None:
    link = SubElement(item, "a", {"href": f"#{item.get('id')}"})
    link.text = str(number)
    # A space, for whoever copies the step or reads it without the style sheet.
    link.tail, item.text = f" {(item.text or '').lstrip()}", None
    item.remove(link)
    item.insert(0, link)


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


def _name_tab(label: Element) -> str:
    """Write what the tab is about to its label; the key that its anchors begin with."""
    text = _text(label)
    if text in TAB_DEVICES:
        label.set("data-device", TAB_DEVICES[text])
        return TAB_DEVICES[text]
    versions = parse_range(text)
    if versions is None:
        return "other"
    label.set("data-system", versions.system)
    if versions.first:
        label.set("data-from", ".".join(map(str, versions.first)))
    if versions.last:
        label.set("data-to", ".".join(map(str, versions.last)))
    return versions.key


class StepsExtension(Extension):
    """Registers :class:`StepsProcessor` behind the tabs of pymdownx."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (name given by Python-Markdown)
        """Called by Python-Markdown."""
        # After attr_list (8), which sets the ids of headings; before MkDocs lists the anchors of the page (5).
        md.treeprocessors.register(StepsProcessor(md), "resync-steps", 6)


def makeExtension(**kwargs: Any) -> StepsExtension:  # noqa: N802 (name given by Python-Markdown)
    """What Python-Markdown calls for ``markdown_extensions: [resync.steps]``."""
    return StepsExtension(**kwargs)
