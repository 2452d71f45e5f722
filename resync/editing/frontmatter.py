"""Edits of front matter and data that leave every other line as it is: no YAML is written anew."""

from __future__ import annotations

import re


def add_item(text: str, field: str, lines: list[str]) -> str:
    """Add an item to the list of a top-level field; ``lines`` are those of the item, without indentation.

    A field that is not there is added before the end of the front matter, or at the end of the text.
    """
    block = "".join(f"  {'- ' if number == 0 else '  '}{line}\n" for number, line in enumerate(lines))
    match = re.search(rf"^{field}:.*\n((?:[ -].*\n)*)", text, re.MULTILINE)
    if match:
        return text[: match.end()] + block + text[match.end() :]
    end = text.find("\n---\n", 3)
    at = end + 1 if end >= 0 else len(text)
    return f"{text[:at]}{field}:\n{block}{text[at:]}"


def remove_item(text: str, field: str, first_line: str) -> str:
    """Take out of a field's list the item that begins with ``first_line`` (``id: S07``), with all its lines."""
    match = re.search(rf"^{field}:.*\n((?:[ -].*\n)*)", text, re.MULTILINE)
    if not match:
        return text
    items = re.split(r"^(?= *- )", match[1], flags=re.MULTILINE)
    kept = [item for item in items if not re.match(rf" *- {re.escape(first_line)}\s*\n", item)]
    return text[: match.start(1)] + "".join(kept) + text[match.end(1) :]


def set_field(text: str, field: str, value: str) -> str:
    """Give a top-level field of one line a value; it is added at the end of the front matter if it is not there."""
    line = f"{field}: {value}\n"
    if re.search(rf"^{field}:.*\n", text, re.MULTILINE):
        return re.sub(rf"^{field}:.*\n", lambda _: line, text, count=1, flags=re.MULTILINE)
    end = text.index("\n---\n", 3) + 1
    return text[:end] + line + text[end:]
