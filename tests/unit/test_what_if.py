"""What a change of menus would do: pretended, and compared."""

from __future__ import annotations

import pytest

from resync import cli
from resync.load import read_content
from resync.problems import ContentError
from resync.systems import Range
from resync.what_if import Effect, compare, pretend, read_changes, report

MOVE = "- from: iOS 28\n  move: messages-settings\n  to: [Settings, Communication]\n"
RENAME = "- from: macOS 28\n  rename: System Settings\n  to: Preferences\n"
SCENES = {
    "ios-18-send-receive": (Range("iOS", (18,), None), "heading: =send-receive\nback: =send-receive.2\n"),
    "ios-13-send-receive": (Range("iOS", (13,), (17,)), "heading: =send-receive\n"),
    "ios-18-wi-fi": (Range("iOS", (18,), None), "heading: =wi-fi\n"),
}


@pytest.fixture(scope="module")
def content(root):
    return read_content(root)


@pytest.fixture
def effect(content):
    def make(text: str) -> Effect:
        changes = read_changes(text, "x.yml")
        return compare(content.site, pretend(content.site, content.rows, changes), SCENES, changes)

    return make


@pytest.mark.parametrize("text", [MOVE, RENAME])
def test_a_change_has_three_lines(text):
    assert len(text.splitlines()) == 3
    assert read_changes(text, "x.yml")


def test_what_stands_in_a_place_that_moves_goes_along(effect):
    found = effect(MOVE)
    page = "docs/fixes/match-addresses.md: iPhone and iPad, iOS"
    assert f"{page} 18 or later becomes iPhone and iPad, iOS 18 to 27" in found.tabs
    assert f"{page} 28 or later is new: 1. Open Settings › Communication › Send & Receive." in found.tabs
    assert not [line for line in found.tabs if "macOS" in line or "iOS 17" in line]
    assert [line for line in found.tabs if line.endswith(": the way to text-forwarding")]
    assert found.screens == ["screens/ios-18-send-receive.yml names send-receive: one more scene for iOS 28 or later"]
    assert [line for line in found.again if "text-forwarding in iOS 18" in line]


def test_a_label_that_is_renamed_changes_paths_and_replies(effect):
    found = effect(RENAME)
    assert any(
        line.startswith("docs/fixes/set-date-time.md: Mac, macOS 28 or later is new: 1. Open Preferences › General")
        for line in found.tabs
    )
    (reply,) = [line for line in found.replies if line.startswith("F16: ")]
    assert "(Mac: Preferences, older: System Settings)" in reply
    assert not [line for line in found.tabs if "iOS" in line]


def test_words_that_people_and_pages_say_are_told(effect):
    found = effect("- from: iOS 28\n  rename: Send & Receive\n  to: Addresses\n")
    assert [line for line in found.phrasings if "send & receive" in line.lower()]
    assert [line for line in found.again if line.endswith("“Send & Receive”")]
    assert any("iOS 28 or later is new: 1. Open Settings › Apps › Messages › Addresses" in line for line in found.tabs)


def test_a_label_that_a_system_does_not_have_is_told(content):
    text = report(
        content.site,
        content.rows,
        read_changes("- from: macOS 28\n  rename: Send & Receive\n  to: Addresses\n", "x.yml"),
        {},
        "x.yml",
    )
    assert "data/places.yml has no such label on macOS: only words can be wrong." in text
    assert "Tabs and ways that would change: 0" in text


def test_nothing_is_changed(content, effect):
    before = content.site.places["messages-settings"]
    effect(MOVE)
    assert content.site.places["messages-settings"] is before
    assert content.site.systems["iOS"].versions[-1] != "28"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "x.yml:1: is not a list of changes; such as"),
        ("from: iOS 28\n", "x.yml:1: is not a list of changes; such as"),
        ("- from: iOS 28\n  move: [\n", "x.yml:3: "),
        (MOVE.replace("iOS 28", "28"), "x.yml:1: fields: 0.from: 28 is a number, not text; "),
        (MOVE.replace("iOS 28", "iOS 28 or later"), "is not a system and a version; such as iOS 28"),
        (MOVE.replace("move:", "moves:"), "is not a known field"),
        (MOVE.replace("[Settings, Communication]", "Communication"), "to does not fit; a list of steps for move"),
        (MOVE.replace("  to:", "  rename: x\n  to:"), "names neither or both of move and rename; one of them"),
        (MOVE.replace("messages-settings", "message-settings"), "place 'message-settings' does not exist; a key of"),
        (MOVE.replace("iOS 28", "watchOS 28"), "messages-settings is not on watchOS; it is on iOS, macOS"),
    ],
)
def test_a_file_that_says_something_else_is_one_clear_line(content, text, told):
    with pytest.raises(ContentError) as error:
        report(content.site, content.rows, read_changes(text, "x.yml"), {}, "x.yml")
    assert told in str(error.value).splitlines()[0]


def test_the_command_says_what_it_can_not_read(tmp_path, capsys):
    assert cli.main(["what-if", str(tmp_path / "none.yml")]) == 1
    assert "none.yml: cannot be read" in capsys.readouterr().err
