"""The scripts that bring replies into help desks: create, update, leave alone, go on after failures, undo."""

from __future__ import annotations

import importlib
import json
import sys

import pytest

from resync.export.helpdesks import replies_json
from tests.helpdesk_stand_ins import SECRET, HelpDesk, stand_in

PRODUCTS = ("chatwoot", "zendesk", "zammad")
COUNT = 130  # more than a page


class Script:
    """One script with its help desk, and what it printed."""

    def __init__(self, product, desk, address, monkeypatch, folder):
        self.module = importlib.import_module(product)
        self.sync = importlib.import_module("sync")
        self.desk = desk
        login = SECRET if product != "zendesk" else f"me@example.org/token:{SECRET}"
        for name, value in {
            product.upper(): address,
            "TOKEN": login,
            "LOGIN": login,
            "ACCOUNT": "1",
        }.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(folder)
        self.product = self.module.Chatwoot("1") if product == "chatwoot" else getattr(self.module, product.title())()
        self.source = folder / "replies.json"
        self.lines = []

    def run(self, *arguments, source=True):
        self.lines = []
        given = [*([str(self.source)] if source else []), *arguments]
        return self.sync.main(self.product, self.module.connect, "help", given, self.lines.append)

    def texts(self):
        """What stands in the help desk by the key of each reply."""
        found = {}
        for item in self.product.items(self.module.connect()):
            record = item.record
            text = record.get("content") or record["actions"][0]["value"]
            found[item.key or record["id"]] = self.sync._plain(text)
        return found


@pytest.fixture
def replies(site, tmp_path):
    data = json.loads(replies_json(site, "https://help.example.org/"))
    data["replies"] = data["replies"][:COUNT]
    (tmp_path / "replies.json").write_text(json.dumps(data), encoding="utf-8")
    return data


@pytest.fixture(params=PRODUCTS)
def script(request, root, replies, tmp_path, monkeypatch):  # noqa: ARG001 (it writes the file)
    monkeypatch.syspath_prepend(str(root / "examples/helpdesks"))
    desk = HelpDesk(request.param)
    waits = []
    monkeypatch.setattr("time.sleep", lambda seconds: (waits.append(seconds), desk.wait_a_minute()))
    with stand_in(desk) as address:
        made = Script(request.param, desk, address, monkeypatch, tmp_path)
        made.waits = waits
        yield made
    for name in ("sync", "web", *PRODUCTS):
        sys.modules.pop(name, None)


def foreign(desk):
    """Records that somebody else made."""
    fields = {
        "chatwoot": {"short_code": "s03", "content": "Ours"},
        "zendesk": {
            "title": "S03 ours",
            "description": "about resync-s03x",
            "actions": [{"field": "status", "value": "x"}],
        },
        "zammad": {"name": "S03 ours", "content": "Ours", "note": "", "keywords": "s03"},
    }
    return desk.add(**fields[desk.product])


def journal(folder):
    [path] = folder.glob("resync-*.jsonl")
    return path


def test_without_apply_it_only_shows(script, tmp_path):
    foreign(script.desk)
    assert script.run() == 0
    assert script.desk.writes == 0
    assert script.lines[0].startswith("create   resync-s01         S01 ")
    assert script.lines[-2:] == [f"Would do: {COUNT} create.", "Nothing was changed. Add --apply to do it."]
    assert list(tmp_path.glob("*.jsonl")) == []


def test_a_first_run_creates_and_a_second_one_leaves_all_alone(script, replies):
    number = foreign(script.desk)
    before = dict(script.desk.records[number])
    assert script.run("--apply") == 0
    assert script.lines[-2] == f"Done: {COUNT} create."
    assert len(script.desk.records) == COUNT + 1
    texts = script.texts()
    assert {entry["key"] for entry in replies["replies"]} <= set(texts)
    assert texts["resync-s03"].startswith(f"Hello {script.product.customer}, It sounds")
    assert script.product.agent in texts["resync-s03"]
    writes = script.desk.writes
    assert script.run("--apply") == 0
    assert script.desk.writes == writes
    assert script.lines == [f"Done: {COUNT} unchanged."]
    assert script.desk.records[number] == before


def test_a_changed_reply_is_the_only_one_that_is_written(script, replies, tmp_path):
    script.run("--apply")
    next(each for each in replies["replies"] if each["id"] == "S03")["full"] = "Hello {customer},\n\nOther words."
    script.source.write_text(json.dumps(replies), encoding="utf-8")
    for path in tmp_path.glob("*.jsonl"):
        path.unlink()
    writes = script.desk.writes
    assert script.run("--apply") == 0
    assert script.desk.writes == writes + 1
    assert [line.split()[:2] for line in script.lines[:-2]] == [["update", "resync-s03"]]
    assert script.texts()["resync-s03"] == f"Hello {script.product.customer}, Other words."


def test_undo_takes_back_what_a_run_did_and_nothing_else(script, replies, tmp_path):
    script.run("--apply", "--length", "link")
    journal(tmp_path).rename(tmp_path / "first")
    before = script.texts()
    for each in replies["replies"][:2]:
        each["link"] = "Other words: x"
    script.source.write_text(json.dumps(replies), encoding="utf-8")
    assert script.run("--apply", "--length", "link", "--length", "short") == 0
    after = script.texts()
    assert after != before
    assert script.run("--undo", str(journal(tmp_path)), source=False) == 0
    assert script.texts() == after
    assert script.run("--undo", str(journal(tmp_path)), "--apply", source=False) == 0
    assert script.texts() == before
    assert script.lines[-1] == f"Done: {COUNT} delete, 2 restore."
    assert script.run("--undo", str(tmp_path / "first"), "--apply", source=False) == 0
    assert script.desk.records == {}


def test_other_lengths_and_replies_that_went_are_left(script, replies):
    script.run("--apply")
    del replies["replies"][0]
    script.source.write_text(json.dumps(replies), encoding="utf-8")
    assert script.run("--length", "short") == 0
    assert not [line for line in script.lines if line.startswith("leave")]
    assert script.run() == 0
    assert [line for line in script.lines if line.startswith("leave")] == [
        "leave    resync-s01         not in this list any more"
    ]


def test_undo_leaves_what_somebody_edited_since(script, tmp_path):
    script.run("--apply")
    number = next(iter(script.desk.records))
    field = {"chatwoot": "content", "zendesk": "title", "zammad": "name"}[script.desk.product]
    script.desk.records[number][field] = "Edited by hand"
    assert script.run("--undo", str(journal(tmp_path)), "--apply", source=False) == 0
    assert list(script.desk.records) == [number]
    assert "leave    resync-s01         edited since" in script.lines


def test_it_goes_on_after_a_failure_and_mends_it_the_next_time(script):
    script.desk.faults = {2: 422, 5: 500, 9: "cut", 12: "gone"}
    assert script.run("--apply") == 1
    failed = [line for line in script.lines if line.startswith("FAILED")]
    assert [line.split()[2] for line in failed] == ["422"]
    # What may have been written was looked for, and is there once.
    keys = list(script.texts())
    assert len(keys) == len(set(keys)) == COUNT - 1
    assert script.run("--apply") == 0
    assert script.lines[-2] == f"Done: 1 create, {COUNT - 1} unchanged." or "1 create" in script.lines[-2]
    assert len(script.desk.records) == COUNT


def test_an_update_is_tried_again(script, replies):
    script.run("--apply")
    replies["replies"][0]["full"] = "Other words."
    script.source.write_text(json.dumps(replies), encoding="utf-8")
    script.desk.faults = {script.desk.writes + 1: 503, script.desk.writes + 2: "cut"}
    assert script.run("--apply") == 0
    assert script.texts()["resync-s01"] == "Other words."


def test_it_waits_where_the_help_desk_asks_for_it(script):
    script.desk.minute = script.desk.left = 50
    assert script.run("--apply") == 0
    assert set(script.waits) == {30 if script.desk.product == "chatwoot" else 7}
    assert len(script.desk.records) == COUNT


def test_a_wrong_secret_ends_the_run_and_is_not_printed(script, monkeypatch, capsys):
    monkeypatch.setenv("TOKEN", "wr0ng-secret")
    monkeypatch.setenv("LOGIN", "me:wr0ng-secret")
    assert script.run("--apply") == 2
    said = capsys.readouterr().err + "".join(script.lines)
    assert said.startswith("Stopped: 401")
    assert "wr0ng" not in said
    assert script.desk.writes == 0


def test_a_right_that_is_missing_ends_the_run(script, capsys):
    script.desk.faults = {3: 403}
    assert script.run("--apply") == 2
    said = capsys.readouterr().err
    assert "refuses the secret, or what it may do: 403" in said
    assert "--undo resync-" in said
    assert SECRET not in said
    assert len(script.desk.records) == 2


def test_what_a_help_desk_says_is_printed_without_the_secret(script):
    script.desk.faults = {1: 422}
    assert script.run("--apply") == 1
    said = "\n".join(script.lines)
    assert "a fault, told to" in said
    assert SECRET not in said


def test_a_double_that_was_there_already_is_told_and_left(script):
    if script.desk.product == "chatwoot":
        pytest.skip("Chatwoot lets no short code be twice")
    script.run("--apply")
    first = next(iter(script.desk.records.values()))
    script.desk.add(**{name: value for name, value in first.items() if name != "id"})
    assert script.run("--apply") == 0
    assert any(line.startswith("leave    resync-s01         a double of 101") for line in script.lines)


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "JSONDecodeError"), ("[]", "TypeError"), ('{"placeholders": {}}', "KeyError"), ("<html>", "JSONDecodeError")],
)
def test_a_file_that_is_none_of_resync_ends_the_run(script, capsys, text, said):
    script.source.write_text(text, encoding="utf-8")
    assert script.run("--apply") == 2
    assert said in capsys.readouterr().err
    assert script.desk.writes == 0


@pytest.mark.parametrize("address", ["http://help.example.org", "help.example.org", "https://me:x@help.example.org"])
def test_an_address_that_would_give_the_secret_away_is_refused(script, monkeypatch, capsys, address):
    monkeypatch.setenv(script.desk.product.upper(), address)
    assert script.run() == 2
    assert "the address of the help desk" in capsys.readouterr().err


def test_a_variable_that_is_missing_is_named(script, monkeypatch, capsys):
    monkeypatch.delenv(script.desk.product.upper())
    assert script.run() == 2
    assert f"the variable {script.desk.product.upper()} is not set" in capsys.readouterr().err
