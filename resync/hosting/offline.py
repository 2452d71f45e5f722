"""What the service worker needs: its version, and the list of files that a whole copy has."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

WORKER = "sw.js"
KEPT = {".css", ".html", ".jpeg", ".jpg", ".js", ".png", ".svg", ".webp"}
# Only a host serves the one, only paper shows the other, and the worker does not keep itself.
CARDS = "assets/cards"  # pictures for programs that show links
NOT_KEPT = {"404.html", "qr.svg", WORKER}
_VERSION = 'const VERSION = "";'


def offline_files(folder: Path) -> dict[str, str]:
    """``sw.js`` and ``offline.json`` by name, for the sealed site in ``folder``."""
    contents = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix in KEPT and path.name not in NOT_KEPT and path.parent != folder / CARDS
    }
    files = {_address(name): hashlib.sha256(content).hexdigest()[:8] for name, content in contents.items()}
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:8]
    size = sum(len(content) for content in contents.values())
    worker = (folder / WORKER).read_text(encoding="utf-8")
    return {
        WORKER: worker.replace(_VERSION, _VERSION.replace('""', f'"{version}"')),
        "offline.json": json.dumps({"version": version, "bytes": size, "files": files}, separators=(",", ":")),
    }


def _address(name: str) -> str:
    """As a browser asks for it: a page is its folder."""
    return name.removesuffix("index.html")
