"""Runs the search outside a browser, in one Node process for many questions."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from resync.asking.engine import write_modules
from resync.learning.learnt import read_learnt
from resync.model import Site

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = ROOT / "docs" / "assets" / "js"
RUN = """
import { readFileSync } from "node:fs";
import index from "./search-index.js";
import more from "./search-more.js";
import { createSearch } from "./search.js";
import { unpack } from "./search-unpack.js";
const { search, triage, extend } = await createSearch(index);
const extended = await extend(more).then(() => true, () => false);
const answer = async ([what, text, limit]) => {
  if (what === "extended") return extended;
  if (what === "triage") return triage(text, limit);
  if (what === "unpacked") {
    const { packed } = text === "more" ? more.phrasings : index;
    return packed.text.split("~").map((_, number) => unpack(packed)(number));
  }
  return search(text, limit);
};
console.log(JSON.stringify(await Promise.all(JSON.parse(readFileSync(0, "utf8")).map(answer))));
"""


class Engine:
    """The scripts of the site and both parts of what the search knows, in ``folder``; ``learnt`` is that of ``root``."""

    ROOT = ROOT

    def __init__(self, site: Site, folder: Path, root: Path = ROOT, learnt: dict[str, Any] | None = None) -> None:
        self.folder = folder
        write_modules(SCRIPTS, site, learnt or read_learnt(root), folder)
        (folder / "run.js").write_text(RUN, encoding="utf-8")

    def ask(self, requests: list[tuple[str, str, int]]) -> list[Any]:
        """Answers to ("search" or "triage", text, limit), in the same order."""
        done = subprocess.run(
            ["node", "run.js"], cwd=self.folder, input=json.dumps(requests), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise AssertionError(done.stderr)
        return json.loads(done.stdout)
