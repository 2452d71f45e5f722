"""Scripts as they are sent: without lines that are only a comment, and what is always loaded together in one file.

Small files pack worse than one, and each is a request that somebody waits for. The parts are joined as they
stand, so a name at the top level of one part, or imported into it from outside, is not used in another. Other
scripts that import a part import the joined file instead.
"""

from __future__ import annotations

import re
from pathlib import Path

_COMMENT_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z-]+)\.js";\n', re.MULTILINE)
_REFERENCE = re.compile(r'(from |import\()"\./([a-z-]+)\.js"')
_NAME = re.compile(r"^(export )?((?:async )?(?:const|let|function|class) (\w+))", re.MULTILINE)

# Each with all that it imports and that is not in one before it: what every page loads, the search, and triage.
ENTRIES = ("site", "search", "triage-engine")


def send_scripts(folder: Path) -> None:
    """Rewrite the scripts that MkDocs copied into the built site in ``folder``.

    Raises ValueError if two parts of one file use one name.
    """
    scripts = folder / "assets" / "js"
    texts = {path.stem: _COMMENT_LINE.sub("", path.read_text(encoding="utf-8")) for path in scripts.glob("*.js")}
    for entry in ENTRIES:
        if entry in texts:
            for part in _join(texts, entry):
                (scripts / f"{part}.js").unlink()
    for name, text in texts.items():
        (scripts / f"{name}.js").write_text(text, encoding="utf-8")


def _join(texts: dict[str, str], entry: str) -> list[str]:
    """Put all that ``entry`` imports into it, in ``texts``; returns the names of the parts that are gone."""
    parts = _with_imports(texts, entry)
    names = [name for part in parts for _, _, name in _NAME.findall(texts[part])]
    # What is imported from outside stands in the joined file, too.
    for words, imported in (found for part in parts for found in _IMPORT.findall(texts[part])):
        if imported not in parts:
            names += [word.strip() for word in words.split(",")]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{entry}.js and what it imports: {', '.join(twice)} is the name of two things; each its own")
    others = [name for name in texts if name not in parts]
    wanted = {
        word.strip()
        for other in others
        for words, imported in _IMPORT.findall(texts[other])
        if imported in parts
        for word in words.split(",")
    }

    def exported(match: re.Match[str]) -> str:
        return f"{'export ' if match[1] and match[3] in wanted else ''}{match[2]}"

    def alone(part: str) -> str:
        return _IMPORT.sub(lambda match: "" if match[2] in parts else match[0], texts[part])

    texts[entry] = "".join(alone(part) if part == entry else _NAME.sub(exported, alone(part)) for part in parts)
    gone = parts[:-1]
    for part in gone:
        del texts[part]
    for other in others:
        texts[other] = _REFERENCE.sub(
            lambda match: f'{match[1]}"./{entry if match[2] in gone else match[2]}.js"', texts[other]
        )
    return gone


def _with_imports(texts: dict[str, str], name: str) -> list[str]:
    """The names of all that a script imports, each once and before what imports it, and of itself.

    What another entry stands for already is not among them.
    """
    order: dict[str, None] = {}
    for _, imported in _IMPORT.findall(texts[name]):
        if imported not in ENTRIES:
            order.update(dict.fromkeys(_with_imports(texts, imported)))
    return [*order, name]
