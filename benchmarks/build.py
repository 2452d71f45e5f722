"""How long a build takes, and how much memory: this site, ten times its pages, and MkDocs with its stock theme."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.copies import make_copies

# ru_maxrss is in kilobytes on Linux and in bytes on macOS.
RSS_UNIT = 1024 if sys.platform == "darwin" else 1
OURS = "import sys; from pathlib import Path; from resync.build import build_site; build_site(Path(sys.argv[1]), Path(sys.argv[2]))"
STOCK = """\
site_name: Stock
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [attr_list, def_list, tables, pymdownx.superfences, {pymdownx.tabbed: {alternate_style: true}}]
"""


def run(root: Path) -> None:
    """Print a table: pages, seconds, processor seconds, peak megabytes, how the seconds grow."""
    print(f"{'':32}{'pages':>7}{'s':>8}{'cpu s':>8}{'MB':>6}{'pages x':>9}{'cpu x':>7}")
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        many = work / "many"
        many.mkdir()
        make_copies(root, many, 10)
        for name, source in (("this site", root), ("this site, ten times", many)):
            _row(name, [sys.executable, "-c", OURS, source, work / "out"], work / "out", root)
        for name, source in (("stock Material, same text", root), ("stock Material, ten times", many)):
            _stock(source, work / "stock")
            _row(name, [sys.executable, "-m", "mkdocs", "build", "-q", "-d", work / "stock-out"], work / "stock-out", work / "stock")


_first: dict[str, tuple[int, float]] = {}


def _row(name: str, command: list[object], out: Path, where: Path) -> None:
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen([str(word) for word in command], cwd=where, env=None)
    _, status, usage = os_wait(process.pid)
    del before
    if status:
        sys.exit(f"{name}: the build failed")
    seconds, cpu = time.monotonic() - started, usage.ru_utime + usage.ru_stime
    pages = sum(1 for _ in out.rglob("*.html"))
    first = _first.setdefault(name.split(",")[0], (pages, cpu))
    print(f"{name:32}{pages:7}{seconds:8.1f}{cpu:8.1f}{usage.ru_maxrss // RSS_UNIT // 1024:6}{pages / first[0]:9.1f}{cpu / first[1]:7.1f}", flush=True)
