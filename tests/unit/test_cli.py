"""What the commands print, and where mistakes are shown on GitHub."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from resync import cli
from resync.problems import Problem

FIX = "docs/fixes/restart.md"


@pytest.fixture
def example(root, tmp_path, monkeypatch):
    """The small site, as the repository that the commands are about, with two mistakes."""
    folder = shutil.copytree(root / "tests" / "example", tmp_path / "example")
    path = folder / FIX
    path.write_text(path.read_text(encoding="utf-8").replace("next: F02", "next: F77"), encoding="utf-8")
    (folder / "data/groups.yml").write_text("- a\n", encoding="utf-8")
    monkeypatch.setattr(cli, "ROOT", folder)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return folder


@pytest.mark.parametrize("value", ["*", "https://a.example/path", "[https://a.example]"])
def test_an_option_that_is_no_origin_is_told_in_one_line(capsys, monkeypatch, value):
    monkeypatch.setenv("EMBED_FROM", value)
    assert cli.main(["hosting"]) == 1
    (line, _) = capsys.readouterr().err.splitlines()
    assert "EMBED_FROM" in line


def test_a_reader_that_has_enough_ends_no_command_in_a_traceback(root):
    command = subprocess.Popen(
        [sys.executable, "-m", "resync", "due"], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    command.stdout.close()
    assert command.stderr.read() == b""
    assert command.wait() == 0


@pytest.mark.usefixtures("example")
def test_check_prints_each_mistake_and_fails(capsys):
    assert cli.main(["check"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "data/groups.yml:1: fields: it is a list; names with values in lines such as name: value",
        f"{FIX}:8: known-page: next: fix F77 does not exist; the id of another page in docs/fixes/, or support",
        "2 problem(s); nothing was replaced.",
    ]


def test_check_of_one_file_tells_only_its_mistakes(example, capsys):
    assert cli.main(["check", str(example / FIX)]) == 1
    assert [line.split(":")[0] for line in capsys.readouterr().err.splitlines()] == [
        FIX,
        "1 problem(s); nothing was replaced.",
    ]
    assert cli.main(["check", str(example / "docs/index.md")]) == 0
    assert capsys.readouterr().out.startswith("index.md: all ")


@pytest.mark.usefixtures("example")
def test_check_of_a_file_that_is_not_there_says_so(capsys):
    with pytest.raises(SystemExit):
        cli.main(["check", "docs/nowhere.md"])
    assert "there is no file docs/nowhere.md; a path such as docs/index.md" in capsys.readouterr().err


@pytest.mark.usefixtures("example")
def test_on_github_a_mistake_stands_beside_its_line(capsys, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert cli.main(["check"]) == 1
    assert capsys.readouterr().out.splitlines()[1] == (
        f"::error file={FIX},line=8,title=known-page::next: fix F77 does not exist; the id of another page in docs/fixes/, or support"
    )


def test_an_annotation_is_one_line_whatever_it_says():
    problem = Problem("docs/a,b.md", "", "50%\nof it", "all: of it", "some:rule", 3)
    assert problem.annotation() == "::error file=docs/a%2Cb.md,line=3,title=some%3Arule::50%25%0Aof it; all: of it"
