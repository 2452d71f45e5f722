"""Mistakes in steps that are written once: one clear line each, with the line of the source."""

from __future__ import annotations

import pytest

from resync.checks import RULES, check_content
from resync.checks.procedures import check_procedures
from resync.load import read_content

PAGE = "docs/fixes/toggle-imessage.md"
START = "## Steps { #steps }\n"


def problems_of(folder, steps: str) -> list[str]:
    """What is told of the page with these steps; each line without the number of its line is checked, too."""
    page = folder / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(START, f"{START}\n{steps}\nOr:\n", 1), encoding="utf-8")
    content = read_content(folder)
    first = text[: text.index(START)].count("\n") + 3
    found = []
    for problem in check_procedures(content):
        assert problem.path == PAGE
        number = int(problem.field.removeprefix("line ")) - first
        found.append(f"{number}: {problem.wrong}; {problem.allowed}")
    return found


def test_our_steps_have_no_mistakes(root):
    assert check_procedures(read_content(root)) == []


@pytest.mark.parametrize(
    ("label", "step", "told"),
    [
        ("Mac", "[macos 13] Open it.", "[macos 13] is not a range of versions; a range such as "),
        ("Mac", "[macOS 13+] Open it.", "[macOS 13+] is not a range of versions; a range such as "),
        ("Mac", "[from macOS 13] Open it.", "[from macOS 13] is not a range of versions; a range such as "),
        ("Mac", "Open it [macOS 13+: now].", "[macOS 13+: now] is not a range of versions; a range such as "),
        ("Mac", "Open it [macOS 13].", "[macOS 13] is not a range of versions; a range such as "),
        ("Mac", "[iOS 18] Open it.", "no tab here has iOS 18; a range within macOS"),
        ("Mac, macOS 13 or later", "[macOS 12] A", "no tab here has macOS 12; a range within macOS 13 or later"),
        ("Mac", "[macOS 16] Open it.", "macOS 16 does not exist; known: 10.8, "),
        ("iPhone", 'Open {{ place("wifi") }}.', "place 'wifi' does not exist; a key of data/places.yml"),
        ("iPhone", 'Open {{ place("imessage-account") }}.', "place 'imessage-account' has no path for iOS; a path in "),
        ("iPhone", 'Tap {{ control("vpn") }}.', "place 'vpn' has no control for iOS; a control in data/places.yml"),
        (
            "iPhone",
            'Open {{ place("device-storage") }}.',
            "place 'device-storage' has no path for iOS 10 or earlier; a range before the step, or on the tab; it has",
        ),
        (
            "Mac, macOS 10.14 or later",
            'Open [macOS 12 or later: {{ place("focus") }}][macOS 11 or earlier: {{ control("notifications") }}].',
            "place 'notifications' has no control for macOS 10.14 to 11; a range before the step, or on the tab; it has",
        ),
        ("iPhone", 'A\n\n        {{ screen("wi-fi-on") }}', "no picture for iOS is called 'wi-fi-on'; a file of docs/"),
        ("Mac", 'A\n\n        {{ screen("sim-line") }}', "no picture for macOS is called 'sim-line'; a file of docs/"),
        ("Any device", 'Open {{ place("wi-fi") }}.', 'place("wi-fi") has no version, and stands in no tab of steps; '),
        ("Any device", "Open it [iOS 18: now].", "[iOS 18: now] stands in no tab of steps; a tab such as "),
    ],
)
def test_a_mistake_in_a_step_is_found(copy, label, step, told):
    found = problems_of(copy, f'=== "{label}"\n\n    1. First.\n    2. {step}\n')
    line = 5 if "screen" in step else 3
    assert len(found) == 1
    assert found[0].startswith(f"{line}: {told}")


def test_a_tab_for_versions_without_steps_is_found(copy):
    found = problems_of(copy, '=== "iOS 12 or later"\n\n    1. [iOS 18 or later] A\n')
    assert found == ["0: there is no step for iOS 12 to 17; a step for each version, or a range on the tab"]


def test_a_step_that_is_named_and_not_there_is_found(copy):
    found = problems_of(copy, '=== "iOS"\n\n    1. Go on with step 3.\n    2. B\n    3. [iOS 18 or later] C\n')
    assert found == ["0: iOS 17 or earlier has no step 3; a step up to 2, as a reader counts"]


def test_more_tabs_than_a_row_has_room_for_are_found(copy):
    words = "".join(f"[iOS {number}: {number}]" for number in range(8, 18))
    found = problems_of(copy, f'=== "iOS 8 or later"\n\n    1. A {words} b\n')
    assert found == ["0: the steps make 11 tabs for versions; at most 9"]


@pytest.mark.parametrize(
    "line",
    ['Open {{ place("wi-fi") }}.', '{{ screen("wi-fi") }}', "[iOS 18 or later] Open it."],
)
def test_only_a_tab_has_versions(copy, line):
    found = problems_of(copy, line)
    assert len(found) == 1
    assert found[0].startswith("0: ")
    assert "in no tab of steps; " in found[0]


def test_a_label_that_is_no_range_is_found(copy):
    page = copy / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace('=== "iOS"', '=== "iPhone, 13 or later"', 1), encoding="utf-8")
    line = 1 + text[: text.index('=== "iOS"')].count("\n")
    told = [str(problem) for problem in check_content(read_content(copy))]
    wrong = f"{PAGE}:{line}: tabs: 'iPhone, 13 or later' is neither a device nor a range of versions; iPhone and iPad, "
    assert any(problem.startswith(wrong) for problem in told)


def two_actions(folder) -> list[str]:
    problems = RULES["one-action"].find(read_content(folder))
    return [problem.path for problem in problems]


def test_two_actions_are_found_in_each_reading_of_a_step(copy):
    """Words for some versions only must not hide a second action, nor make one of two readings."""
    problems_of(copy, '=== "Mac"\n\n    1. [macOS 13 or later: Turn on][macOS 12 or earlier: Tick] it.\n')
    assert two_actions(copy) == []
    problems_of(copy, '=== "Mac"\n\n    1. Open it. [macOS 12 or earlier: Then quit and restart.]\n')
    assert two_actions(copy) == [PAGE]
