"""The built site on loopback, as a host that can also misbehave: lose files, be slow, or be gone."""

from __future__ import annotations

import contextlib
import functools
import http.server
import re
import time
from collections.abc import Iterator
from pathlib import Path

from tests.servers import served

MISTAKE = "/mistake"
# Stands before first-paint.js, so before every other script: whatever goes wrong in a page is told to the host.
LISTENER = """\
(function () {
  var leaving = false, waiting = [], underWay = 0;
  window.mistakesUnderWay = function () { return waiting.length + underWay > 0; };
  function leave() {
    leaving = true;
    waiting.forEach(clearTimeout);
    waiting = [];
  }
  addEventListener("beforeunload", leave);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", function () { leaving = false; });
  function tell(text) {
    if (leaving) return;
    var request = new XMLHttpRequest();
    request.open("POST", "%s");
    underWay += 1;
    request.onloadend = function () { underWay -= 1; };
    request.send(location.pathname + ": " + text);
  }
  addEventListener("error", function (event) {
    if (event.message) return tell(event.message);
    // WebKit breaks off what is on its way before it says that the page is left.
    var lost = "lost " + (event.target.src || event.target.href);
    waiting.push(setTimeout(function () { waiting.shift(); tell(lost); }, 100));
  }, true);
  addEventListener("unhandledrejection", function (event) { tell("rejected " + event.reason); });
  addEventListener("securitypolicyviolation", function (event) {
    tell("policy " + event.violatedDirective + " " + event.sourceFile);
  });
})();
""".replace("%s", MISTAKE)


class Host:
    """What the host does to the next requests; a test changes it, and each begins with a good host."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self.recover()

    def recover(self) -> None:
        """Behave again, and forget."""
        self.lost: str | None = None  # a pattern of paths that are not found
        self.slow: dict[str, float] = {}  # seconds by a pattern of paths
        self.replaced: dict[str, str] = {}  # what is sent in place of a file, by a pattern of paths
        self.gone = False  # every connection breaks
        self.prelude = ""  # a script that runs before all others
        self.mistakes: list[str] = []  # what pages told
        self.expected: list[str] = []  # patterns of those that a test means to happen
        self.asked: list[str] = []

    def finds(self, path: str) -> bool:
        return self.lost is None or not re.search(self.lost, path)

    def waits(self, path: str) -> float:
        """Seconds before an answer."""
        return sum(seconds for pattern, seconds in self.slow.items() if re.search(pattern, path))

    def content(self, path: str, file: Path) -> bytes:
        """What is sent for a path."""
        body = next((text.encode() for part, text in self.replaced.items() if re.search(part, path)), file.read_bytes())
        return (LISTENER + self.prelude).encode() + body if file.name == "first-paint.js" else body


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, *args: object) -> None:
        self.host = host
        super().__init__(*args, directory=str(host.folder))  # type: ignore[arg-type]

    def log_message(self, *args: object) -> None:
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == MISTAKE:
            self.host.mistakes.append(body)
        self._send(b"", "text/plain", 204)

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        self.host.asked.append(self.path)
        time.sleep(self.host.waits(path))
        if self.host.gone:
            self.close_connection = True
            return
        file = self.host.folder / path.lstrip("/")
        if file.is_dir() and not path.endswith("/"):
            self._send(b"", "text/plain", 301, Location=f"{path}/")
            return
        if file.is_dir():
            file /= "index.html"
        if file.is_file() and self.host.finds(path):
            self._send(self.host.content(path, file), self.guess_type(str(file)), 200)
        else:
            self._send((self.host.folder / "404.html").read_bytes(), "text/html", 404)

    def _send(self, body: bytes, kind: str, code: int, **headers: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        # What the host does changes from test to test.
        self.send_header("Cache-Control", "no-store")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Host]:
    """A host for the built site in ``folder``."""
    host = Host(folder)
    with served(functools.partial(_Handler, host)) as url:
        host.address = url
        yield host
