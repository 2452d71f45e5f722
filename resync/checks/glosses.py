"""Words that need explaining: each explanation is printed from ``data/glossary.yml``, and none is typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from resync import frontmatter
from resync.checks.rule import rule
from resync.checks.written import own_words, written
from resync.glossary import NOTATION, in_text
from resync.load import Content
from resync.model import Word
from resync.problems import Problem

_FIX = "docs/fixes/restart.md"
_PRINTED = re.compile(r"""\{\{ gloss\(["']([^"']*)["']\) \}\}""")
_SECTION = re.compile(r"""\{\{ glossary\(["']([^"']*)["']\) \}\}""")
# Brackets that say what something is, such as "(a private tunnel)", and not another name or an example.
_TYPED = r"\b{word} \((?:an?|the|your|older|newer|plain|code)\b[^)]*\)"


@rule(
    "known-gloss",
    "Front matter and data explain a word of data/glossary.yml with {gloss:…}, a body with {{ gloss(…) }}.",
    file=_FIX,
    good="hangs, a {gloss:vpn} too",
    bad="hangs, a {gloss:tunnel} too",
)
def known_gloss(content: Content) -> Iterator[Problem]:
    """Words that the glossary doesn't have or explains only at length, and the notation of front matter in a body."""
    listed = {section for body in content.bodies.values() for section in _SECTION.findall(body.text)}
    for key, word in content.site.glossary.items():
        if listed and word.section not in listed:
            wrong = f"no page has the section '{word.section}'"
            yield Problem("data/glossary.yml", f"{key}.section", wrong, f"allowed: {', '.join(sorted(listed))}")
    for path, field, text in written(content):
        body = field.startswith("line ")
        for key in NOTATION.findall(text):
            if body:
                yield Problem(path, field, f"{{gloss:{key}}} is for front matter", f'{{{{ gloss("{key}") }}}}')
            elif not content.knows("glossary", key):
                yield Problem(path, field, f"word '{key}' does not exist", "a key of data/glossary.yml")
        for key in (*NOTATION.findall(text), *_PRINTED.findall(text)):
            if key in content.site.glossary and not content.site.glossary[key].gloss:
                yield Problem(path, field, f"'{key}' has no gloss in data/glossary.yml", "one of four to ten words")


@rule(
    "gloss-once",
    "A page explains a word once.",
    file=_FIX,
    good="hangs, a {gloss:vpn} too",
    bad="hangs, a {gloss:vpn} or {gloss:vpn} too",
)
def gloss_once(content: Content) -> Iterator[Problem]:
    """Words that one page explains again."""
    for path, text in content.texts.items():
        if path.endswith(".md") and (front := frontmatter.split(text)):
            counts = Counter((*NOTATION.findall(front[0]), *_PRINTED.findall(front[1].text)))
            for key, count in counts.items():
                if count > 1:
                    wrong = f"explains '{key}' {count} times"
                    yield Problem(path, "", wrong, "once, where the reader meets the word first")


@rule(
    "printed-gloss",
    "What a word means is printed from data/glossary.yml, not typed.",
    file=_FIX,
    good="hangs, a {gloss:vpn} too",
    bad="hangs, a VPN (a way of its own) too",
    needs=("glossary",),
)
def printed_gloss(content: Content) -> Iterator[Problem]:
    """Explanations in brackets that somebody typed behind a word."""
    for path, field, text in own_words(content):
        for key in typed(text, content.site.glossary):
            notation = f'{{{{ gloss("{key}") }}}}' if field.startswith("line ") else f"{{gloss:{key}}}"
            yield Problem(path, field, f"types what '{key}' means, which data/glossary.yml has", notation)


def typed(text: str, words: Mapping[str, Word]) -> list[str]:
    """Keys of the words behind which the text says in brackets what they mean."""
    if " (" not in text:
        return []
    return [key for key, word in words.items() if word.gloss and _typed(in_text(word)).search(text)]


def _typed(word: str) -> re.Pattern[str]:
    return re.compile(_TYPED.replace("{word}", re.escape(word)))
