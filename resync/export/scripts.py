"""Scripts as they are sent: without lines that are only a comment, which are a fifth of their weight."""

from __future__ import annotations

import re
from pathlib import Path

_COMMENT_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)


def lean_scripts(folder: Path) -> dict[str, str]:
    """Texts by path of the scripts that MkDocs copied into the built site in ``folder``."""
    return {
        path.relative_to(folder).as_posix(): _COMMENT_LINE.sub("", path.read_text(encoding="utf-8"))
        for path in sorted((folder / "assets" / "js").glob("*.js"))
    }
