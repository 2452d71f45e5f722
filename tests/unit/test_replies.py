"""Replies say what menus are called, in the customer's version or in the newest and the one before."""

from __future__ import annotations

import dataclasses
import json

import pytest

from resync.export.replies import replies_module
from resync.model import Place
from resync.replies import UnknownNameError, reply_text


def place(*rows: tuple[str, str, str | None, list[str], str | None]) -> Place:
    paths = [
        {"system": system, "from": first, "to": last, "path": path, "control": control, "evidence": "reasoning"}
        for system, first, last, path, control in rows
    ]
    return Place.model_validate({"name": "x", "purpose": "x", "paths": paths})


PLACES = {
    "mac": place(
        ("macOS", "10.8", "12", ["System Preferences"], None), ("macOS", "13", None, ["System Settings"], None)
    ),
    "time": place(
        ("iOS", "5", "17", ["Settings", "Time"], "Set"),
        ("iOS", "18", "18", ["Settings", "Clock"], "Set"),
        ("iOS", "26", None, ["Settings", "Apps", "[your clock]"], "Set"),
        ("macOS", "13", None, ["Clock"], None),
    ),
}


@pytest.fixture
def say(site):
    """A function from the text of a reply and versions to what is sent."""

    def make(reply: str, **versions: str) -> str:
        page = site.symptoms["S03"]
        changed = dataclasses.replace(page, meta=page.meta.model_copy(update={"reply": reply}))
        return reply_text(dataclasses.replace(site, places=PLACES), changed, versions)

    return make


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("Open {mac}.", "Open System Settings (older: System Preferences)."),
        ("Open it (Mac: {mac}).", "Open it (Mac: System Settings, older: System Preferences)."),
        ("Go to {iOS time.path}.", "Go to Settings, Apps, your clock (older: Settings, Clock)."),
        ("In {iOS time.1}, turn on {iOS time.control}.", "In Settings, turn on Set."),
        ("In iOS 18, {iOS 18 time}; before, {iOS 16 time}.", "In iOS 18, Clock; before, Time."),
        ("{macOS time}", "Clock"),
        ("Nothing to say.", "Nothing to say."),
    ],
)
def test_without_versions_the_newest_name_and_the_one_before(say, reply, said):
    assert say(reply) == said


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        ({"macOS": "12"}, "System Preferences, your clock (older: Clock), Clock"),
        ({"macOS": "15.2", "iOS": "17.4"}, "System Settings, Time, Clock"),
        ({"macOS": "10.7", "iOS": "18.6"}, "System Preferences, Clock, Clock"),
    ],
)
def test_with_versions_only_the_name_there(say, versions, said):
    assert say("{mac}, {iOS time}, {iOS 18 time}", **versions) == said


@pytest.mark.parametrize(
    ("reply", "wrong"),
    [
        ("{nothing}", "place 'nothing' does not exist; "),
        ("{time}", "{time} does not say on which system; {iOS time} or {macOS time}"),
        ("{iOS mac}", "{iOS mac} does not say on which system; {macOS mac}"),
        ("{macOS time.control}", "place 'time' has no control for macOS; "),
        ("{iOS time.4}", "place 'time' has no 4 for iOS; "),
        ("{macOS 12 time}", "place 'time' is not in macOS 12; a version of macOS 13 or later"),
    ],
)
def test_a_name_that_leads_nowhere_is_told(say, reply, wrong):
    with pytest.raises(UnknownNameError) as error:
        say(reply)
    assert str(error.value).startswith(wrong)


def test_nothing_that_is_exported_has_braces(site):
    assert not [key for key, page in site.entries.items() if set("{}") & set(reply_text(site, page))]


def test_scripts_get_the_names_of_each_version(site):
    module = json.loads(replies_module(site, "https://x/").removeprefix("export default ").partition(";\nexport")[0])
    ((_, words, rows),) = [row for row in module["F16"]["names"] if row[0] == "macos"]
    assert words in module["F16"]["reply"]
    assert rows == [["13", "System Settings"], ["10.8", "System Preferences"]]
    assert "names" not in module["F01"]
