from __future__ import annotations

import dataclasses

import pytest

from resync.model import Place, Site, System
from resync.places import UnknownPlaceError, find_control, find_path, find_ways

PLACE = Place.model_validate(
    {
        "name": "Send & Receive",
        "purpose": "Choose addresses.",
        "paths": [
            {"system": "iOS", "to": "17", "path": ["Settings", "Messages"], "evidence": "reasoning"},
            {"system": "iOS", "from": "18", "path": ["Settings", "Apps"], "control": "On", "evidence": "reasoning"},
            {"system": "macOS", "devices": ["mac"], "path": ["Messages"], "evidence": "reasoning"},
        ],
    }
)


@pytest.fixture
def small(site) -> Site:
    systems = {"iOS": System(versions=["16", "17", "18"]), "macOS": System(versions=["15"])}
    return dataclasses.replace(site, places={"send": PLACE}, systems=systems)


def test_ways_are_newest_first_and_one_that_did_not_change_is_one(small):
    same = PLACE.paths[0].model_copy(update={"first": "15", "last": "15"})
    later = PLACE.paths[0].model_copy(update={"first": "16"})
    place = PLACE.model_copy(update={"paths": [same, later, *PLACE.paths[1:]]})
    ways = find_ways(dataclasses.replace(small, places={"send": place}), "send", "iOS")
    assert [(versions.label, path) for versions, path in ways] == [
        ("iOS 18 or later", ["Settings", "Apps"]),
        ("iOS 15 to 17", ["Settings", "Messages"]),
    ]


def test_ways_of_a_system_that_has_none_are_a_mistake(small):
    with pytest.raises(UnknownPlaceError, match="'watchOS' is not a system"):
        find_ways(small, "send", "watchOS")


@pytest.mark.parametrize(
    ("version", "path"),
    [("iOS 16", ["Settings", "Messages"]), ("iOS 17.4", ["Settings", "Messages"]), ("iOS 18", ["Settings", "Apps"])],
)
def test_the_path_is_that_of_the_version(small, version, path):
    assert find_path(small, "send", version).path == path


@pytest.mark.parametrize(
    ("key", "version", "wrong"),
    [
        ("send", "iOS 19", "'iOS 19' does not exist"),
        ("send", "iOS x", "'iOS x' is not a version"),
        ("send", "18", "'18' is not a version"),
        ("nowhere", "iOS 18", "place 'nowhere' does not exist"),
    ],
)
def test_what_does_not_exist_is_named(small, key, version, wrong):
    with pytest.raises(UnknownPlaceError) as error:
        find_path(small, key, version)
    assert error.value.wrong == wrong
    assert error.value.allowed


def test_a_control_that_is_not_known_is_an_error(small):
    assert find_control(small, "send", "iOS 18") == "On"
    with pytest.raises(UnknownPlaceError, match="no control"):
        find_control(small, "send", "iOS 17")
