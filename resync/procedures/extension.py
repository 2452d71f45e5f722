"""Markdown extension: the tabs for generations, made before Markdown reads the page.

It puts what macros left as markers (:mod:`resync.procedures.wording`) into the tab that they stand in. Needs
nothing but the text and data/systems.yml, so that it works wherever macros and Markdown extensions do.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from resync.procedures.expand import expand
from resync.procedures.procedure import Known
from resync.procedures.wording import Markers
from resync.systems import parse_version

_SYSTEMS = Path(__file__).parent.parent.parent / "data" / "systems.yml"


class ProceduresPreprocessor(Preprocessor):
    """Expands the lines of one page."""

    def run(self, lines: list[str]) -> list[str]:
        """The page with a tab for each generation."""
        return expand("\n".join(lines), _known(_SYSTEMS.stat().st_mtime_ns), Markers()).split("\n")


@cache
def _known(_modified: int) -> Known:
    data = yaml.safe_load(_SYSTEMS.read_text(encoding="utf-8"))
    return {name: [parse_version(version) for version in row["versions"]] for name, row in data.items()}


class ProceduresExtension(Extension):
    """Registers :class:`ProceduresPreprocessor` before everything that looks for blocks."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (name given by Python-Markdown)
        """Called by Python-Markdown."""
        # After white space is made uniform (30), before fenced code is taken out (25).
        md.preprocessors.register(ProceduresPreprocessor(md), "resync-procedures", 28)


def makeExtension(**kwargs: Any) -> ProceduresExtension:  # noqa: N802 (name given by Python-Markdown)
    """What Python-Markdown calls for ``markdown_extensions: [resync.procedures.extension]``."""
    return ProceduresExtension(**kwargs)
