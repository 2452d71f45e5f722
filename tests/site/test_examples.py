"""The examples on our pages do what they say, with the programs that they name."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from resync.cli import COMMANDS as COMMANDS_OF_RESYNC
from tests.helpdesk_stand_ins import SECRET, HelpDesk, stand_in

COMMANDS = {"sh": ["sh"], "python": [sys.executable], "js": ["node", "--input-type=module"]}

@pytest.fixture(autouse=True)
def programs():
    missing = [name for name in ("jq", "node") if not shutil.which(name)]
    assert not missing, f"install {missing}: make test does it where it can"


def examples(root, page: str) -> list[tuple[str, str]]:
    """Language and text of each block of code on a page."""
    text = (root / "docs" / page).read_text(encoding="utf-8")
    return re.findall(r"^```(\w+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def run(example: tuple[str, str], folder, **environment: str) -> str:
    language, text = example
    done = subprocess.run(
        COMMANDS[language],
        input=text,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_three_examples_read_the_catalogue(root, site, built):
    catalog = json.loads((built / "catalog.json").read_text(encoding="utf-8"))
    jq, python, node, _ = examples(root, "support/data.md")
    assert [example[0] for example in (jq, python, node)] == ["sh", "python", "js"]
    mac = [[s["id"], s["title"], s["short_url"]] for s in catalog["symptoms"] if "mac" in s["devices"]]
    assert [line.split("\t") for line in run(jq, built).splitlines()] == mac
    deleting = [[p.meta.id, p.meta.title] for p in site.fixes.values() if p.meta.deletes == "messages"]
    assert [line.split("\t") for line in run(python, built).splitlines()] == deleting
    first = {p.meta.id: next(c.fix for c in p.meta.causes if not c.normal) for p in site.symptoms.values()}
    likeliest = [[key, site.fixes[fix].meta.title] for key, fix in first.items()]
    assert [line.split("\t") for line in run(node, built).splitlines()] == likeliest
    assert mac
    assert deleting


def test_the_commands_for_a_server_are_there(root):
    *_, (_, commands) = examples(root, "support/data.md")
    named = re.findall(r"^python -m resync (\w+)", commands, re.MULTILINE)
    assert named == ["triage", "search"]
    assert set(named) <= set(COMMANDS_OF_RESYNC)


def test_a_script_reads_the_sites_own_file(root, site, built, tmp_path):
    """As the page says: the address and the secret are set, it is run, and nothing is changed."""
    desk = HelpDesk("chatwoot")
    with stand_in(desk) as address:
        done = subprocess.run(
            [sys.executable, root / "examples/helpdesks/chatwoot.py", built / "replies.json"],
            cwd=tmp_path,
            env={**os.environ, "CHATWOOT": address, "ACCOUNT": "7", "TOKEN": SECRET},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-2] == f"Would do: {len(site.entries)} create."
    assert desk.writes == 0


def test_links_in_an_export_are_counted(root, built, site, tmp_path):
    """As a team lead does it, with the answers of a week."""
    (tmp_path / "catalog.json").write_bytes((built / "catalog.json").read_bytes())
    (tmp_path / "answers.txt").write_text(
        "Hello, … https://help.example.org/go/s03/?ios=17 and https://help.example.org/go/f01/\n"
        "https://help.example.org/go/S03/\nnothing\nhttps://help.example.org/go/s08/#causes\ngo/s03 https://x/go/s03\n"
    )
    ids, titles = examples(root, "support/measure.md")
    counted = [line.split() for line in run(ids, tmp_path).splitlines()]
    assert counted[0] == ["3", "/go/s03"]
    assert sorted(counted[1:]) == [["1", "/go/f01"], ["1", "/go/s08"]]
    lines = [line.split("\t") for line in run(titles, tmp_path).splitlines()]
    assert lines[0] == ["3", "S03", site.symptoms["S03"].meta.title]
    assert {line[1] for line in lines} == {"S03", "F01", "S08"}


def test_a_broken_example_is_found(built):
    with pytest.raises(AssertionError):
        run(("sh", "jq .symptoms[ catalog.json"), built)
