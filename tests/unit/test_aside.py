"""Work in a second process: its result and its mistakes come back, and it never outlives who asked for it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from resync.aside import aside
from resync.problems import ContentError, Problem


def test_the_result_comes_back_and_the_work_is_done_elsewhere():
    with aside(os.getpid) as number:
        assert number() != os.getpid()


def test_a_result_larger_than_a_pipe_holds_comes_back():
    with aside(lambda: "x" * 5_000_000) as text:
        assert len(text()) == 5_000_000


def test_a_mistake_of_the_work_is_raised_where_it_is_asked_for():
    def work() -> None:
        raise ContentError([Problem("docs/a.md", "title", "is missing", "a title")])

    with aside(work) as result, pytest.raises(ContentError, match="title: is missing"):
        result()


def test_work_that_was_killed_is_told_and_not_waited_for():
    with aside(lambda: os.kill(os.getpid(), signal.SIGKILL)) as result, pytest.raises(RuntimeError, match="was ended"):
        result()


def test_work_ends_with_the_block_that_asked_for_it(tmp_path):
    def work() -> None:
        (tmp_path / "begun").write_text(str(os.getpid()))
        time.sleep(60)

    with aside(work):
        number = _written(tmp_path / "begun")
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_work_whose_asker_was_killed_ends_by_itself(tmp_path):
    script = f"""
import os, pathlib, time
from resync.aside import aside
def work():
    pathlib.Path({str(tmp_path / "begun")!r}).write_text(str(os.getpid()))
    time.sleep(0.5)
    return "x" * 5_000_000
with aside(work):
    time.sleep(60)
"""
    # It has the same output as its asker; whoever reads that comes to an end when both are gone.
    asker = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    _written(tmp_path / "begun")
    asker.kill()
    assert asker.communicate(timeout=30)[0] == b""


def _written(path: Path) -> int:
    """The number that a process writes to a file, as soon as it stands there."""
    for _ in range(600):
        if path.exists() and path.read_text():
            return int(path.read_text())
        time.sleep(0.05)
    raise AssertionError(f"{path} was not written")
