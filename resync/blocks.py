"""Markdown extension: HTML that macros made stays as it is, and Markdown has no work with it.

Lists from the catalogue are long, and Markdown's reader of HTML is slow. So a macro sets its block between two
marks (:func:`marked`), and the extension puts it aside before that reader sees it. The marks never reach a reader.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# Private use characters (Unicode 23.5): no page has them, and Markdown leaves them alone.
_OPEN, _CLOSE = "\ue002", "\ue003"
_BLOCK = re.compile(f"{_OPEN}(.*?){_CLOSE}", re.DOTALL)


def marked(html: str) -> str:
    """A block of HTML as the extension finds it."""
    return f"{_OPEN}{html}{_CLOSE}"


class BlocksPreprocessor(Preprocessor):
    """Puts blocks aside until the page is written."""

    md: Markdown

    def run(self, lines: list[str]) -> list[str]:
        """The page with a placeholder for each block."""
        # A line end behind each, as Markdown's own reader leaves it.
        return _BLOCK.sub(lambda match: self.md.htmlStash.store(f"{match[1]}\n"), "\n".join(lines)).split("\n")


class BlocksExtension(Extension):
    """Registers :class:`BlocksPreprocessor` between those who look for HTML: one for its ids, one to put it aside."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (name given by Python-Markdown)
        """Called by Python-Markdown."""
        # After MkDocs has noted the ids (21), before Markdown's own reader (20).
        md.preprocessors.register(BlocksPreprocessor(md), "resync-blocks", 20.5)


def makeExtension(**kwargs: Any) -> BlocksExtension:  # noqa: N802 (name given by Python-Markdown)
    """What Python-Markdown calls for ``markdown_extensions: [resync.blocks]``."""
    return BlocksExtension(**kwargs)
