"""``make successors``: build with each successor in an environment of its own, and compare page by page.

Exits with 1 if a page differs in a way that successors/differences.txt does not list, or if a line there is
no longer true; with 2 if a builder cannot be installed or fails.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from resync.mkdocs_adapter import build_pages
from successors.compare import differences

HERE = Path(__file__).parent
ROOT = HERE.parent
URL = "http://127.0.0.1:8000/"
# Each builder's command in its environment; both read mkdocs.yml and write into site/ beside it.
BUILDERS = {
    "properdocs": ["python", "-m", "properdocs", "build", "-q", "-s"],
    "zensical": ["zensical", "build", "-s"],
}
CONTENT = ("docs", "data", "screens", "overrides", "resync", "mkdocs.yml")


def main() -> int:
    """Build, compare, and print a line for each builder and each new difference."""
    known = [line for line in (HERE / "differences.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    new, seen = [], set()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        build_pages(ROOT, work / "mkdocs", URL)
        for builder, command in BUILDERS.items():
            found = [f"{builder}: {line}" for line in differences(work / "mkdocs", _build(builder, command, work))]
            seen.update(found)
            new += [line for line in found if line not in known]
            print(f"{builder}: {len(list((work / 'mkdocs').rglob('*.html')))} pages, {len(found)} differences")
    gone = [f"{line} (no longer so: take it out of successors/differences.txt)" for line in known if line not in seen]
    print("\n".join([*new, *gone]), end="\n" if new or gone else "")
    return 1 if new or gone else 0


def _build(builder: str, command: list[str], work: Path) -> Path:
    """The folder with the pages as ``builder`` makes them."""
    programs = _environment(builder)
    folder = work / builder
    folder.mkdir()
    for name in CONTENT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    done = subprocess.run(
        [programs / command[0], *command[1:]],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": f"{programs}:/usr/bin:/bin", "SITE_URL": URL, "HOME": str(work)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"{builder} could not build the site:\n{done.stdout[-2000:]}{done.stderr[-2000:]}", file=sys.stderr)
        raise SystemExit(2)
    return folder / "site"


def _environment(builder: str) -> Path:
    """The programs of a builder, installed into .cache/ as locked in its .txt, when that has changed."""
    place = ROOT / ".cache" / "successors" / builder
    lock = (HERE / f"{builder}.txt").read_bytes()
    stamp = place / "lock"
    if not stamp.exists() or stamp.read_bytes() != lock:
        shutil.rmtree(place, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
        pip = [sys.executable, "-m", "pip", "--python", place / "bin" / "python", "install", "-q"]
        done = subprocess.run([*pip, "--require-hashes", "-r", HERE / f"{builder}.txt"], check=False)
        if done.returncode:
            print(f"{builder} cannot be installed here: see above. Nothing was compared.", file=sys.stderr)
            raise SystemExit(2)
        stamp.write_bytes(lock)
    return place / "bin"


if __name__ == "__main__":
    raise SystemExit(main())
