"""Scripts as they are sent: without lines that are only a comment, and the parts of the search in one file.

Small files pack worse than one, and the search is fetched while somebody waits for it. The parts are
joined as they stand, so a name at the top level of one ``search-*.js`` is not used in another.
"""

from __future__ import annotations

import re
from pathlib import Path

_COMMENT_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z-]+)\.js";\n', re.MULTILINE)
_NAME = re.compile(r"^(?:export )?(?:const|let|function|class) (\w+)", re.MULTILINE)

ENTRY = "search"


def send_scripts(folder: Path) -> None:
    """Rewrite the scripts that MkDocs copied into the built site in ``folder``.

    Raises ValueError if two parts of the search use one name.
    """
    scripts = folder / "assets" / "js"
    texts = {path.stem: _COMMENT_LINE.sub("", path.read_text(encoding="utf-8")) for path in scripts.glob("*.js")}
    if ENTRY in texts:
        parts = _with_imports(texts, ENTRY)
        texts[ENTRY] = _joined(texts, parts)
        for part in parts[:-1]:
            del texts[part]
            (scripts / f"{part}.js").unlink()
    for name, text in texts.items():
        (scripts / f"{name}.js").write_text(text, encoding="utf-8")


def _with_imports(texts: dict[str, str], name: str) -> list[str]:
    """The names of all that a script imports, each once and before what imports it, and of itself."""
    order: dict[str, None] = {}
    for imported in _IMPORT.findall(texts[name]):
        order.update(dict.fromkeys(_with_imports(texts, imported)))
    return [*order, name]


def _joined(texts: dict[str, str], parts: list[str]) -> str:
    names = [name for part in parts for name in _NAME.findall(texts[part])]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"search scripts: {', '.join(twice)} is the name of two things; each its own")
    plain = [re.sub(r"^export ", "", _IMPORT.sub("", texts[part]), flags=re.MULTILINE) for part in parts[:-1]]
    return "".join([*plain, _IMPORT.sub("", texts[parts[-1]])])
