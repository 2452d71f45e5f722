"""``python -m benchmarks build``, ``transfer`` or ``load``: one table each. Run ``make build`` first."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import build, load, transfer

ROOT = Path(__file__).parent.parent
TABLES = {
    "build": lambda: build.run(ROOT),
    "transfer": lambda: transfer.run(ROOT / "site"),
    "load": lambda: load.run(ROOT, ROOT / "site"),
}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in TABLES:
        sys.exit(f"usage: python -m benchmarks {'|'.join(TABLES)}")
    TABLES[sys.argv[1]]()
