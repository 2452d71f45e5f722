"""How long a build takes and how much memory, beside plain MkDocs with its stock theme on the same Markdown.

Each also with ten times the pages. Compare processor seconds: other work on the machine delays the rest.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.copies import make_copies

TIMES = 10
# ru_maxrss is in kilobytes on Linux and in bytes on macOS.
PER_MB = 1024**2 if sys.platform == "darwin" else 1024
# Copies share their words, so rules that ask for words of one's own run, and what they find is left out.
OURS = """\
import sys
from pathlib import Path
from dataclasses import replace
from resync import build
from resync.checks import RULES
for name in ("asked-for", "finder-routes", "learnt", "number-once", "own-phrasing", "own-title", "own-words"):
    RULES[name] = replace(RULES[name], find=lambda content, find=RULES[name].find: list(find(content))[:0])
build.build_site(Path(sys.argv[1]), Path(sys.argv[2]))
"""
STOCK = """\
site_name: Stock
theme:
  name: material
  font: false
plugins: [search]
markdown_extensions:
  - attr_list
  - def_list
  - tables
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
"""


def run(root: Path) -> None:
    """Print a table; the last two columns are how many times the pages and seconds of the first row of its kind."""
    print(f"{'':30}{'pages':>7}{'s':>8}{'cpu s':>8}{'MB':>6}{'pages x':>9}{'cpu x':>7}")
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        (work / "copies").mkdir()
        make_copies(root, work / "copies", TIMES)
        sources = [(root, ""), (work / "copies", f", {TIMES} times")]
        ours, stock = (0, 0.0), (0, 0.0)
        for source, times in sources:
            command = [sys.executable, "-c", OURS, str(source), str(work / "site")]
            ours = _row(f"this site{times}", command, root, work / "site", ours)
        for source, times in sources:
            folder = work / "stock"
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(source / "docs", folder / "docs")
            _without_template(folder / "docs" / "index.md")
            (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
            stock = _row(
                f"stock Material{times}",
                [sys.executable, "-m", "mkdocs", "build", "-q"],
                folder,
                folder / "site",
                stock,
            )


def _without_template(page: Path) -> None:
    """The start page names a template of ours, which the stock theme doesn't have."""
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"(?m)^template:.*\n", "", text), encoding="utf-8")


def _row(name: str, command: list[str], where: Path, out: Path, first: tuple[int, float]) -> tuple[int, float]:
    """Run one build and print its row; pages and processor seconds of the first build of its kind."""
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=where, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds, cpu = time.monotonic() - started, usage.ru_utime + usage.ru_stime
    if status:
        sys.exit(f"{name}: the build failed")
    pages = sum(1 for _ in out.rglob("*.html"))
    first = first if first[0] else (pages, cpu)
    memory = usage.ru_maxrss / PER_MB
    growth = f"{pages / first[0]:9.1f}{cpu / first[1]:7.1f}"
    print(f"{name:30}{pages:7}{seconds:8.1f}{cpu:8.1f}{memory:6.0f}{growth}", flush=True)
    return first
