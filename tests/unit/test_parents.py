"""Places that stand in others have complete paths, and go with their parents."""

from __future__ import annotations

import pytest

from resync.model import Place
from resync.parents import with_parents


def place(*rows: tuple[str | None, str | None, list[str]], system: str = "iOS") -> Place:
    paths = [
        {"system": system, "from": first, "to": last, "path": path, "evidence": "reasoning"}
        for first, last, path in rows
    ]
    return Place.model_validate({"name": "x", "purpose": "x", "paths": paths})


def told(places: dict[str, Place], key: str) -> list[tuple[str, list[str]]]:
    whole, mistakes = with_parents(places)
    assert mistakes == []
    return [(row.range.label, row.path) for row in whole[key].paths]


SETTINGS = place(("5", "17", ["Settings", "Messages"]), ("18", None, ["Settings", "Apps", "Messages"]))


def test_a_path_goes_on_where_its_parent_ends():
    places = {"a": SETTINGS, "b": place(("6", "17", ["=a", "Blocked"]), ("18", None, ["=a"]))}
    assert told(places, "b") == [
        ("iOS 6 to 17", ["Settings", "Messages", "Blocked"]),
        ("iOS 18 or later", ["Settings", "Apps", "Messages"]),
    ]


def test_a_parent_that_moves_takes_its_children_and_their_children_along():
    moved = place(*[(r.first, r.last, r.path) for r in SETTINGS.paths[:1]], ("18", "27", ["Apps"]), ("28", None, ["C"]))
    places = {"a": moved, "b": place(("17.2", None, ["=a", "B"])), "c": place(("18", None, ["=b", "C"]))}
    assert told(places, "b") == [
        ("iOS 17.2 to 17", ["Settings", "Messages", "B"]),
        ("iOS 18 to 27", ["Apps", "B"]),
        ("iOS 28 or later", ["C", "B"]),
    ]
    assert told(places, "c") == [("iOS 18 to 27", ["Apps", "B", "C"]), ("iOS 28 or later", ["C", "B", "C"])]


@pytest.mark.parametrize(
    ("child", "wrong"),
    [
        (place(("18", None, ["=z"])), "place 'z' does not exist"),
        (place(("18", None, ["=b"])), "'b' is in itself"),
        (place(("4", "17", ["=a"])), "'a' has no path for all of iOS 4 to 17"),
        (place(("13", None, ["=a"]), system="macOS"), "'a' has no path for all of macOS 13 or later"),
    ],
)
def test_a_parent_that_can_not_be_is_told(child, wrong):
    whole, mistakes = with_parents({"a": SETTINGS, "b": child})
    assert [(mistake.key, mistake.number, mistake.wrong) for mistake in mistakes] == [("b", 0, wrong)]
    assert list(whole) == ["a"]


def test_what_is_in_a_place_with_a_mistake_is_told_as_such():
    _, mistakes = with_parents({"a": place(("18", None, ["=b"])), "b": place(("18", None, ["=a"]))})
    assert {mistake.key for mistake in mistakes} == {"a", "b"}
