from __future__ import annotations

import markdown
import pytest
from bs4 import BeautifulSoup

TABS = """\
## Steps { #steps }

=== "iPhone and iPad"

    === "iOS 18 or later"

        1. One
        2. Two

    === "iOS 17 or earlier"

        1. One

=== "Mac"

    === "macOS 13 or later"

        1. One

    === "macOS 10.14 to 12"

        1. One

## Worked { #worked }

1. not a step
"""


def render(text: str) -> BeautifulSoup:
    html = markdown.markdown(
        text,
        extensions=["attr_list", "pymdownx.superfences", "pymdownx.tabbed", "resync.steps"],
        extension_configs={"pymdownx.tabbed": {"alternate_style": True}},
    )
    return BeautifulSoup(html, "html.parser")


def test_each_list_has_anchors_of_its_own():
    ids = [item.get("id") for item in render(TABS).select("ol li")]
    assert ids == ["step-1", "step-2", "ios-17-step-1", "mac-step-1", "macos-12-step-1", None]


def test_anchors_of_the_newest_survive_a_tab_for_an_older_system():
    without = {
        i["id"] for i in render(TABS.replace('    === "macOS 10.14 to 12"\n\n        1. One\n', "")).select("[id]")
    }
    steps = {i for i in without if "step-" in i}
    assert steps <= {i.get("id") for i in render(TABS).select("[id]")}


@pytest.mark.parametrize(
    ("label", "attributes"),
    [
        ("iOS 18 or later", {"data-system": "iOS", "data-from": "18"}),
        ("macOS 10.14 to 12", {"data-system": "macOS", "data-from": "10.14", "data-to": "12"}),
        ("Mac", {"data-device": "mac"}),
    ],
)
def test_tabs_say_what_they_are_for(label, attributes):
    tab = next(tab for tab in render(TABS).select("label") if tab.text == label)
    assert attributes.items() <= tab.attrs.items()


def test_a_list_without_tabs_has_plain_anchors():
    assert [i["id"] for i in render("## Steps { #steps }\n\n1. One\n2. Two\n").select("li")] == ["step-1", "step-2"]


def test_a_list_in_a_box_is_not_steps():
    text = "## Steps { #steps }\n\n!!! note\n\n    1. Aside\n\n??? note\n\n    1. Aside\n\n1. One\n"
    html = markdown.markdown(text, extensions=["admonition", "attr_list", "pymdownx.details", "resync.steps"])
    items = BeautifulSoup(html, "html.parser").select("li")
    assert [item.get("id") for item in items] == [None, None, "step-1"]
