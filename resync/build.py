"""Build the site: validate, render, export, check, and only then replace what was there.

A build that fails leaves the old ``site/`` untouched.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from resync import mkdocs_adapter
from resync.checks.built import check_built
from resync.checks.pictures import check_pictures
from resync.checks.source import check_source
from resync.export import write_exports
from resync.load import read_site
from resync.problems import ContentError
from resync.screens import render as screens


def build_site(root: Path, target: Path, url: str | None = None) -> None:
    """Build the repository at ``root`` into ``target``, replacing it as a whole.

    ``url`` overrides the public address of ``mkdocs.yml``. Raises
    :class:`resync.problems.ContentError` with every mistake found; then ``target`` is as before.
    """
    site, problems = read_site(root)
    problems += check_source(root, site)
    problems += check_pictures(site, root)
    problems += screens.check(site, root)
    if problems:
        raise ContentError(problems)
    target.parent.mkdir(parents=True, exist_ok=True)
    # Beside the target, so that the swap is a rename on one disk.
    work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        fresh = work / "fresh"
        mkdocs_adapter.build_pages(root, fresh, url)
        write_exports(site, fresh, url or mkdocs_adapter.site_url(root))
        problems = check_built(site, fresh)
        if problems:
            raise ContentError(problems)
        if target.exists():
            target.rename(work / "old")
        fresh.rename(target)
    finally:
        shutil.rmtree(work, ignore_errors=True)
