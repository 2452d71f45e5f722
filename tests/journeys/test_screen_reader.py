"""What VoiceOver's kin finds in WebKit: the names that are seen, their roles, and the order of need."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

LATE = "On my iPhone with iOS 17.2 texts come at once. On the Mac they come twenty minutes later."
pytestmark = [
    pytest.mark.journey("Screen reader"),
    pytest.mark.at("phone"),
    pytest.mark.cannot("chromium", "its tree is asked for by its own protocol, in the tests for Chromium alone"),
    pytest.mark.cannot("firefox", "its driver gives no tree; what the tree is made from is tested in the others"),
    pytest.mark.skipif(sys.platform != "linux", reason="needs the accessibility bus of Linux"),
]
WRITE = """((field) => {
  field.value = %s;
  field.dispatchEvent(new Event("input", { bubbles: true }));
})(document.querySelector("%s"))"""
PAGES = {
    "symptom": ("symptoms/mac-not-receiving/", ""),
    "fix": ("fixes/match-addresses/?from=s03", ""),
    "search": ("", WRITE % (json.dumps("my mac gets messages 20 minutes late"), "#home-search")),
    "triage": ("support/triage/", WRITE % (json.dumps(LATE), "#ticket")),
}


@pytest.fixture(scope="module")
def trees(host, root):
    """What is found on each page, in its order: roles and names."""
    host.recover()
    questions = [(host.address + path, script) for path, script in PAGES.values()]
    command = ["xvfb-run", "-a", "dbus-run-session", "--", "/usr/bin/python3", root / "tests/journeys/tree_webkit.py"]
    text = json.dumps(questions)
    run = subprocess.run(command, input=text, capture_output=True, text=True, check=False, timeout=100)
    assert run.returncode == 0, run.stderr
    return {name: [tuple(node[1:]) for node in tree] for name, tree in zip(PAGES, json.loads(run.stdout), strict=True)}


def in_order(tree, *wanted):
    """Whether these stand there, each somewhere after the one before it."""
    nodes = iter(tree)
    return [node for node in wanted if node not in nodes] == []


def unnamed(tree):
    """Roles of what can be used or seen, and says nothing."""
    roles = ("link", "push button", "radio button", "check box", "entry", "image", "heading", "column header")
    return [role for role, name in tree if role in roles and not name]


@pytest.mark.usefixtures("visitor")
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_without_a_name_and_no_icon_is_read(trees, page):
    tree = trees[page]
    assert unnamed(tree) == []
    # A picture of a page is told by its words; icons are not there at all.
    assert all(len(name) > 20 for role, name in tree if role == "image")


@pytest.mark.usefixtures("visitor")
def test_a_symptom_is_told_in_the_order_of_need(trees, site):
    symptom = site.symptoms["S03"]
    fixes = [site.fixes[cause.fix].meta.title for cause in symptom.meta.causes if cause.fix]
    assert in_order(
        trees["symptom"],
        ("link", "Skip to the content"),
        ("heading", symptom.meta.title),
        ("heading", "Check first"),
        ("heading", "Causes"),
        ("column header", "What you notice"),
        ("column header", "Cause"),
        ("column header", "Fix"),
        ("link", fixes[0]),
        ("link", fixes[1]),
        ("heading", "If none of these fit"),
        ("heading", "People also describe this as"),
        ("heading", "Sources and evidence"),
        ("push button", "Copy link"),
    )


@pytest.mark.usefixtures("visitor")
def test_a_fix_is_told_in_the_order_of_need_and_its_tabs_have_names(trees, site):
    assert in_order(
        trees["fix"],
        ("heading", site.fixes["F01"].meta.title),
        ("landmark", "Where you are"),
        ("push button", "It worked"),
        ("link", "It didn't"),
        ("heading", "Steps"),
        ("panel", "Device"),
        ("radio button", "iPhone and iPad"),
        ("radio button", "Mac"),
        ("panel", "Version"),
        ("radio button", "iOS 18 or later"),
        ("radio button", "iOS 6 to 12"),
        ("heading", "iPhone and iPad, iOS 18 or later"),
        ("link", "1"),
        ("heading", "How to tell that it worked"),
        ("heading", "Still not working"),
        ("heading", "Sources and evidence"),
    )
    # The steps of another device stay closed.
    assert "Mac, macOS 13 or later" not in [name for _, name in trees["fix"]]


@pytest.mark.usefixtures("visitor")
def test_results_are_told_after_the_field_best_first(trees, site):
    tree = trees["search"]
    assert in_order(
        tree,
        ("entry", "Search for what you see"),
        ("panel", "8 pages, best first"),
        ("link", site.symptoms["S08"].meta.title),
        ("panel", "More symptoms"),
        ("heading", "Or choose what goes wrong"),
    )
    start = tree.index(("panel", "8 pages, best first"))
    end = tree.index(("heading", "Or choose what goes wrong"))
    # This engine leaves out the space at which a line ends.
    titles = {page.meta.title.replace(" ", "") for page in site.entries.values()}
    links = [name for role, name in tree[start:end] if role == "link"]
    assert [name for name in links if name.replace(" ", "") not in titles] == []
    assert len(links) == 8


@pytest.mark.usefixtures("visitor")
def test_a_ticket_is_told_before_its_reply_and_pages(trees, site):
    assert in_order(
        trees["triage"],
        ("heading", "Triage a ticket"),
        ("entry", "Ticket text"),
        ("entry", "Reply"),
        ("push button", "Copy the reply"),
        ("push button", "Next ticket"),
        ("panel", "Pages to reply with"),
        ("link", site.symptoms["S08"].meta.title),
        ("radio button", "Reply with this page"),
        ("check box", "Add it to the reply"),
        ("check box", "Which version of macOS does the Mac have?"),
        ("heading", "By hand"),
    )


def test_a_link_without_a_name_and_a_wrong_order_are_found():
    assert unnamed([("link", ""), ("link", "x"), ("paragraph", "")]) == ["link"]
    assert not in_order([("link", "b"), ("link", "a")], ("link", "a"), ("link", "b"))
