"""The commands behind the Makefile, and ``finder``: ``python -m resync build``, ``serve``, ``hosting`` and others."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from resync import finder, ledger, mkdocs_adapter
from resync.build import build_site
from resync.hosting.archive import NAME, write_archive
from resync.hosting.servers import SERVERS, compress, server_config
from resync.load import load_site
from resync.preview import URL, Preview
from resync.problems import ContentError
from resync.screens.render import write as write_screens

ROOT = Path(__file__).parent.parent
# Where the server files expect the site.
SERVER_FOLDER = "/srv/resync"


def _build() -> str:
    started = time.monotonic()
    build_site(ROOT, ROOT / "site")
    pages = sum(1 for _ in (ROOT / "site").rglob("*.html"))
    return f"site/: {pages} pages in {time.monotonic() - started:.1f} s"


def _serve() -> str:
    Preview(ROOT).run()
    return ""


def _hosting() -> str:
    url = mkdocs_adapter.site_url(ROOT)
    for name in SERVERS:
        listen = url.removesuffix("/") if name == "Caddyfile" else "80"
        text = server_config(name, load_site(ROOT), url, SERVER_FOLDER, listen)
        (ROOT / "hosting" / name).write_text(text, encoding="utf-8")
    return f"hosting/: {' and '.join(SERVERS)} for {url}; site/: {compress(ROOT / 'site')} files compressed"


def _offline() -> str:
    archive = ROOT / f"{NAME}.zip"
    write_archive(ROOT, archive, lambda folder: build_site(ROOT, folder))
    return f"{archive.name}: {archive.stat().st_size / 1e6:.1f} MB; unpack it and open index.html"


COMMANDS = {
    "build": ("build the site into site/", _build),
    "serve": (f"preview the site at {URL}", _serve),
    "hosting": ("write files for servers into hosting/, and compress the built site", _hosting),
    "offline": (f"build {NAME}.zip, which works from a folder (needs Node)", _offline),
    "screens": ("draw the scenes of screens/ into docs/assets/screens/", lambda: write_screens(load_site(ROOT), ROOT)),
    "ledger": ("record new ids, slugs and anchors in data/ledger.yml", lambda: ledger.record(ROOT)),
    "finder": ("print the finder with the results of each answer", lambda: finder.table(load_site(ROOT))),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if it succeeded, 1 if the content has mistakes."""
    parser = argparse.ArgumentParser(prog="python -m resync", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (purpose, _) in COMMANDS.items():
        commands.add_parser(name, help=purpose)
    command = parser.parse_args(arguments).command
    try:
        line = COMMANDS[command][1]()
        if line:
            print(line)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
