"""The commands behind the Makefile: ``python -m resync build``, ``serve``, ``screens``, ``ledger``, ``finder``."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from resync import finder, ledger
from resync.build import build_site
from resync.load import load_site
from resync.preview import URL, Preview
from resync.problems import ContentError
from resync.screens.render import write as write_screens

ROOT = Path(__file__).parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if it succeeded, 1 if the content has mistakes."""
    parser = argparse.ArgumentParser(prog="python -m resync", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="build the site into site/")
    commands.add_parser("serve", help=f"preview the site at {URL}")
    commands.add_parser("screens", help="draw the scenes of screens/ into docs/assets/screens/")
    commands.add_parser("ledger", help="record new ids, slugs and anchors in data/ledger.yml")
    commands.add_parser("finder", help="print the finder: each symptom, its answers, the results beside it")
    command = parser.parse_args(arguments).command
    try:
        if command == "build":
            started = time.monotonic()
            build_site(ROOT, ROOT / "site")
            pages = sum(1 for _ in (ROOT / "site").rglob("*.html"))
            print(f"site/: {pages} pages in {time.monotonic() - started:.1f} s")
        elif command == "serve":
            Preview(ROOT).run()
        elif command == "finder":
            print(finder.table(load_site(ROOT)))
        elif command == "screens":
            print(write_screens(load_site(ROOT), ROOT))
        else:
            print(ledger.record(ROOT))
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
