"""Markdown extension: an ordinary image of ``assets/screens/`` becomes a figure.

``![What it shows](../assets/screens/ios-18-send-receive.svg)`` is shown with its size (so that nothing
shifts), once, in the reader's colours, as a link to the picture, with a caption that says what it is:
"Illustration: iOS 18 or later". A real capture replaces an illustration without an edit: lay
``<name>.png`` (and ``<name>.dark.png``, if there is one) beside it, and every page shows that, captioned
"Screenshot: …".

A picture that has no illustration is named as it is, ``![…](../assets/screens/carrier-bill.webp "iOS 18")``:
PNG, JPEG or WebP, with ``carrier-bill.dark.webp`` for dark colours, if there is one. Its caption is
"Screenshot", and the words behind the address.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from resync.pictures import DARK, SCREENS, Picture, find_capture, find_picture

_SOURCE = re.compile(r"(?P<folder>(?:.*/)?assets/screens/)(?P<name>[a-z0-9.-]+)(?P<ending>\.(?:svg|png|webp|jpe?g))")


class FiguresProcessor(Treeprocessor):
    """Turns images of screens into figures, wherever they stand."""

    def run(self, root: Element) -> None:
        """Change the tree of one page in place."""
        parents = {child: parent for parent in root.iter() for child in parent}
        for image in list(root.iter("img")):
            match = _SOURCE.fullmatch(image.get("src", ""))
            # What has no file is left as it is: the check of the sources tells the editor.
            if not match or not (SCREENS / (match["name"] + match["ending"])).is_file():
                continue
            if match["ending"] == ".svg":
                picture = find_picture(SCREENS, match["name"])
            else:
                picture = find_capture(SCREENS, match["name"] + match["ending"], image.get("title", ""))
            _replace(image, parents, match["folder"], picture)


def _replace(image: Element, parents: dict[Element, Element], folder: str, picture: Picture) -> None:
    parent = parents[image]
    figure = Element("figure", {"class": "screen"})
    link = SubElement(figure, "a", {"href": folder + picture.file})
    around_image = link
    if picture.dark:
        around_image = SubElement(link, "picture")
        SubElement(around_image, "source", {"media": DARK, "srcset": folder + picture.dark})
    SubElement(
        around_image,
        "img",
        {
            "src": folder + picture.file,
            "alt": image.get("alt", ""),
            "width": str(picture.width),
            "height": str(picture.height),
            "loading": "lazy",
        },
    )
    SubElement(figure, "figcaption").text = ": ".join(filter(None, (picture.kind, picture.about)))
    if parent.tag == "p" and parent in parents:
        _take_out(parent, image)
        around = parents[parent]
        at = list(around).index(parent)
        if len(parent) or (parent.text or "").strip():
            at += 1
            while at < len(around) and around[at].tag == "figure":
                at += 1
        else:
            around.remove(parent)
        around.insert(at, figure)
        parents[figure] = around
    else:
        _take_out(parent, image)
        parent.append(figure)


def _take_out(parent: Element, image: Element) -> None:
    """Remove the image and keep the text behind it."""
    at = list(parent).index(image)
    tail = (image.tail or "").strip()
    if tail and at:
        parent[at - 1].tail = f"{parent[at - 1].tail or ''} {tail}"
    elif tail:
        parent.text = f"{parent.text or ''} {tail}"
    image.tail = None
    parent.remove(image)


class FiguresExtension(Extension):
    """Registers :class:`FiguresProcessor` behind MkDocs, which makes ``src`` relative and leaves ``srcset`` alone."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (name given by Python-Markdown)
        """Called by Python-Markdown."""
        md.treeprocessors.register(FiguresProcessor(md), "resync-figures", -1)


def makeExtension(**kwargs: Any) -> FiguresExtension:  # noqa: N802 (name given by Python-Markdown)
    """What Python-Markdown calls for ``markdown_extensions: [resync.figures]``."""
    return FiguresExtension(**kwargs)
