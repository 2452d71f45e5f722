"""Give the files of a built site lasting names and no ballast, and its pages their policy.

Style sheet and scripts move to ``assets/<fingerprint>/``, so that a browser may keep them for ever:
other content has another address. They move together, so the scripts go on finding each other.
Only pages are rewritten, and pages are never kept without asking.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import rcssmin
import rjsmin

from resync.hosting.headers import POLICY, policy

FOLDERS = ("css", "js")
LENGTH = 8  # hexadecimal digits

_ADDRESS = re.compile(rf'((?:href|src)="(?:[^"]*/)?assets/)((?:{"|".join(FOLDERS)})/)')
_FIRST = '<meta charset="utf-8">\n'


def fingerprint(files: Mapping[str, bytes]) -> str:
    """A name for this content: ``files`` are bytes by path. The same for the same files, in any order."""
    digest = hashlib.sha256()
    for path, content in sorted(files.items()):
        digest.update(f"{path}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()[:LENGTH]


def sealed(html: str, name: str) -> str:
    """The page with its addresses below ``assets/<name>/`` and its policy before anything it rules."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(POLICY)}">\n'
    return _ADDRESS.sub(rf"\g<1>{name}/\g<2>", html).replace(_FIRST, _FIRST + meta, 1)


def smaller(path: Path) -> None:
    """Take comments and spare white space out of a style sheet or a script; what was minified stays."""
    shrink = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}.get(path.suffix)
    if shrink and ".min." not in path.name:
        path.write_text(str(shrink(path.read_text(encoding="utf-8"))), encoding="utf-8")


def seal(folder: Path) -> str:
    """Seal the built site in ``folder``; the fingerprint."""
    assets = folder / "assets"
    files = [path for name in FOLDERS for path in (assets / name).rglob("*") if path.is_file()]
    for path in files:
        smaller(path)
    name = fingerprint({path.relative_to(assets).as_posix(): path.read_bytes() for path in files})
    (assets / name).mkdir()
    for part in FOLDERS:
        (assets / part).rename(assets / name / part)
    for page in folder.rglob("*.html"):
        page.write_text(sealed(page.read_text(encoding="utf-8"), name), encoding="utf-8")
    return name
