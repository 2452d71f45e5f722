"""Rules that the content keeps. Each is a function from content to mistakes, and changes nothing.

The imports make the list of rules. What is built is checked in :mod:`resync.checks.built`.
"""

from __future__ import annotations

from pathlib import Path

from resync.checks import (
    cards,
    diagnosis,
    facts,
    faults,
    finder,
    glosses,
    learnt,
    links,
    marks,
    permanence,
    phrasings,
    pictures,
    procedures,
    prose,
    questions,
    reading,
    references,
    replies,
    screens,
    source,
    sources,
    steps,
    syntax,
    unwritten,
    ways,
)
from resync.checks.rule import RULES, Rule, check_content
from resync.load import Content, read_content
from resync.model import Site
from resync.problems import ContentError

__all__ = ["MODULES", "NOT_OF_PREVIEWS", "RULES", "Rule", "check_content", "checked_content", "checked_site"]

# In the order of documentation/rules.md.
MODULES = (
    reading,
    unwritten,
    references,
    permanence,
    diagnosis,
    ways,
    replies,
    source,
    procedures,
    facts,
    faults,
    sources,
    syntax,
    marks,
    steps,
    links,
    pictures,
    screens,
    cards,
    prose,
    phrasings,
    finder,
    glosses,
    questions,
    learnt,
)


# In a preview an edit is to be seen at once, so the search may have learnt from the texts before it.
NOT_OF_PREVIEWS = ("learnt",)


def checked_content(root: Path) -> Content:
    """The repository at ``root``. Raises :class:`ContentError` with every mistake that a rule finds in it."""
    content = read_content(root)
    problems = check_content(content)
    if problems:
        raise ContentError(problems)
    return content


def checked_site(root: Path) -> Site:
    """The site of the repository at ``root``; raises like :func:`checked_content`."""
    return checked_content(root).site
