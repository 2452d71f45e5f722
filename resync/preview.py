"""Preview the site while it is being written: an edit is on the screen within two seconds.

A full build of all pages takes longer than that. So an edit first renders the pages that changed;
if it changed a fact that other pages show, or a template, the full build follows at once.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from resync import mkdocs_adapter
from resync.build import build_site
from resync.checks import checked_content
from resync.load import read_content
from resync.model import Site
from resync.problems import ContentError

URL = "http://127.0.0.1:8000/"


class Preview:
    """The state of a running preview of the repository at ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".cache" / "preview"
        # Watched like the content: touching it asks for the full build.
        self.request = root / ".cache" / "full-build"
        self.facts: Any = None
        self.templates = self._templates()

    def run(self) -> None:
        """Build, then serve until interrupted. Raises ContentError if the first build fails."""
        build_site(self.root, self.folder, URL, preview=True)
        self.facts = _facts(read_content(self.root).site)
        self.request.touch()
        self.asked = self.request.stat().st_mtime
        print(f"Preview: {URL} (Control-C ends it)", flush=True)
        watched = [self.root / name for name in ("docs", "data", "overrides", "mkdocs.yml")]
        mkdocs_adapter.serve(self.folder, URL, self.rebuild, [*watched, self.request])

    def rebuild(self) -> None:
        """Bring the preview up to date; mistakes are printed and the last good state stays."""
        started = time.monotonic()
        try:
            if self.request.stat().st_mtime != self.asked or self._templates() != self.templates:
                self.asked = self.request.stat().st_mtime
                self.templates = self._templates()
                build_site(self.root, self.folder, URL, preview=True)
            else:
                self._render_changed()
        except ContentError as error:
            print(error, file=sys.stderr, flush=True)
        else:
            print(f"{URL} is up to date ({time.monotonic() - started:.1f} s)", flush=True)

    def _render_changed(self) -> None:
        content = checked_content(self.root)
        mkdocs_adapter.build_pages(self.root, self.folder, URL, changed_only=True)
        facts = _facts(content.site)
        if facts != self.facts:
            self.facts = facts
            self.request.touch()

    def _templates(self) -> float:
        """When a template or the configuration last changed."""
        files = [*(self.root / "overrides").rglob("*"), self.root / "mkdocs.yml"]
        return max(path.stat().st_mtime for path in files)


def _facts(site: Site) -> Any:
    """What other pages can show of a page, and all data."""
    fields = {page.path: page.meta for page in site.all_pages}
    data = (
        site.places,
        site.sources,
        site.groups,
        site.systems,
        site.errors,
        site.requirements,
        site.facts,
        site.faults,
    )
    return fields, data, site.vocabulary
