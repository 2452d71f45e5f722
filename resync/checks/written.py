"""Everything that somebody typed, text by text, for rules that look at each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from resync import frontmatter
from resync.load import Content
from resync.yaml_text import YamlMistakeError, read_yaml

# What people say, what a source says and what stands on a screen is not ours to reword.
_QUOTES = ("data/phrasings/", "data/vocabulary.yml", "data/sources.yml", "data/facts.yml", "data/glossary.yml")
_QUOTED_FIELDS = re.compile(r"phrasings\.\d+|[\w-]+\.(?:text|also\.\d+)|[\w-]+\.paths\.\d+\.(?:path\.\d+|control)")
_FENCE = re.compile(r"\s*(?:```|~~~)")


def own_words(content: Content) -> Iterator[tuple[str, str, str]]:
    """What is ours to word."""
    for path, field, text in written(content):
        if not path.startswith(_QUOTES) and not _QUOTED_FIELDS.fullmatch(field):
            yield path, field, text


def written(content: Content) -> Iterator[tuple[str, str, str]]:
    """Everything that somebody typed: path, field or line, text."""
    for path, text in content.texts.items():
        front = frontmatter.split(text) if path.endswith(".md") else (text, None)
        if front and path != "mkdocs.yml":
            yield from ((path, field, value) for field, value in _strings(front[0]))
    for address, body in content.bodies.items():
        fenced = False
        for number, line in enumerate(body.text.split("\n"), start=body.line):
            if _FENCE.match(line):
                fenced = not fenced
            elif not fenced:
                yield f"docs/{address}", f"line {number}", line


@lru_cache(maxsize=20_000)
def _strings(text: str) -> tuple[tuple[str, str], ...]:
    """The strings of a YAML text with their fields; none if it cannot be read, which is told elsewhere."""
    try:
        return tuple(_walk(read_yaml(text), ""))
    except YamlMistakeError:
        return ()


def _walk(value: Any, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, (list, dict)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _walk(item, f"{field}.{key}" if field else str(key))
