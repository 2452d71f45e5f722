"""What nginx serves on loopback: a symptom's page with all headers, beside a bare file of the same size."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from resync.hosting.servers import compress
from resync.load import load_site
from tests.servers import find, running

CONNECTIONS = 200
SECONDS = 60
PAGE = "symptoms/mac-not-receiving/"
URL = "http://127.0.0.1:8000/"


def run(root: Path, site: Path) -> None:
    """Print requests a second, the slowest hundredth and errors for the built ``site``."""
    if not shutil.which("wrk") or not find("nginx.conf"):
        sys.exit("The load test needs nginx and wrk (Debian: apt-get install nginx-light wrk).")
    print(f"{'':34}{'requests/s':>12}{'p99':>10}{'errors':>8}")
    with tempfile.TemporaryDirectory() as temporary:
        work, served = Path(temporary) / "work", Path(temporary) / "site"
        work.mkdir()
        shutil.copytree(site, served)
        compress(served)
        packed = (served / PAGE / "index.html.gz").read_bytes()
        (served / "bare.bin").write_bytes(packed)
        with running("nginx.conf", load_site(root), served, URL, work) as address:
            _row("the page, compressed beforehand", address + PAGE)
            _row(f"a bare file of {len(packed):,} bytes", f"{address}bare.bin")
            (served / PAGE / "index.html.gz").unlink()
            _row("the page, compressed each time", address + PAGE)


def _row(name: str, address: str) -> None:
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-H", "Accept-Encoding: gzip", address]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
    slowest = re.search(r"99%\s+(\S+)", out)[1]
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", out)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    errors = sum(map(int, broken.groups())) if broken else 0
    errors += int(refused[1]) if refused else 0
    print(f"{name:34}{rate:12,.0f}{slowest:>10}{errors:8}", flush=True)
