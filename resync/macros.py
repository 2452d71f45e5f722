"""Adapter for mkdocs-macros: what pages can write between double braces.

The only thing here is the wiring; the work is in :mod:`resync.render`, the names are those of
:mod:`resync.macro_names`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from resync.load import load_site
from resync.macro_names import ENTRY_MACROS, LIST_MACROS, PLACE_MACROS, TEXT_MACROS
from resync.render import Renderer


def define_env(env: Any) -> None:
    """Called by mkdocs-macros before pages are rendered."""
    root = Path(env.conf["config_file_path"]).parent
    site = load_site(root)
    renderer = Renderer(site, env.conf["use_directory_urls"])
    entries = {page.path: page for page in site.entries.values()}

    def for_entry(name: str) -> Any:
        return lambda: getattr(renderer, name)(entries[env.page.file.src_uri])

    def for_list(name: str) -> Any:
        return lambda: getattr(renderer, name)(env.page.file.src_uri)

    for name in (*PLACE_MACROS, *TEXT_MACROS):
        env.macro(getattr(renderer, name), name)
    for name in ENTRY_MACROS:
        env.macro(for_entry(name), name)
    for name in LIST_MACROS:
        env.macro(for_list(name), name)
