"""Web servers on loopback: Python's own, and real ones with the files that ``make hosting`` writes."""

from __future__ import annotations

import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from resync.hosting.servers import Place, server_config

# Command and Debian's package.
SERVERS = {"nginx.conf": ("nginx", "nginx-light"), "Caddyfile": ("caddy", "caddy")}
_NGINX = """\
daemon off;
pid {folder}/nginx.pid;
error_log stderr;
{user}
events {{ worker_connections 1024; }}
worker_processes 2;
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/nginx.conf;
}}
"""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        # A browser that leaves does not say goodbye.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Where Python's own server answers with ``handler``."""
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def find(name: str) -> str | None:
    """Path of the program that reads the file ``name``; None if it is not installed."""
    # Debian keeps servers out of the path of ordinary users.
    return shutil.which(SERVERS[name][0], path=f"{os.environ['PATH']}:/usr/sbin")


@contextmanager
def running(name: str, site, built: Path, url: str, work: Path, embed_from: tuple[str, ...] = ()) -> Iterator[str]:
    """Where the server ``name`` serves the ``built`` site of ``url``; ``work`` is an empty folder.

    Pages of the origins ``embed_from`` may show the panel.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    path = urlsplit(url).path.strip("/")
    folder = built
    if path:
        folder = work / "root"
        folder.mkdir()
        (folder / path).symlink_to(built)
    listen = f"127.0.0.1:{port}" if name == "nginx.conf" else f"http://127.0.0.1:{port}"
    (work / name).write_text(server_config(name, site, Place(url, str(folder), listen, embed_from)), encoding="utf-8")
    program = str(find(name))
    if name == "nginx.conf":
        user = "user root;" if os.geteuid() == 0 else ""
        (work / "main.conf").write_text(_NGINX.format(folder=work, user=user))
        command = [program, "-e", "stderr", "-c", str(work / "main.conf")]
    else:
        command = [program, "run", "--config", str(work / name), "--adapter", "caddyfile"]
    environment = {**os.environ, "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work), "HOME": str(work)}
    process = subprocess.Popen(command, env=environment, stderr=(work / "log").open("w"))
    try:
        _wait(process, port, work / "log")
        yield f"http://127.0.0.1:{port}/{path}{'/' if path else ''}"
    finally:
        process.terminate()
        process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"the server did not start: {log.read_text(encoding='utf-8')}")
