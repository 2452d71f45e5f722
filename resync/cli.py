"""The commands behind the Makefile: ``python -m resync build``, ``serve`` and ``ledger``."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from resync import ledger, mkdocs_adapter
from resync.build import build_site
from resync.problems import ContentError

ROOT = Path(__file__).parent.parent
PREVIEW_URL = "http://127.0.0.1:8000/"


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if it succeeded, 1 if the content has mistakes."""
    parser = argparse.ArgumentParser(prog="python -m resync", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="build the site into site/")
    commands.add_parser("serve", help=f"preview the site at {PREVIEW_URL}")
    commands.add_parser("ledger", help="record new ids, slugs and anchors in data/ledger.yml")
    command = parser.parse_args(arguments).command
    try:
        if command == "build":
            started = time.monotonic()
            build_site(ROOT, ROOT / "site")
            pages = sum(1 for _ in (ROOT / "site").rglob("*.html"))
            print(f"site/: {pages} pages in {time.monotonic() - started:.1f} s")
        elif command == "serve":
            _serve()
        else:
            print(ledger.record(ROOT))
    except ContentError as error:
        _report(error)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _report(error: ContentError) -> None:
    for problem in error.problems:
        print(problem, file=sys.stderr)
    print(f"{len(error.problems)} problem(s); nothing was replaced.", file=sys.stderr)


def _serve() -> None:
    folder = ROOT / ".cache" / "preview"

    def rebuild() -> None:
        started = time.monotonic()
        try:
            build_site(ROOT, folder, PREVIEW_URL)
        except ContentError as error:
            _report(error)
        else:
            print(f"{PREVIEW_URL} is up to date ({time.monotonic() - started:.1f} s)", flush=True)

    build_site(ROOT, folder, PREVIEW_URL)
    print(f"Preview: {PREVIEW_URL} (Control-C ends it)", flush=True)
    watched = [ROOT / name for name in ("docs", "data", "overrides", "mkdocs.yml")]
    mkdocs_adapter.serve(folder, PREVIEW_URL, rebuild, watched)
