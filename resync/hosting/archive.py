"""One file that works from a folder, without a server: ``resync-offline.zip``.

From a folder, browsers load no modules and turn no folder into its index.html. So all scripts become one
classic script, and each link says ``index.html``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from resync.hosting.headers import POLICY, policy
from resync.hosting.offline import CARDS
from resync.problems import ContentError, Problem

NAME = "resync-offline"
# Only a host reads these.
FOR_HOSTS = (
    "404.html",
    "_headers",
    "_redirects",
    "manifest.webmanifest",
    "offline.json",
    "robots.txt",
    "sitemap.xml",
    "sitemap.xml.gz",
    "sw.js",
)
# Loaded by pages on their own, before or without the rest.
CLASSIC_SCRIPTS = {"redirect.js", "first-paint.js"}

_LINK = re.compile(r'(\b(?:href|action)="|url=)((?:\.\.?/)*(?:\.\.?|(?:[\w.-]+/)+)?)(?=["?#])')
_MANIFEST = re.compile(r'<link rel="manifest"[^>]*>\n')
_FROM_ROOT = re.compile(r'<script src="/[^"]*"></script>\n')
_MODULE = '<script type="module" '


def write_archive(root: Path, target: Path, build: Callable[[Path], None]) -> None:
    """Pack what ``build`` puts into a folder into the file ``target``; ``root`` is the repository."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / NAME
        build(folder)
        for name in FOR_HOSTS:
            (folder / name).unlink()
        shutil.rmtree(folder / CARDS)
        _bundle(root, next((folder / "assets").glob("*/js")))
        for path in folder.rglob("*.html"):
            path.write_text(for_folder(path.read_text(encoding="utf-8")), encoding="utf-8")
        _pack(folder, target)


def for_folder(html: str) -> str:
    """The page with links to files instead of folders, and classic scripts."""
    # Not every browser takes files to be the page's 'self'.
    from_files = {name: value.replace("'self'", "'self' file:") for name, value in POLICY.items()}
    html = html.replace(policy(POLICY), policy(from_files)).replace(_MODULE, "<script defer ")
    html = _FROM_ROOT.sub("", _MANIFEST.sub("", html))
    return _LINK.sub(lambda match: match[1] + _file(match[2]), html)


def _file(address: str) -> str:
    """``../fixes/`` as ``../fixes/index.html``; an empty address is the page itself."""
    if not address:
        return ""
    return ("" if address == "." else address.removesuffix("/") + "/") + "index.html"


def _bundle(root: Path, scripts: Path) -> None:
    """Make one classic script of all modules in ``scripts``."""
    command = [
        root / "node_modules" / ".bin" / "esbuild",
        scripts / "site.js",
        "--bundle",
        "--format=iife",
        "--charset=utf8",
        "--log-level=error",
        f"--inject:{root / 'hosting' / 'from-folder.js'}",
        "--banner:js=const ADDRESS = document.currentScript.src;",
        "--define:import.meta.url=ADDRESS",
        f"--outfile={scripts / 'bundle'}",
    ]
    run = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)  # noqa: S603
    if run.returncode:
        raise ContentError([Problem("docs/assets/js", "esbuild", run.stderr.strip(), "scripts that can be joined")])
    for path in scripts.glob("*.js"):
        if path.name not in CLASSIC_SCRIPTS:
            path.unlink()
    (scripts / "bundle").rename(scripts / "site.js")


def _pack(folder: Path, target: Path) -> None:
    """Pack ``folder`` as ``target``; the same content gives the same bytes."""
    part = target.with_name(f".{target.name}")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.writestr(zipfile.ZipInfo(path.relative_to(folder.parent).as_posix()), path.read_bytes())
    shutil.move(part, target)
