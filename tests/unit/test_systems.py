from __future__ import annotations

import pytest

from resync.systems import Range, parse_range


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("iOS 18 or later", (18,), None),
        ("macOS 10.13 or earlier", None, (10, 13)),
        ("iOS 17.2 to 17", (17, 2), (17,)),
        ("macOS 10.13", (10, 13), (10, 13)),
    ],
)
def test_labels_of_tabs_are_ranges(text, first, last):
    versions = parse_range(text)
    assert versions is not None
    assert (versions.first, versions.last) == (first, last)


@pytest.mark.parametrize("text", ["Mac", "iOS", "iOS eighteen", "Windows 11", "iOS 18 or newer", ""])
def test_other_labels_are_not(text):
    assert parse_range(text) is None


def test_a_last_version_without_a_point_includes_its_points():
    assert (17, 7) in Range("iOS", None, (17,))
    assert (18,) not in Range("iOS", None, (17,))
    assert (17, 2) not in Range("iOS", (16,), (17, 1))


def test_ranges_overlap_only_within_a_system():
    old, new = Range("iOS", None, (17,)), Range("iOS", (18,), None)
    assert not old.overlaps(new)
    assert old.overlaps(Range("iOS", (17, 2), (17,)))
    assert not old.overlaps(Range("macOS", None, (17,)))


def test_the_key_names_the_edge_that_stays():
    assert parse_range("macOS 12 or earlier").key == "macos-12"
    assert parse_range("iOS 17.2 to 17").key == "ios-17"
    assert parse_range("iOS 18 or later").key == "ios-18"
