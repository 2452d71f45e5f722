"""Search and triage without a browser: the commands, and what happens when Node is slow, gone or missing."""

from __future__ import annotations

import io
import json

import pytest

from resync import cli
from resync.asking import answers, engine
from resync.asking.engine import Engine, EngineError
from resync.export.composed import INDEPENDENT
from resync.learning.learnt import read_learnt

TICKET = "Hello, my iPhone with iOS 17.2 gets every message, but my MacBook with macOS 12 shows nothing new. Thanks"


@pytest.fixture(scope="module")
def running(site, root):
    with Engine(site, read_learnt(root), root / "docs/assets/js") as started:
        yield started


@pytest.fixture
def given(monkeypatch):
    """A function that lays bytes on the standard input."""

    def give(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))

    return give


def test_a_ticket_gets_pages_versions_and_a_reply(capsys, given):
    given(TICKET.encode())
    assert cli.main(["triage"]) == 0
    said = capsys.readouterr().out
    assert said.split("\n\n")[1].startswith("S03  New messages reach the iPhone but not the Mac\n")
    assert "The ticket says: iOS 17.2, macOS 12." in said
    greeting, *_, closing = said.partition("Reply:\n")[2].rstrip().split("\n\n")
    assert (greeting, closing) == ("Hello,", INDEPENDENT)
    assert "/go/s03/?ios=17.2&macos=12\n" in said


def test_two_problems_get_one_reply_and_questions_are_those_of_the_page(capsys, given, site):
    given(b"1) When I delete a conversation on my phone it stays on the Mac. 2) My wife sees my messages on her iPad.")
    assert cli.main(["triage", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    firsts = [group[0] for group in found["groups"]]
    assert [each["id"] for each in firsts] == ["S34", "S52"]
    assert all(each["short_url"] in found["reply"] for each in firsts)
    assert found["reply"].count("Hello") == found["reply"].count(INDEPENDENT) == 1
    assert f"\n\n2. {site.symptoms['S52'].meta.title}\n\n" in found["reply"]
    assert "Which version of iOS or iPadOS does the device have?" in found["questions"]
    given(b"1) When I delete a conversation on my phone it stays on the Mac. 2) My wife sees my messages on her iPad.")
    assert cli.main(["triage"]) == 0
    assert "\n\nAnd a second problem:\n\nS52" in capsys.readouterr().out


def test_as_json_a_reply_is_in_the_words_of_the_customers_system(capsys, given, site):
    page = next(page for page in site.symptoms.values() if "{system-settings}" in page.meta.reply)
    for version, name in (("12", "System Preferences"), ("15", "System Settings")):
        found = {
            "suggestions": [{"id": page.meta.id, "url": page.address, "phrase": "", "title": ""}],
            "systems": {"macos": version},
            "state": "sure",
            "devices": [],
            "bounded": {},
            "missing": [],
        }
        [suggestion] = answers.triaged(found, site, "https://help.example.org/")["suggestions"]
        assert name in suggestion["reply"]
        assert f"\nhttps://help.example.org/go/{page.meta.id.lower()}/?macos={version}\n" in suggestion["reply"]
    given(TICKET.encode())
    assert cli.main(["triage", "--json", "--limit", "1"]) == 0
    [first] = json.loads(capsys.readouterr().out)["suggestions"]
    assert first["id"] == "S03"


def test_words_or_lines_are_searched_for(capsys, given):
    assert cli.main(["search", "mac", "not getting", "texts"]) == 0
    assert capsys.readouterr().out.startswith("Best first:\n\nS03  ")
    given(b"mac not getting texts\n\ns14\r\nwo ist meine nachricht auf dem ipad hin\n")
    assert cli.main(["search", "--json", "--limit", "2"]) == 0
    first, second, third = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["results"][0]["short_url"].endswith("/go/s03/")
    assert (second["state"], second["results"][0]["id"]) == ("found", "S14")
    assert (third["language"], third["results"]) == ("German", [])


@pytest.mark.parametrize(
    ("arguments", "content", "said"),
    [
        (["triage"], b" \n", "triage: there is no text; give a ticket"),
        (["search"], b"", "search: there is no question; give words"),
        (["triage"], b"x" * 1_000_001, "triage: the text has more than 1,000,000 bytes"),
    ],
    # The name of a test is in the environment of the programs that it starts.
    ids=["blank", "no question", "a megabyte"],
)
def test_what_cannot_be_answered_is_told_in_a_line(capsys, given, arguments, content, said):
    given(content)
    assert cli.main(arguments) == 1
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\x00" * 300, b"\x00\x1b[31m mac \r\r", b"<b>" * 300_000, "🙂".encode() * 9],
    ids=["no text", "control characters", "markup", "emoji"],
)
def test_any_bytes_get_an_answer(capsys, given, content):
    given(content)
    assert cli.main(["triage"]) == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "\ud83d", "\u2028mac\u2029", "\\u0000", '"}\n{"number":1}'])
def test_no_text_puts_answers_out_of_step(running, text):
    running.search(text)
    assert running.search("s14")["results"][0]["id"] == "S14"


def test_an_engine_that_is_too_slow_or_gone_is_started_anew(site, root):
    with Engine(site, read_learnt(root), root / "docs/assets/js") as one:
        one.search("mac")
        one._patience = 0
        with pytest.raises(EngineError, match="took longer than 0 s"):
            one.triage(TICKET * 50)
        one._patience = engine.ANSWER
        assert one.search("s14")["results"][0]["id"] == "S14"
        one._process.kill()
        with pytest.raises(EngineError, match="the search stopped"):
            one.search("mac")
        assert one.search("s14")["results"][0]["id"] == "S14"


def test_without_node_it_says_what_to_install(site, root, monkeypatch):
    monkeypatch.setattr(engine.shutil, "which", lambda name: None)
    with Engine(site, read_learnt(root), root / "docs/assets/js") as one, pytest.raises(EngineError, match="Node 18"):
        one.search("mac")


def test_a_ticket_that_fits_several_pages_has_a_question_that_tells_each_from_the_first(given, capsys, site):
    given(b"Since I have the new phone my messages are not the same on my devices.")
    assert cli.main(["triage", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    pages = [site.symptoms[each["id"]] for each in found["suggestions"]]
    assert (found["state"], len(pages)) == ("ask", 3)
    near = [
        any(n.id == b.meta.id for n in a.meta.neighbours)
        for a, b in [*((pages[0], other) for other in pages[1:]), *((other, pages[0]) for other in pages[1:])]
    ]
    told = sum(near[i] or near[i + 2] for i in range(2))
    assert sum("Is this so?" in question for question in found["questions"]) == told
    named = [question for question in found["questions"] if all(page.meta.title in question for page in pages)]
    assert len(named) == (told < 2)


def test_who_names_no_device_is_asked_once_for_all(given, capsys):
    given(b"Each text alerts twice, a couple of minutes apart. It's only one message though.")
    assert cli.main(["triage", "--json"]) == 0
    questions = json.loads(capsys.readouterr().out)["questions"]
    assert [question for question in questions if "version" in question] == [
        "Which devices do you use for Messages, and which version of its system does each have?"
    ]
