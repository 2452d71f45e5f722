"""A browser, a server on loopback, and pages that fail a test on any error or foreign request."""

from __future__ import annotations

import functools
import http.server
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.browser.chromium import ARGUMENTS, find_fast
from tests.servers import served

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
# It need not fetch style sheets and films once more: no rule asks for the former, and the site has none of the latter.
AXE = """
axe.run({
  preload: false,
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}).then(({ violations }) => violations.map((v) => [v.id, v.nodes.map((n) => n.target.join(" "))]))
"""
# Counts what moves without somebody's doing in `window.shift`, as browsers do for layout shift.
WATCH_SHIFT = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    """The script of axe-core."""
    return (root / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(functools.partial(Handler, directory=str(built))) as url:
        yield url


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = find_fast()
    if path is None:
        pytest.fail("No browser found: install Chromium (make test does it where it can).")
    browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def open_page(browser: Browser, address: str):
    """A function that opens a new page; whatever it logs or asks of other hosts fails the test."""
    contexts, mistakes = [], []

    def open_(path: str = "", *, expect_404: bool = False, **options: object) -> Page:
        context = browser.new_context(base_url=address, **{**DESKTOP, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: mistakes.append(f"error: {error}"))
        page.on("request", lambda r: r.url.startswith((address, "data:")) or mistakes.append(f"asks {r.url}"))

        def on_console(message):
            if message.type in ("error", "warning") and not (expect_404 and "404" in message.text):
                mistakes.append(f"console: {message.text}")

        page.on("console", on_console)
        page.goto(path)
        return page

    yield open_
    cookies = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert mistakes == []
    assert cookies == []
