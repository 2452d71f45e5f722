"""Build the site: validate and render at once, export, check, and only then replace what was there.

A build that fails, is stopped or finds no room leaves the old ``site/`` untouched. Two builds at
once take turns.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from resync import mkdocs_adapter
from resync.aside import aside
from resync.checks import NOT_OF_PREVIEWS, check_content
from resync.checks.built import check_built
from resync.export import catalogue_files, write_exports, write_texts
from resync.hosting.embedding import read_origins
from resync.hosting.offline import offline_files
from resync.hosting.seal import seal
from resync.hosting.servers import static_host_files
from resync.learning.learnt import read_learnt
from resync.load import read_content
from resync.problems import ContentError, Problem


def build_site(root: Path, target: Path, url: str | None = None, *, preview: bool = False) -> None:
    """Build the repository at ``root`` into ``target``, replacing it as a whole.

    ``url`` overrides the public address of ``mkdocs.yml``. A ``preview`` keeps the plain names of
    assets, so that single pages can be rendered again, and has no policy, because the server that
    reloads pages writes a script into them. Raises :class:`resync.problems.ContentError` with
    every mistake found, a disk that cannot be written to included; then ``target`` is as before.
    """
    embed_from = read_origins(mkdocs_adapter.option(root, "embed_from"))
    address = url or mkdocs_adapter.site_url(root)
    content = read_content(root)
    site = content.site

    def judge() -> tuple[list[Problem], Mapping[str, str]]:
        problems = check_content(content, without=NOT_OF_PREVIEWS if preview else ())
        return problems, {} if problems else catalogue_files(site, address)

    try:
        with aside(judge) as judged, _workplace(target) as work:
            fresh = work / "fresh"
            try:
                mkdocs_adapter.build_pages(root, fresh, url)
            finally:
                # What stopped the pages may be a mistake that a rule tells better.
                problems, data = judged()
                if problems:
                    raise ContentError(problems)
            write_exports(site, fresh, address, read_learnt(root), data)
            if not preview:
                write_texts(fresh, static_host_files(site, address, seal(fresh), embed_from))
                write_texts(fresh, offline_files(fresh))
            problems = [problem.of("built") for problem in check_built(site, fresh, published=not preview)]
            if problems:
                raise ContentError(problems)
            if target.exists():
                target.rename(work / "old")
            fresh.rename(target)
    except OSError as error:
        wrong = f"cannot be read or written ({error.strerror or error})"
        name = str(error.filename or target)
        raise ContentError([Problem(name, "disk", wrong, "free space and the right to write there")]) from error


@contextmanager
def _workplace(target: Path) -> Iterator[Path]:
    """A folder of one's own beside ``target``, so that the swap is a rename on one disk.

    Only one build at a time has one: the lock on the parent folder ends with the process, however
    it ends. So whatever lies there when it is taken was left by a build that was killed.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = os.open(target.parent, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for leftover in target.parent.glob(f".{target.name}-*"):
            if not target.exists() and (leftover / "old").exists():
                (leftover / "old").rename(target)
            shutil.rmtree(leftover, ignore_errors=True)
        work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)
    finally:
        os.close(lock)
