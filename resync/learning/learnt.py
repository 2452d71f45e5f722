"""``data/learnt.json``: what was learnt, and the fingerprint of what it was learnt from."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from resync.learning.texts import learning_input
from resync.model import Site
from resync.problems import ContentError, Problem

FILE = "data/learnt.json"
VECTORS = "data/word-vectors.txt"
COMMAND = "run `make learn`"

_HERE = Path(__file__).parent
# The rules by which texts are read, in the browser and here.
_RULES = (
    "search-text.js",
    "search-facets.js",
    "search-features.js",
    "search-codes.js",
    "search-learnt.js",
    "search-meaning.js",
)


def learn(site: Site, root: Path) -> str:
    """Learn from ``site`` and write :data:`FILE`; a line that says what was done. Needs Node.

    Raises :class:`ContentError` if :data:`VECTORS` or Node is missing, or Node stops.
    """
    if not (root / VECTORS).is_file():
        raise ContentError([Problem(VECTORS, "file", "is missing", "the file of the last commit: `git checkout` it")])
    result = run_script(_HERE / "learn.mjs", root, learning_input(site))
    text = json.dumps({"fingerprint": fingerprint(site, root), **result}, ensure_ascii=False, indent=0)
    (root / FILE).write_text(text + "\n", encoding="utf-8")
    return f"{FILE}: learnt from {result['texts']} texts"


def read_learnt(root: Path) -> dict[str, Any]:
    """What :data:`FILE` says. Raises :class:`ContentError` if it cannot be read."""
    try:
        learnt = json.loads((root / FILE).read_text(encoding="utf-8"))
        return {key: learnt[key] for key in ("fingerprint", "often", "features", "meaning")}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ContentError([Problem(FILE, "file", "is missing or broken", COMMAND)]) from error


def fingerprint(site: Site, root: Path) -> str:
    """A name for all that is learnt from, and for the rules by which."""
    digest = hashlib.sha256(json.dumps(learning_input(site), sort_keys=True).encode())
    for path in [*sorted(_HERE.glob("*.mjs")), *(_scripts(root) / name for name in _RULES), root / VECTORS]:
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()[:16]


def check_learnt(site: Site, root: Path) -> list[Problem]:
    """Whether :data:`FILE` at ``root`` was learnt from what ``site`` says now."""
    try:
        learnt = read_learnt(root)
    except ContentError as error:
        return error.problems
    if learnt["fingerprint"] == fingerprint(site, root):
        return []
    return [Problem(FILE, "fingerprint", "was learnt from other texts than those that are there now", COMMAND)]


def _scripts(root: Path) -> Path:
    return root / "docs" / "assets" / "js"


def run_script(script: Path, root: Path, given: dict[str, object]) -> dict[str, Any]:
    """What ``script`` makes of ``given``; beside it are our other scripts, the browser's rules and :data:`VECTORS`.

    Raises :class:`ContentError` if Node is missing, or the script stops.
    """
    node = shutil.which("node")
    if not node:
        raise ContentError([Problem(FILE, "node", "Node is not installed", "Node 18 or later")])
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        # distil/, which makes the vectors, needs none.
        beside = [*_HERE.glob("*.mjs"), *(_scripts(root) / name for name in _RULES), *root.glob(VECTORS)]
        for path in {script, *beside}:
            shutil.copy(path, folder)
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        done = subprocess.run(  # noqa: S603 (our own script)
            [node, script.name],
            cwd=folder,
            input=json.dumps(given),
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no reason given"]
        raise ContentError([Problem(FILE, script.name, f"stopped: {lines[-1]}", "a rule that reads every text")])
    result: dict[str, Any] = json.loads(done.stdout)
    return result
