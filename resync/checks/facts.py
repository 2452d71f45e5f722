"""Facts that several pages state: each is printed from ``data/facts.yml``, and none is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from resync import frontmatter
from resync.checks.rule import rule
from resync.checks.written import own_words, written
from resync.facts import NOTATION
from resync.load import Content
from resync.model import Fact
from resync.problems import Problem

_FIX = "docs/fixes/restart.md"
_BARE = re.compile(r"^ *(?:- |(?:- )?[\w-]+: )(\{(?:fact|gloss):[^{}\n]*\})", re.MULTILINE)
_MACRO = re.compile(r"\{\{.*?\}\}")
_PRINTED = re.compile(r"""\{\{ fact\(["']([^"']*)["']\) \}\}""")
# A quantity in figures, but not a label in bold, as of a setting that says "30 Days".
_QUANTITY = re.compile(
    r"(?<![\w.*])(\d[\d.,]*) "
    r"(seconds?|minutes?|hours?|days?|weeks?|months?|years?|KB|MB|GB|TB|characters|members|people|times)\b(?!\*\*)"
)
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\s\|\s")
_ALLOWED = "a key of data/facts.yml"


@rule(
    "known-fact",
    "Front matter and data print only facts of data/facts.yml, with {fact:…}; a body prints them with {{ fact(…) }}.",
    file=_FIX,
    good="takes {fact:restart-minutes} and",
    bad="takes {fact:restart-hours} and",
)
def known_fact(content: Content) -> Iterator[Problem]:
    """Facts that nobody wrote down, and the notation of front matter in a body."""
    for path, field, text in written(content):
        for key in NOTATION.findall(text):
            if field.startswith("line "):
                yield Problem(path, field, f"{{fact:{key}}} is for front matter", f'{{{{ fact("{key}") }}}}')
            elif not content.knows("facts", key):
                yield Problem(path, field, f"fact '{key}' does not exist", _ALLOWED)


@rule(
    "printed-fact",
    "What is a fact of data/facts.yml is printed, not typed.",
    file=_FIX,
    good='within {{ fact("restart-minutes") }}',
    bad="within five minutes of a restart",
    needs=("facts",),
)
def printed_fact(content: Content) -> Iterator[Problem]:
    """Sentences that state a fact in figures of their own."""
    facts = content.site.facts
    for path, field, text in own_words(content):
        for key in typed(text, facts):
            notation = f'{{{{ fact("{key}") }}}}' if field.startswith("line ") else f"{{fact:{key}}}"
            wrong = f"types '{facts[key].value}', which data/facts.yml has as '{key}'"
            yield Problem(path, field, wrong, f"{notation}, so that it stands once")


@rule(
    "number-once",
    "A number with its unit that two files state is a fact of data/facts.yml.",
    file=_FIX,
    good="for a while",
    bad="for 90 days",
    needs=("facts",),
)
def number_once(content: Content) -> Iterator[Problem]:
    """Quantities that somebody typed in two files."""
    first: dict[str, str] = {}
    for path, field, text in own_words(content):
        for quantity in [] if typed(text, content.site.facts) else quantities(text):
            if (other := first.setdefault(quantity, path)) != path:
                wrong = f"types '{quantity}', as {other} does"
                yield Problem(path, field, wrong, "a fact of data/facts.yml, printed by both")


@rule(
    "used-fact",
    "Every fact of data/facts.yml is printed somewhere.",
    file="data/facts.yml",
    good="restart-minutes:\n",
    bad="forgotten:\n  says: Nothing.\n  value: 80 days\n  evidence: reasoning\nrestart-minutes:\n",
    needs=("symptoms", "fixes", "pages"),
)
def used_fact(content: Content) -> Iterator[Problem]:
    """Facts that no page prints."""
    printed = {key for _, _, text in written(content) for key in (*NOTATION.findall(text), *_PRINTED.findall(text))}
    for key in content.site.facts:
        if key not in printed:
            yield Problem("data/facts.yml", key, "no page prints it", "a fact that pages print, or none")


@rule(
    "quoted-key",
    "A text that begins with {fact:…} or {gloss:…} stands in quotes: without them it is no text until it is filled.",
    file=_FIX,
    good="description: A restart takes {fact:restart-minutes}",
    bad="description: {fact:restart-minutes} it takes",
)
def quoted_key(content: Content) -> Iterator[Problem]:
    """Texts of front matter and data that other readers of YAML take for something else."""
    for path, text in content.texts.items():
        front = frontmatter.split(text) if path.endswith(".md") else (text, None)
        for match in _BARE.finditer(front[0]) if front else ():
            line = match.string.count("\n", 0, match.start()) + (2 if path.endswith(".md") else 1)
            yield Problem(path, f"line {line}", f"begins with {match[1]}", f'"{match[1]} …" in quotes')


def typed(text: str, facts: Mapping[str, Fact]) -> list[str]:
    """Keys of the facts whose number stands in the text, in one sentence with a word that belongs to it."""
    if not _any_form(tuple(form for fact in facts.values() for form in (fact.value, *fact.spelled))).search(text):
        return []
    found = []
    for sentence in _SENTENCE.split(_MACRO.sub("", NOTATION.sub("", text))):
        found += [key for key, fact in facts.items() if _states(sentence, fact)]
    return list(dict.fromkeys(found))


def quantities(text: str) -> list[str]:
    """Numbers with their units, such as "90 days", that somebody typed."""
    return [f"{match[1]} {match[2]}" for match in _QUANTITY.finditer(_MACRO.sub("", NOTATION.sub("", text)))]


def _states(sentence: str, fact: Fact) -> bool:
    if not any(form in sentence and _form(form).search(sentence) for form in (fact.value, *fact.spelled)):
        return False
    return not fact.beside or any(_word(word).search(sentence) for word in fact.beside)


@lru_cache
def _any_form(values: tuple[str, ...]) -> re.Pattern[str]:
    """One of the values, wherever it stands; few texts have any."""
    return re.compile("|".join(map(re.escape, values)) or "(?!)")


@lru_cache
def _form(value: str) -> re.Pattern[str]:
    """The value as a whole: "iOS 17.2" is not in "iOS 17.2.1", nor "30 days" in "130 days" or the label "30 Days"."""
    return re.compile(rf"(?<![\w.]){re.escape(value)}(?!\w|\.\d)")


@lru_cache
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
