"""``make fix``: mend in the files of the content what a machine can, without changing what they say."""

from __future__ import annotations

import re
from pathlib import Path

from resync.characters import BOM, UNSEEN

_FOLDERS = {"docs": (".md",), "data": (".yml", ".txt"), "screens": (".yml",), "tests/search": (".tsv", ".yml")}
# Typographic quotes where only straight ones are read: labels of tabs, and texts in a part of the catalogue.
_TAB = re.compile(r"^(\s*===[+!]* )[“”„](.+?)[“”„]\s*$")
_PART = re.compile(r"\{\{.*?\}\}")
_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')


def mended(text: str, name: str) -> str:
    """The text of a file: nothing that can't be seen, line feeds, no spaces at line ends, one line end at its end."""
    lines = UNSEEN.sub("", text.removeprefix(BOM)).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    page = name.endswith(".md")
    lines = [_line(line) if page else line for line in lines]
    # Spaces at the end of a line of a table may be a column without a value.
    whole = "\n".join(lines if name.endswith(".tsv") else [line.rstrip(" \t") for line in lines])
    return whole.rstrip("\n") + "\n" if whole.strip() else ""


def _line(line: str) -> str:
    tab = _TAB.match(line)
    if tab:
        return f'{tab[1]}"{tab[2]}"'
    start = len(line) - len(line.lstrip())
    line = line[:start].expandtabs(4) + line[start:]
    return _PART.sub(lambda match: match[0].translate(_STRAIGHT), line)


def mend(root: Path, only: list[Path]) -> list[str]:
    """Mend the files at ``root``, or ``only`` some; the paths of those that changed. What is not UTF-8 stays."""
    changed = []
    for path in only or _content(root):
        try:
            before = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
        after = mended(before, path.name)
        if after != before:
            path.write_bytes(after.encode())
            changed.append(path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix())
    return changed


def _content(root: Path) -> list[Path]:
    return [
        path
        for folder, endings in _FOLDERS.items()
        for path in sorted((root / folder).rglob("*"))
        if path.suffix in endings and path.is_file()
    ]
