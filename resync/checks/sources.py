"""A source says in which language it was read: what was not read in English was translated by us."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resync.checks.rule import rule
from resync.load import Content
from resync.problems import Problem

LANGUAGES = (
    *("Arabic", "Chinese", "Czech", "Danish", "Dutch", "English", "Finnish", "French", "German", "Greek", "Hindi"),
    *("Hungarian", "Italian", "Japanese", "Korean", "Lithuanian", "Norwegian", "Polish", "Portuguese", "Romanian"),
    *("Russian", "Spanish", "Swedish", "Turkish", "Ukrainian", "Vietnamese"),
)
UNKNOWN = "language not noted"

_NAMED = re.compile(rf"\b(?:{'|'.join([*LANGUAGES, UNKNOWN])})\b")


@rule(
    "source-language",
    f"A source says in which language it was read, or '{UNKNOWN}'.",
    file="data/sources.yml",
    good="read_as: page in English",
    bad="read_as: page",
)
def source_language(content: Content) -> Iterator[Problem]:
    """Sources of which nobody can see whether they were read in English."""
    for key, source in content.site.sources.items():
        if not _NAMED.search(source.read_as):
            wrong = f"'{source.read_as}' doesn't say in which language"
            allowed = f"a language, such as 'stored copy in Japanese', or '{UNKNOWN}'"
            yield Problem("data/sources.yml", f"{key}.read_as", wrong, allowed)
