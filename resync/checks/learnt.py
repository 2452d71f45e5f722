"""The rule for what the search has learnt: from the texts that are there now."""

from __future__ import annotations

from resync.checks.rule import rule
from resync.learning.learnt import VECTORS, check_learnt
from resync.load import Content
from resync.problems import Problem


@rule(
    "learnt",
    "The search has learnt from the titles, phrasings and aliases that are there now; `make learn` teaches it.",
    needs=("symptoms", "fixes", "errors", "places", "vocabulary", "voices"),
    last=True,
)
def learnt(content: Content) -> list[Problem]:
    """Weights of yesterday."""
    if not (content.root / VECTORS).is_file():
        return []  # a site without a search of its own
    return check_learnt(content.site, content.root)
