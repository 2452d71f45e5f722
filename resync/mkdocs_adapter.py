"""The only module that imports MkDocs: build pages into a folder, serve a folder with reload.

Kept thin so that another builder can take its place: see "How it works" in the README.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

# Set before the theme is imported: its notice about MkDocs 2 is not about this build.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from resync.problems import ContentError, Problem

# What the theme copies into every site; our templates use none of it (only its icons).
THEME_ASSETS = ("images", "javascripts", "stylesheets")


class _Collector(logging.Handler):
    """Keeps MkDocs's warnings and errors, so that they can be told in one form with all others."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # Said of every build of changed pages only, which is what was asked for.
        if not record.getMessage().startswith("A 'dirty' build"):
            self.messages.append(record.getMessage())


def _collect() -> _Collector:
    """What MkDocs says from now on is kept, and not printed."""
    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.handlers = [collector]
    logger.propagate = False
    return collector


def site_url(root: Path) -> str:
    """The public address of the site, with a slash at its end. Raises :class:`ContentError`."""
    return str(_config(root).site_url)


def option(root: Path, name: str) -> str:
    """A value below ``extra`` in ``mkdocs.yml``; empty if it is not set. Raises :class:`ContentError`."""
    return str(_config(root).extra.get(name) or "")


def _config(root: Path) -> MkDocsConfig:
    collector = _collect()
    try:
        return load_config(str(root / "mkdocs.yml"))
    except (Abort, MkDocsException) as error:
        # It reads what variables say as YAML, in which a star or a bracket means something.
        text = " ".join(" ".join([*collector.messages, str(error)]).split())
        allowed = "addresses in SITE_URL and EMBED_FROM, and YAML in this file"
        raise ContentError([Problem("mkdocs.yml", "build", text, allowed)]) from None


def build_pages(root: Path, target: Path, url: str | None = None, *, changed_only: bool = False) -> None:
    """Render the pages of the repository at ``root`` into ``target``.

    ``url`` overrides the public address. With ``changed_only``, pages that are older than their
    rendering are left as they are. Raises :class:`ContentError` for everything that MkDocs warns
    about.
    """
    collector = _collect()
    try:
        overrides = {"site_url": url} if url else {}
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(target), strict=False, **overrides)
        config.plugins.on_startup(command="build", dirty=changed_only)
        try:
            build(config, dirty=changed_only)
        finally:
            config.plugins.on_shutdown()
    # mkdocs-macros ends the process when a macro fails.
    except (Abort, MkDocsException, SystemExit) as error:
        collector.messages.append(f"the build stopped ({error})")
    for folder in THEME_ASSETS:
        shutil.rmtree(target / "assets" / folder, ignore_errors=True)
    if collector.messages:
        raise ContentError([_as_problem(message) for message in collector.messages])


def _as_problem(message: str) -> Problem:
    text = " ".join(message.split())
    match = re.search(r"Doc file '([^']+)' (.*)", text)
    if match:
        return Problem(f"docs/{match[1]}", "link", match[2].rstrip("."), "a page or an anchor that exists")
    return Problem("mkdocs.yml", "build", text, "a build without warnings")


def serve(folder: Path, url: str, rebuild: Callable[[], None], watch: list[Path]) -> None:
    """Serve ``folder`` at ``url`` until interrupted; call ``rebuild`` when a watched path changes."""
    address = urlsplit(url)
    server = LiveReloadServer(
        rebuild,
        host=address.hostname or "127.0.0.1",
        port=address.port or 8000,
        root=str(folder),
        mount_path=address.path or "/",
        polling_interval=0.25,
    )

    def not_found(code: int) -> bytes | None:
        page = folder / "404.html"
        return page.read_bytes() if code == HTTPStatus.NOT_FOUND and page.exists() else None

    server.error_handler = not_found
    for path in watch:
        server.watch(str(path))
    server.serve()  # type: ignore[no-untyped-call]
