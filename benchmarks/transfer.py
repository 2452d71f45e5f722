"""What a browser fetches: bytes of the bodies that the server sent, gzip level 9, on a phone.

First visit with an empty cache, then further pages in the same browser. Pictures are counted apart.
"""

from __future__ import annotations

import gzip
import http.server
import mimetypes
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import ARGUMENTS, find
from tests.browser.conftest import PHONE
from tests.servers import served

TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".md"}
VISITS = (
    ("", "symptoms/mac-not-receiving/", "fixes/match-addresses/"),
    ("symptoms/mac-not-receiving/", "fixes/match-addresses/"),
    ("fixes/match-addresses/", "symptoms/"),
    ("support/triage/",),
)
QUIET = 1500  # milliseconds without which a page may not have asked for everything


class Handler(http.server.BaseHTTPRequestHandler):
    """Sends compressed files with the cache times of the hosting files, and remembers what it sent."""

    protocol_version = "HTTP/1.1"
    root: Path
    sent: list[tuple[str, int]]

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer one request."""
        path = self.path.split("?")[0].lstrip("/")
        file = self.root / path
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        if file.suffix in TEXT:
            body = gzip.compress(body, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache" if file.suffix == ".html" else "max-age=31536000")
        self.end_headers()
        self.wfile.write(body)
        self.sent.append((path, len(body)))


def run(site: Path) -> None:
    """Print a table for the built ``site``."""
    handler = type("Served", (Handler,), {"root": site, "sent": []})
    print(f"{'page':34}{'visit':>6}{'requests':>10}{'bytes':>9}{'html+css':>10}{'pictures':>10}")
    with served(handler) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        for pages in VISITS:
            context = browser.new_context(base_url=base, **PHONE)
            page = context.new_page()
            for number, path in enumerate(pages):
                handler.sent.clear()
                page.goto(path)
                page.wait_for_timeout(QUIET)
                print(_row(path, "next" if number else "first", list(handler.sent)))
            context.close()
        browser.close()


def _row(path: str, visit: str, sent: list[tuple[str, int]]) -> str:
    pictures = sum(size for name, size in sent if name.endswith(".svg"))
    first_paint = sum(size for name, size in sent if name.endswith(".css") or not Path(name).suffix)
    total = sum(size for _, size in sent) - pictures
    return f"/{path:33}{visit:>6}{len(sent):10}{total:9,}{first_paint:10,}{pictures:10,}"
