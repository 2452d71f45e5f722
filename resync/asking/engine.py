"""The search of the site in a process of Node that goes on for many questions."""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, cast

from resync.export.search import search_index, search_more
from resync.model import Site

# Seconds. The first is for reading what was learnt; an answer takes some hundredths of one.
START = 30
ANSWER = 10


class EngineError(Exception):
    """The search cannot answer; the message says why, and what to do."""


def write_modules(scripts: Path, site: Site, learnt: dict[str, Any], folder: Path) -> None:
    """Put the modules of the search into ``folder`` as Node reads them.

    ``scripts`` are those of the pages; ``learnt`` is :func:`resync.learning.learnt.read_learnt`'s.
    """
    for script in scripts.glob("*.js"):
        shutil.copy(script, folder)
    (folder / "search-index.js").write_text(search_index(site, learnt), encoding="utf-8")
    (folder / "search-more.js").write_text(search_more(site, learnt), encoding="utf-8")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")


class Engine:
    """Answers to searches and tickets, as the pages give them. Use it with ``with``; threads may share it.

    ``learnt`` is :func:`resync.learning.learnt.read_learnt`'s, ``scripts`` the folder of the pages' scripts. A process
    that stops, or takes longer than ``patience`` seconds for an answer, is ended, and the next question starts a new
    one. Raises :class:`EngineError`.
    """

    def __init__(self, site: Site, learnt: dict[str, Any], scripts: Path, patience: float = ANSWER) -> None:
        self._patience = patience
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str] = queue.Queue()
        self._number = 0
        self._temporary = tempfile.TemporaryDirectory(prefix="resync-search-")
        self._folder = Path(self._temporary.name)
        write_modules(scripts, site, learnt, self._folder)
        shutil.copy(Path(__file__).parent / "answer.mjs", self._folder)

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()
        self._temporary.cleanup()

    def search(self, words: str, limit: int = 10) -> dict[str, Any]:
        """``state``, ``language`` and ``results``, best first, at most ``limit``."""
        return self._ask("search", words, limit)

    def triage(self, ticket: str, limit: int = 3) -> dict[str, Any]:
        """``state``, ``language``, ``suggestions``, and what the ticket says of devices and systems."""
        return self._ask("triage", ticket, limit)

    def _ask(self, what: str, text: str, limit: int) -> dict[str, Any]:
        with self._lock:
            process = self._process or self._start()
            self._number += 1
            # Half a pair of surrogates, as broken tickets have, cannot be sent.
            readable = text.encode(errors="replace").decode()
            request = {"number": self._number, "what": what, "text": readable, "limit": limit}
            # A process that has ended takes nothing; that no answer comes says so.
            with suppress(OSError):
                requests = cast("IO[str]", process.stdin)
                requests.write(json.dumps(request) + "\n")
                requests.flush()
            answer: dict[str, Any] = self._answer(self._patience)
            return answer

    def _start(self) -> subprocess.Popen[str]:
        node = shutil.which("node")
        if not node:
            raise EngineError("Node is not installed; the search needs Node 18 or later")
        self._lines = queue.Queue()
        self._number = 0
        process = subprocess.Popen(  # noqa: S603 (our own script)
            [node, "answer.mjs"],
            cwd=self._folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(self._folder / "errors").open("w", encoding="utf-8"),
            encoding="utf-8",
        )
        threading.Thread(target=_pass_on, args=(process, self._lines), daemon=True).start()
        self._process = process
        self._answer(START)
        return process

    def _answer(self, seconds: float) -> Any:
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            self._end()
            raise EngineError(f"the search took longer than {seconds:g} s; ask again with less text") from None
        if not line:
            lines = (self._folder / "errors").read_text(encoding="utf-8").strip().splitlines()
            reason = next((text for text in lines if "Error" in text), "no reason given")
            self._end()
            raise EngineError(f"the search stopped ({reason}); run `make learn`, and use Node 18 or later")
        said = json.loads(line)
        if said["number"] != self._number:
            raise AssertionError(f"answer {said['number']} to question {self._number}")
        return said["answer"]

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None


def _pass_on(process: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
    """Each line of the process into ``lines``, and an empty one when it has ended."""
    for line in cast("IO[str]", process.stdout):
        lines.put(line)
    lines.put("")
