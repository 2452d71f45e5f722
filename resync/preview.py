"""Preview the site while it is being written: an edit of a page is on the screen within a second.

A full build of all pages takes longer than that. So an edit first renders the pages that changed;
if it changed a fact that other pages show, the full build follows at once. Anything else that
changed (data, a template, a script, a scene, the configuration) asks for the full build itself.
"""

from __future__ import annotations

import sys
import time
from dataclasses import fields
from pathlib import Path
from typing import Any

from resync import mkdocs_adapter
from resync.build import build_site
from resync.checks import check_content
from resync.load import read_content
from resync.model import Site
from resync.problems import ContentError

URL = "http://127.0.0.1:8000/"


# What a site is made of. The site's own code is read once, when the preview starts.
SOURCES = ("docs", "data", "overrides", "screens", "mkdocs.yml")
CODE = "resync"
# What a page alone cannot break.
_NOT_OF_PAGES = ("screens", "cards", "learnt")

# Time of the last change and size of each file.
Files = dict[Path, tuple[int, int]]


class Preview:
    """The state of a running preview of the repository at ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".cache" / "preview"
        # Watched like the content: touching it asks for the full build.
        self.request = root / ".cache" / "full-build"
        self.facts: Any = None
        self.files: Files = {}
        self.code: Files = {}
        self.full = False

    def start(self) -> None:
        """Build all of it. Raises ContentError for mistakes."""
        self.files, self.code = self._files(*SOURCES), self._files(CODE)
        build_site(self.root, self.folder, URL, preview=True)
        self.facts = _facts(read_content(self.root).site)
        self.request.touch()

    def run(self) -> None:
        """Build, then serve until interrupted. Raises ContentError if the first build fails."""
        self.start()
        print(f"Preview: {URL} (Control-C ends it)", flush=True)
        watched = [self.root / name for name in (*SOURCES, CODE)]
        mkdocs_adapter.serve(self.folder, URL, self.rebuild, [*watched, self.request])

    def rebuild(self) -> None:
        """Bring the preview up to date; mistakes are printed and the last good state stays."""
        started = time.monotonic()
        files = self._files(*SOURCES)
        changed = {path for path in {*files, *self.files} if files.get(path) != self.files.get(path)}
        pages = all(path.suffix == ".md" and path in files and path in self.files for path in changed)
        self.files = files
        if self._files(CODE) != self.code:
            print("The site's own code has changed: end the preview and start it again", file=sys.stderr, flush=True)
        try:
            if self.full or not pages:
                self.full = True  # until it succeeds: the edit that mends a mistake may be that of a page
                build_site(self.root, self.folder, URL, preview=True)
                self.facts = _facts(read_content(self.root).site)
                self.full = False
            elif changed:
                self._render_changed()
        except ContentError as error:
            print(error, file=sys.stderr, flush=True)
        else:
            print(f"{URL} is up to date ({time.monotonic() - started:.1f} s)", flush=True)

    def _render_changed(self) -> None:
        content = read_content(self.root)
        problems = check_content(content, without=_NOT_OF_PAGES)
        if problems:
            raise ContentError(problems)
        mkdocs_adapter.build_pages(self.root, self.folder, URL, changed_only=True)
        if _facts(content.site) != self.facts:
            self.full = True
            self.request.touch()

    def _files(self, *names: str) -> Files:
        paths = (path for name in names for path in (self.root / name, *(self.root / name).rglob("*")))
        return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in paths if path.is_file()}


def _facts(site: Site) -> Any:
    """What other pages can show of a page, and all data."""
    data = [getattr(site, field.name) for field in fields(site) if field.name not in ("symptoms", "fixes", "pages")]
    return {page.path: page.meta for page in site.all_pages}, data
