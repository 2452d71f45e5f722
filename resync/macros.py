"""Adapter for mkdocs-macros: what pages can write between double braces.

The only thing here is the wiring; the work is in :mod:`resync.render`, the names are those of
:mod:`resync.macro_names`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from resync.blocks import marked
from resync.load import load_site
from resync.macro_names import (
    ENTRY_MACROS,
    FILE_MACROS,
    GLOSSARY_MACROS,
    LIST_MACROS,
    PLACE_MACROS,
    SCREEN_MACROS,
    TEXT_MACROS,
)
from resync.render import Renderer


def define_env(env: Any) -> None:
    """Called by mkdocs-macros before pages are rendered; by Zensical before each page."""
    root = Path(env.project_dir)
    from_source = type(env).__module__.startswith("zensical")
    renderer = _renderer(root, env.conf["use_directory_urls"], from_source, _newest(root))
    entries = {page.path: page for page in renderer.site.entries.values()}

    def path() -> str:
        """The page that is being rendered, relative to ``docs/``: MkDocs and Zensical name it differently."""
        return str(env.page.file.src_uri if hasattr(env.page, "file") else env.page.path)

    def for_entry(name: str) -> Any:
        return lambda: marked(getattr(renderer, name)(entries[path()]))

    def for_list(name: str) -> Any:
        return lambda: marked(getattr(renderer, name)(path()))

    for name in (*PLACE_MACROS, *TEXT_MACROS, *GLOSSARY_MACROS):
        env.macro(getattr(renderer, name), name)
    for name in SCREEN_MACROS:
        env.macro(lambda key: renderer.screen(path(), key), name)
    for name in FILE_MACROS:
        env.macro(lambda file: renderer.file(path(), file), name)
    for name in ENTRY_MACROS:
        env.macro(for_entry(name), name)
    for name in LIST_MACROS:
        env.macro(for_list(name), name)


@lru_cache(maxsize=1)
def _renderer(root: Path, directory_urls: bool, from_source: bool, _newest: int) -> Renderer:
    return Renderer(load_site(root), directory_urls, from_source=from_source)


def _newest(root: Path) -> int:
    """When the content last changed: what was read before that is not read again."""
    return max(path.stat().st_mtime_ns for name in ("docs", "data") for path in (root / name).rglob("*"))
