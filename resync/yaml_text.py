"""YAML as this project reads it: each key once, real dates only, and a line for each mistake."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import yaml

# libyaml's parser is ten times as fast; not every build of PyYAML has it.
_Fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The parser's words, what they mean to an editor, and whether the mistake stands where the text began.
_TAB = ("a tab stands where spaces should", "spaces", False)
_MARK = ("the text begins with a mark that YAML keeps for itself", "the text in quotes", False)
_COLON = ("a colon and a space within a text", "the text in quotes", False)
_QUOTE = ("a quotation mark is not closed", "a quotation mark at both ends", True)
_INDENT = ("the line does not fit those above it", "as many spaces before it as before its neighbours", False)
_WORDS = {
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
    "found character '\\t' that cannot start any token": _TAB,
    "found character that cannot start any token": _MARK,
    "found undefined alias": _MARK,
    "mapping values are not allowed in this context": _COLON,
    "mapping values are not allowed here": _COLON,
    "found unexpected end of stream": _QUOTE,
    "did not find expected ',' or ']'": ("a list is not closed", "a ] at its end", True),
    "did not find expected ',' or '}'": ("a { is not closed", "a } at its end", True),
    "could not find expected ':'": ("the line has no colon", "a name, a colon and a value", True),
    "did not find expected key": (
        "words stand behind a closing quotation mark, or the line is indented otherwise than those above it",
        "one text in quotes; as many spaces as before its neighbours",
        False,
    ),
    "but found another document": ("a second line of ---", "one document a file", False),
    "did not find expected '-' indicator": _INDENT,
    "did not find expected <document start>": _INDENT,
    "found unknown escape character": ("a backslash in a text", "the text in single quotes", False),
}


# A name for a value (&a) that stands elsewhere, too (*a); and brackets in brackets, deeper than any schema goes.
_ALIAS = re.compile(r"(?:[:\-?]\s+|[\[{,]\s*)\*\w", re.MULTILINE)
_DEEP = re.compile(r"(?:[\[{]\s*){10}")


class YamlMistakeError(Exception):
    """A text that cannot be read: ``line`` is 1-based within it, ``wrong`` and ``allowed`` are a problem's halves."""

    def __init__(self, line: int, wrong: str, allowed: str) -> None:
        super().__init__(f"line {line}: {wrong}; {allowed}")
        self.line = line
        self.wrong = wrong
        self.allowed = allowed


class _Loader(_Fast):  # type: ignore[misc]
    """Tells what YAML would pass over in silence: a key that stands twice, a day that does not exist."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise YamlMistakeError(key.start_mark.line + 1, "a key is not a word", "a word, then a colon")
            if key.value in seen:
                raise YamlMistakeError(key.start_mark.line + 1, f"'{key.value}' stands twice", "each key once")
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping

    def construct_yaml_timestamp(self, node: yaml.ScalarNode) -> Any:
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError:
            wrong = f"{node.value} is not a day of the calendar"
            raise YamlMistakeError(node.start_mark.line + 1, wrong, "a day such as 2026-11-23") from None


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_yaml_timestamp)


@lru_cache(maxsize=20_000)
def read_yaml(text: str) -> Any:
    """The value of a YAML text, None if it says nothing; not to be changed. Raises :class:`YamlMistakeError`."""
    _refuse(text)
    try:
        return yaml.load(text, _Loader)  # noqa: S506 (a SafeLoader)
    except yaml.MarkedYAMLError as error:
        known = _WORDS.get(str(error.problem)) or (_MARK if "tag" in str(error.problem) else None)
        wrong, allowed, begin = known or (f"cannot be read as YAML ({error.problem})", "valid YAML", False)
        if known == _MARK and error.problem_mark and _begins_with_tab(text, error.problem_mark.line):
            wrong, allowed, begin = _TAB
        mark = (begin and error.context_mark) or error.problem_mark or error.context_mark
        raise YamlMistakeError(mark.line + 1 if mark else 1, wrong, allowed) from None
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1 if isinstance(error.position, int) else 1
        raise YamlMistakeError(line, "has a character that cannot be read", "text without control characters") from None
    except (yaml.YAMLError, ValueError) as error:
        raise YamlMistakeError(1, f"cannot be read as YAML ({' '.join(str(error).split())})", "valid YAML") from None


def _refuse(text: str) -> None:
    """What is YAML, and would make a small file large, or deep without end."""
    for pattern, wrong, allowed in (
        (_DEEP, "brackets stand in brackets, ten deep", "one list, or the text in quotes"),
        (_ALIAS, "the text begins with a mark that YAML keeps for itself", "the text in quotes"),
    ):
        match = pattern.search(text)
        if match:
            raise YamlMistakeError(text.count("\n", 0, match.end()) + 1, wrong, allowed)


def _begins_with_tab(text: str, number: int) -> bool:
    line = text.split("\n")[number]
    return "\t" in line[: len(line) - len(line.lstrip())]


def line_of(text: str, field: str, about: str = "") -> int:
    """The line (1-based) of a YAML text on which ``field`` stands: ``causes.0.fix``; 1 if none of it is there.

    A part of the field that is missing ends the way. If the field is a mapping and ``about`` (the
    first word of a message) is one of its keys, the line of that key.
    """
    try:
        node = yaml.compose(text, _Fast)
    except yaml.YAMLError:
        return 1
    line, rest = 1, field
    while rest and node is not None:
        found = _step(node, rest)
        if found is None:
            break
        line, node, rest = found
    if isinstance(node, yaml.MappingNode):
        line = next((key.start_mark.line + 1 for key, _ in node.value if key.value == about), line)
    return line


def _step(node: yaml.Node, field: str) -> tuple[int, yaml.Node, str] | None:
    """The line, the node and the rest of the way for the first part of ``field``; a key may have dots of its own."""
    if isinstance(node, yaml.SequenceNode):
        number, _, rest = field.partition(".")
        if number.isdigit() and int(number) < len(node.value):
            item = node.value[int(number)]
            return item.start_mark.line + 1, item, rest
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if field == key.value or field.startswith(f"{key.value}."):
                return key.start_mark.line + 1, value, field[len(key.value) + 1 :]
    return None
