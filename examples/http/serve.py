"""Search and triage over HTTP on this machine, for a help desk that has a server of its own.

    python examples/http/serve.py [PORT]
    curl --data-binary @ticket.txt http://127.0.0.1:8100/triage
    curl 'http://127.0.0.1:8100/search?q=mac+not+getting+texts'

The answers are those of ``python -m resync triage --json`` and ``search --json``. Nothing is kept or logged, and
nobody but this machine is answered. `waitress <https://docs.pylonsproject.org/projects/waitress/>`_ keeps the limits
on size, connections and slow clients, the engine the one on time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import waitress

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from resync import mkdocs_adapter  # noqa: E402 (the example runs from any folder)
from resync.asking import answers  # noqa: E402
from resync.asking.engine import Engine, EngineError  # noqa: E402
from resync.learning.learnt import read_learnt  # noqa: E402
from resync.load import load_site  # noqa: E402
from resync.model import Site  # noqa: E402

PORT = 8100
MOST_BYTES = 100_000  # of a ticket
MOST_WORDS = 400  # characters of a search; the engine reads no more
SECONDS = 5  # for an answer
RESULTS = 8
LIMITS = {
    "max_request_body_size": MOST_BYTES,
    "max_request_header_size": 16_384,
    "connection_limit": 50,
    # Seconds for a client that says nothing, and how often that is looked at.
    "channel_timeout": 10,
    "cleanup_interval": 5,
    "threads": 4,
}


def application(site: Site, engine: Engine, url: str) -> Callable[..., Iterable[bytes]]:
    """The WSGI application; ``url`` is the public address of the site, for the links in answers."""

    def answer(environ: dict[str, Any]) -> tuple[str, Any]:
        # A page in a browser on this machine may not ask under a name of its own.
        if environ.get("HTTP_HOST", "").rpartition(":")[0] not in {"127.0.0.1", "localhost"}:
            return "403 Forbidden", {"error": "ask for 127.0.0.1"}
        what = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        if what == ("POST", "/triage"):
            ticket = environ["wsgi.input"].read().decode("utf-8", "replace")
            if not ticket.strip():
                return "400 Bad Request", {"error": "there is no text; send the ticket as the body"}
            return "200 OK", answers.triaged(engine.triage(ticket), site, url)
        if what == ("GET", "/search"):
            words = "".join(parse_qs(environ.get("QUERY_STRING", "")).get("q", []))
            if not 0 < len(words) <= MOST_WORDS:
                return "400 Bad Request", {"error": f"q has 1 to {MOST_WORDS} characters"}
            return "200 OK", answers.searched(engine.search(words, RESULTS), site, url)
        return "404 Not Found", {"error": "POST /triage or GET /search?q=words"}

    def respond(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        try:
            status, said = answer(environ)
        except EngineError as error:
            status, said = "503 Service Unavailable", {"error": str(error)}
        body = json.dumps(said, ensure_ascii=False).encode()
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        }
        start_response(status, list(headers.items()))
        return [body]

    return respond


def main(port: int = PORT) -> None:
    """Serve until the process is ended."""
    site = load_site(ROOT)
    with Engine(site, read_learnt(ROOT), ROOT / "docs" / "assets" / "js", patience=SECONDS) as engine:
        server = waitress.create_server(
            application(site, engine, mkdocs_adapter.site_url(ROOT)), host="127.0.0.1", port=port, **LIMITS
        )
        print(f"http://127.0.0.1:{server.effective_port}/", flush=True)  # noqa: T201 (it says where it is)
        server.run()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
