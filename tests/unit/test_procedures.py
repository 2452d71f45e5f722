"""Steps that are written once: the tabs for generations that are made of them."""

from __future__ import annotations

import dataclasses
import re

import markdown
import pytest
from bs4 import BeautifulSoup

from resync.model import Place, Site, System
from resync.procedures.expand import expand
from resync.procedures.generations import after, before
from resync.procedures.grammar import read_labels, read_mark, readings
from resync.procedures.source import with_generations
from resync.procedures.wording import Markers, marker, place_wording, screen_wording
from resync.systems import Range, parse_range, parse_version

IOS = [parse_version(v) for v in ("11", "12", "13", "15", "16", "17", "18", "26")]
SVG = '<svg width="340" height="330"><title>{title}</title><desc>{versions}</desc>\n</svg>'


def rows(system: str, *spans: tuple[str, str, str, str | None]) -> dict[str, object]:
    paths = [
        {"system": system, "from": first or None, "to": last or None, "path": [path], "control": control}
        | {"evidence": "reasoning"}
        for first, last, path, control in spans
    ]
    return {"name": "x", "purpose": "x", "paths": paths}


PLACES = {
    "icloud": rows(
        "iOS",
        ("11.4", "15", "Old", "Messages"),
        ("16", "17.1", "All", "Sync"),
        ("17.2", "17", "All", "Use"),
        ("18", "", "New", "Use"),
    ),
    "same": rows("iOS", ("", "17", "Settings", "On"), ("18", "", "Settings", "On")),
    "moved": rows("iOS", ("", "17", "Messages", None), ("18", "", "Apps", None)),
    "pane": rows("macOS", ("10.14", "12", "Preferences", None), ("13", "", "Settings", None)),
    "watch": rows("watchOS", ("5", "", "Wi-Fi", None), ("1", "4", "None", None)),
}


@pytest.fixture
def site(site) -> Site:
    systems = {
        "iOS": System(versions=["11", "12", "13", "15", "16", "17", "18", "26"]),
        "macOS": System(versions=["10.13", "10.14", "10.15", "11", "12", "13", "14"]),
        "watchOS": System(versions=["1", "4", "5"]),
    }
    places = {key: Place.model_validate(row) for key, row in PLACES.items()}
    return dataclasses.replace(site, systems=systems, places=places)


@pytest.fixture
def tabs(site, tmp_path):
    """A function from a text to its tabs, by label, with what stands in them; pictures are those of ``tmp_path``."""

    def make(text: str) -> dict[str, str]:
        found: dict[str, list[str]] = {}
        trail: list[str] = []
        for line in with_generations(text, site, tmp_path).split("\n"):
            label = re.match(r'( *)=== "(.*)"', line)
            if label:
                trail = [*trail[: len(label[1]) // 4], label[2]]
            elif trail:
                found.setdefault(" / ".join(trail), []).append(line.strip())
        texts = {key: re.sub(r"\n\n+", "\n", "\n".join(lines)).strip() for key, lines in found.items()}
        return {key: text for key, text in texts.items() if text}

    return make


def picture(folder, name: str, versions: str, title: str) -> None:
    (folder / f"{name}.svg").write_text(SVG.format(title=title, versions=versions), encoding="utf-8")


def test_a_tab_begins_where_a_path_or_a_label_changes(tabs):
    made = tabs(
        '=== "iOS 11.4 or later"\n\n    1. Open {{ place("icloud") }}.\n    2. Turn on {{ control("icloud") }}.\n'
    )
    assert list(made) == ["iOS 18 or later", "iOS 17.2 to 17", "iOS 16 to 17.1", "iOS 11.4 to 15"]
    assert made["iOS 17.2 to 17"].startswith('1. Open {{ place("icloud", "iOS 17.2") }}.')


def test_what_reads_the_same_has_one_tab(tabs):
    made = tabs('=== "iPhone"\n\n    1. Open {{ place("same") }}.\n    2. Turn {{ control("same") }} off.\n')
    assert list(made) == ["iPhone"]


def test_a_tab_without_versions_is_left_alone(site):
    text = '=== "Mac"\n\n    1. Log in.\n\n=== "Any device"\n\n    1. [Open](x.md) it.\n    2. {{ place("pane", "macOS 13") }}'
    assert with_generations(text, site) == text


def test_a_device_has_tabs_for_generations_within_its_own(tabs):
    made = tabs('=== "Mac, macOS 10.14 or later"\n\n    1. Open {{ place("pane") }}.\n')
    assert list(made) == ["Mac / macOS 13 or later", "Mac / macOS 10.14 to 12"]


def test_a_range_on_a_device_is_told_even_if_the_steps_never_change(tabs):
    assert list(tabs('=== "Mac, macOS 11 or later"\n\n    1. Open Messages.\n')) == ["Mac / macOS 11 or later"]


@pytest.mark.parametrize(
    ("mark", "labels"),
    [
        ("macOS 10.13", ["macOS 10.14 or later", "macOS 10.13"]),
        ("macOS 11 or later", ["macOS 11 or later", "macOS 10.15 or earlier"]),
        ("macOS 12 or earlier", ["macOS 13 or later", "macOS 12 or earlier"]),
        ("macOS 10.14, macOS 13", ["macOS 14 or later", "macOS 13", "macOS 10.15 to 12", "macOS 10.14", "macOS 10.13"]),
        ("macOS 10.13.5 or later", ["macOS 10.13.5 or later", "macOS 10.13.4 or earlier"]),
    ],
)
def test_a_step_with_a_range_makes_tabs(tabs, mark, labels):
    made = tabs(f'=== "macOS"\n\n    1. One\n    2. [{mark}] Two\n    3. Three\n')
    assert list(made) == labels
    assert set(made.values()) == {"1. One\n2. Two\n3. Three", "1. One\n2. Three"}


def test_ranges_that_overlap_make_a_tab_for_each_combination(tabs):
    made = tabs('=== "iOS 16 or later"\n\n    1. [iOS 16 to 18] One\n    2. [iOS 18 or later] Two\n    3. Three\n')
    assert made == {
        "iOS 26 or later": "1. Two\n2. Three",
        "iOS 18": "1. One\n2. Two\n3. Three",
        "iOS 16 to 17": "1. One\n2. Three",
    }


def test_steps_for_old_versions_only(tabs):
    made = tabs('=== "iPhone and iPad"\n\n    1. [iOS 12 or earlier] Old\n    2. [iOS 13 or later] New\n')
    assert made == {"iPhone and iPad / iOS 13 or later": "1. New", "iPhone and iPad / iOS 12 or earlier": "1. Old"}


def test_a_step_goes_with_all_that_is_below_it(tabs):
    text = """=== "iOS"

    1. One
    2. [iOS 18 or later] Two

        - a nested list
        - of two

        A note.

    3. Three

    [iOS 17 or earlier] A note
    of two lines.

    1. A second list
"""
    made = tabs(text)
    assert made["iOS 18 or later"].split("\n") == [
        "1. One",
        "2. Two",
        "- a nested list",
        "- of two",
        "A note.",
        "3. Three",
        "4. A second list",
    ]
    assert made["iOS 17 or earlier"].split("\n") == [
        "1. One",
        "2. Three",
        "A note",
        "of two lines.",
        "1. A second list",
    ]


def test_a_nested_list_can_differ(tabs):
    made = tabs('=== "iOS"\n\n    1. One\n\n        - a\n        - [iOS 18 or later] b\n        - c\n')
    assert made == {"iOS 18 or later": "1. One\n- a\n- b\n- c", "iOS 17 or earlier": "1. One\n- a\n- c"}


def test_some_words_of_a_step_can_differ(tabs):
    text = "1. [macOS 13 or later: Turn on][macOS 12 or earlier: Tick] it [macOS 13 or later: , if [you](x.md) can]."
    made = tabs(f'=== "macOS"\n\n    {text}\n')
    assert made == {"macOS 13 or later": "1. Turn on it, if [you](x.md) can.", "macOS 12 or earlier": "1. Tick it."}


def test_devices_can_share_their_steps(tabs):
    text = '=== "iPhone and iPad, iOS 12 or later; Mac"\n\n    1. [macOS] Open Messages.\n'
    made = tabs(text + "    2. Select the [iOS: button][macOS: menu].\n    3. [iOS 18 or later] New\n")
    assert made == {
        "iPhone and iPad / iOS 18 or later": "1. Select the button.\n2. New",
        "iPhone and iPad / iOS 12 to 17": "1. Select the button.",
        "Mac": "1. Open Messages.\n2. Select the menu.",
    }


def test_what_stands_before_and_after_the_steps_is_told_once(tabs):
    text = '=== "Apple Watch"\n\n    Before.\n\n    1. Open {{ place("watch") }}.\n\n        A note.\n\n    After.\n'
    made = tabs(text)
    assert list(made) == ["Apple Watch", "Apple Watch / watchOS 5 or later", "Apple Watch / watchOS 4 or earlier"]
    assert made["Apple Watch"] == "Before."
    assert made["Apple Watch / watchOS 4 or earlier"].endswith("A note.\nAfter.")
    assert text.count("After.") == 1


def test_a_tab_of_a_page_may_be_a_range_of_its_own(tabs):
    text = '=== "Mac"\n\n    === "macOS 13 or later"\n\n        1. {{ place("pane") }}\n\n    === "macOS 12"\n\n        1. x\n'
    assert list(tabs(text)) == ["Mac / macOS 13 or later", "Mac / macOS 12"]


def test_each_generation_shows_its_own_picture(tabs, tmp_path):
    picture(tmp_path, "ios-13-icloud-off", "iOS 13 to 15", "The switch “Messages” is off")
    picture(tmp_path, "ios-18-icloud-off", "iOS 18 or later", "The switch “Use” is off")
    picture(tmp_path, "ipad-18-icloud-off", "iOS 18 or later", "On an iPad")
    made = tabs(
        '=== "iOS 11.4 or later"\n\n    1. {{ place("icloud") }}\n\n        {{ screen("icloud-off") }}\n\n    2. B\n'
    )
    assert "![The switch “Use” is off](../assets/screens/ios-18-icloud-off.svg)" in made["iOS 18 or later"]
    assert "ios-13-icloud-off.svg" in made["iOS 11.4 to 15"]
    assert made["iOS 16 to 17"] == '1. {{ place("icloud", "iOS 17.2") }}\n2. B'


def test_a_picture_makes_a_tab_only_if_it_shows_something_else(tabs, tmp_path):
    text = '=== "iOS"\n\n    1. A\n\n        {{ screen("x") }}\n'
    picture(tmp_path, "ios-13-x", "iOS 13 to 17", "The switch is on")
    picture(tmp_path, "ios-18-x", "iOS 18 or later", "The switch is on")
    assert list(tabs(text)) == ["iPhone and iPad"]
    picture(tmp_path, "ios-26-y", "iOS 26 or later", "A menu")
    picture(tmp_path, "ios-18-y", "iOS 18", "A switch")
    assert list(tabs(text.replace('"x"', '"y"'))) == ["iOS 26 or later", "iOS 18 or earlier"]


def test_markdown_makes_of_markers_what_checks_make_of_the_source(site, tmp_path):
    """Macros run before Markdown: what they leave must come out like the source with versions."""
    picture(tmp_path, "ios-18-icloud", "iOS 18 or later", "A switch")
    text = '=== "iPhone and iPad, iOS 11.4 or later"\n\n    1. Open [iOS 18 or later: {{ place("icloud") }}].\n'
    text += '\n        {{ screen("icloud") }}\n'
    left = text.replace(
        '{{ place("icloud") }}', marker(place_wording(site, "place", "icloud", lambda row: f"<b>{row.path[-1]}</b>"))
    ).replace('{{ screen("icloud") }}', marker(screen_wording(tmp_path, "icloud", "../")))
    made = expand(left, site.known_versions, Markers())
    source = with_generations(text, site, tmp_path)
    assert made == source.replace('{{ place("icloud", "iOS 18") }}', "<b>New</b>")
    assert "\ue000" not in made


def test_anchors_of_steps_do_not_change_when_a_generation_is_added(site):
    def anchors(text: str) -> set[str]:
        html = markdown.markdown(
            "## Steps { #steps }\n\n" + with_generations(text, site),
            extensions=["attr_list", "pymdownx.superfences", "pymdownx.tabbed", "resync.steps"],
            extension_configs={"pymdownx.tabbed": {"alternate_style": True}},
        )
        return {item["id"] for item in BeautifulSoup(html, "html.parser").select(".steps > li")}

    before_it = anchors('=== "Mac"\n\n    1. [macOS 12 or earlier: x][macOS 13 or later: y]\n    2. B\n')
    after_it = anchors('=== "Mac"\n\n    1. [macOS 11 or earlier: w][macOS 12: x][macOS 13 or later: y]\n    2. B\n')
    assert before_it == {"step-1", "step-2", "macos-12-step-1", "macos-12-step-2"}
    assert before_it < after_it


@pytest.mark.parametrize(
    ("version", "following"),
    [("11", (12,)), ("13", (15,)), ("18", (26,)), ("17.1", (17, 2)), ("26", None)],
)
def test_what_comes_after_a_version(version, following):
    assert after(parse_version(version), IOS) == following
    if following:
        assert before(following, IOS) == parse_version(version)


@pytest.mark.parametrize(
    ("label", "labels"),
    [
        ("Mac", [("Mac", None)]),
        ("iOS", [(None, Range("iOS", None, None))]),
        ("Mac, macOS 10.14 or later", [("Mac", Range("macOS", (10, 14), None))]),
        ("iPhone and iPad, macOS", [("iPhone and iPad", Range("macOS", None, None))]),
        ("iPad; Mac", [("iPad", None), ("Mac", None)]),
        ("Mac, 13 or later", []),
        ("iMac", []),
        ("iOS; macOS", []),
        ("Mac;iPad", []),
    ],
)
def test_labels_of_tabs(label, labels):
    assert [(read.device, read.versions) for read in read_labels(label)] == labels


@pytest.mark.parametrize(
    ("line", "ranges"),
    [
        ("3. [iOS 18 or later] Open it", [parse_range("iOS 18 or later")]),
        ("    - [iOS 16, macOS] Open it", [parse_range("iOS 16"), Range("macOS", None, None)]),
        ("3. [iOS 18+] Open it", None),
        ("3. [iOS 18 or later]Open it", None),
    ],
)
def test_ranges_before_a_step(line, ranges):
    mark = read_mark(line)
    assert mark
    assert mark.ranges == (None if ranges is None else tuple(ranges))


@pytest.mark.parametrize(
    "line", ["1. [A link](page.md) first", "1. [a][b]", "1. [iOS 18 or later: words] x", "1. x [y]"]
)
def test_what_is_no_range_before_a_step(line):
    assert read_mark(line) is None


def test_all_that_a_line_can_say():
    assert readings("1. [iOS: A][macOS 12 or earlier: B] c") == ["1. A c", "1. B c"]
    assert readings("2. [iOS 18] Plain") == ["2. Plain"]
