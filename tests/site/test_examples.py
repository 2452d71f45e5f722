"""The examples on our pages do what they say, with the programs that they name."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

COMMANDS = {"sh": ["sh"], "python": [sys.executable], "js": ["node", "--input-type=module"]}

# What the reader of the page sets.
DESK = {"ZENDESK": "https://desk.example", "CHATWOOT": "https://desk.example"}
DESK |= {"ACCOUNT": "7", "TOKEN": "t", "LOGIN": "agent:t"}


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
    jq, python, node = examples(root, "support/data.md")
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


@pytest.mark.parametrize(
    ("number", "file", "address"),
    [
        (0, "zendesk-macros.json", "https://desk.example/api/v2/macros"),
        (1, "chatwoot-canned-responses.json", "https://desk.example/api/v1/accounts/7/canned_responses"),
    ],
)
def test_the_import_sends_each_reply_as_it_is(root, built, tmp_path, number, file, address):
    """curl is replaced by one that writes down what it was asked to send."""
    fake = tmp_path / "curl"
    fake.write_text('#!/bin/sh\nfor word; do printf "%s\\n" "$word"; done >> "$SENT"\necho -- >> "$SENT"\n')
    fake.chmod(0o755)
    run(
        examples(root, "support/import.md")[number],
        built / "imports",
        PATH=f"{tmp_path}:{os.environ['PATH']}",
        SENT=str(tmp_path / "sent"),
        **DESK,
    )
    requests = (tmp_path / "sent").read_text(encoding="utf-8").split("\n--\n")[:-1]
    bodies = [json.loads(next(line for line in words.splitlines() if line.startswith("{"))) for words in requests]
    assert bodies == json.loads((built / "imports" / file).read_text(encoding="utf-8"))
    assert all(address in words.splitlines() for words in requests)


def test_a_broken_example_is_found(built):
    with pytest.raises(AssertionError):
        run(("sh", "jq .symptoms[ catalog.json"), built)
