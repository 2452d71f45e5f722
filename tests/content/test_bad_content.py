"""Mistakes that an editor can make: one clear line each, all in one run, nothing replaced."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from resync.build import build_site
from resync.checks import check_content
from resync.load import read_content
from resync.problems import ContentError

SYMPTOM = "docs/symptoms/mac-not-receiving.md"
FIX = "docs/fixes/send-from-lagging-device.md"
TOMORROW = (datetime.date.today() + datetime.timedelta(days=1)).isoformat()


def problems_of(folder: Path) -> list[str]:
    return [str(problem) for problem in check_content(read_content(folder))]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_copy_has_no_mistakes(copy):
    assert problems_of(copy) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (
            SYMPTOM,
            "devices: [mac]",
            "devices: [macbook]",
            f"{SYMPTOM}: devices.0: 'macbook' is not allowed; allowed: 'iphone',",
        ),
        (SYMPTOM, "\ndescription: ", "\ndescriptions: ", f"{SYMPTOM}: description: is missing; this field is required"),
        (
            SYMPTOM,
            "\ngroup: missing",
            "\ngroup: missing\ncolour: red",
            f"{SYMPTOM}: colour: is not a known field; known fields: ",
        ),
        (
            SYMPTOM,
            "\ngroup: missing",
            "\ngroup: lost",
            f"{SYMPTOM}: group: 'lost' is not a group; allowed: start, missing",
        ),
        (
            SYMPTOM,
            "trouble: [new]",
            "trouble: [lost]",
            f"{SYMPTOM}: trouble.0: 'lost' is not allowed; allowed: 'new', 'some'",
        ),
        (SYMPTOM, "since: [always, suddenly]\n", "", f"{SYMPTOM}: since: is missing; this field is required"),
        (SYMPTOM, "id: S03", "id: S07", ": id: S07 is already the id of docs/symptoms/"),
        (SYMPTOM, "id: S03", "id: S98", f"{SYMPTOM}: id: S98 is not in data/ledger.yml; "),
        (
            SYMPTOM,
            "id: S03",
            "id: S04",
            f"{SYMPTOM}: id: the slug mac-not-receiving belongs to S03 in data/ledger.yml; id: S03",
        ),
        (
            SYMPTOM,
            "fix: F01",
            "fix: F99",
            f"{SYMPTOM}: causes.0.fix: fix F99 does not exist; the id of a page in docs/fixes/",
        ),
        (SYMPTOM, "sources: [A7", "sources: [A999", f"{SYMPTOM}: causes.0.sources: source A999 does not exist; "),
        (
            SYMPTOM,
            "    sources: [A7, A13, A26]\n",
            "",
            f"{SYMPTOM}: causes.0: evidence is 'apple' but no source is given; ",
        ),
        (SYMPTOM, "- id: S07", "- id: S97", "symptom S97 does not exist; the id of another page in docs/symptoms/"),
        (
            SYMPTOM,
            "checked: 2026-",
            f"checked: {TOMORROW} # 2026-",
            f"{SYMPTOM}: checked: {TOMORROW} is in the future; ",
        ),
        (
            SYMPTOM,
            "\ntitle: New",
            "\ntitle: =1+1 New",
            f"{SYMPTOM}: title: begins with '=', which a spreadsheet runs; a letter, ",
        ),
        (SYMPTOM, "It sounds", "It {{sounds}}", f"{SYMPTOM}: reply: has '{{{{', which help desks replace; plain text"),
        (SYMPTOM, "\n---\n\n", "\n\n", f"{SYMPTOM}: line 1: front matter is not closed; a block of YAML between"),
        (SYMPTOM, "---\nid", "id", f"{SYMPTOM}: line 1: front matter is missing; a block of YAML between"),
        (SYMPTOM, "group: missing", "group: [missing", f"{SYMPTOM}: line "),
        (
            SYMPTOM,
            "group: missing",
            "group: missing\ngroup: sms",
            "cannot be read as YAML ('group' stands twice); valid YAML",
        ),
        (
            SYMPTOM,
            'place("imessage-account"',
            'place("imessage-acount"',
            ": place 'imessage-acount' does not exist; a key of data/places.yml",
        ),
        (SYMPTOM, '"macOS 26"', '"macOS 17"', ": 'macOS 17' does not exist; known: 10.8, "),
        (
            SYMPTOM,
            "{{ cause_table() }}",
            "{{ cause_tables() }}",
            ": {{ cause_tables() }} does not exist; allowed: place, ",
        ),
        (SYMPTOM, "## Causes { #causes }", "## Causes", ": the heading has no anchor of its own; an id after it"),
        (SYMPTOM, "## Causes { #causes }", "", f"{SYMPTOM}: sections: sections are check-first, none-fit"),
        (FIX, "{{ at_a_glance() }}", "", f"{FIX}: parts: the parts are next_fix, evidence_note; at_a_glance, next_fix"),
        (FIX, "(turn-on-messages-in-icloud.md)", "(turn-on-icloud.md)", ": the link turn-on-icloud.md leads nowhere; "),
        (
            FIX,
            "(turn-on-messages-in-icloud.md)",
            "(toggle-imessage.md#nowhere)",
            "names an anchor that does not exist; an anchor of docs/",
        ),
        (
            FIX,
            "deletes: nothing",
            "deletes: messages",
            f"{FIX}: front matter: deletes is 'messages' and there is no warning; ",
        ),
        (FIX, "minutes: [1, 2]", "minutes: [2, 1]", f"{FIX}: front matter: minutes are [2, 1]; "),
        (FIX, "next: F03", "next: F02", f"{FIX}: next: fix F02 does not exist, or is this page; "),
        (
            "docs/fixes/toggle-imessage.md",
            '"iOS 18 or later"',
            '"iOS 19 or later"',
            ": 'iOS 19' does not exist; known: 5, 6",
        ),
        (
            "docs/fixes/toggle-imessage.md",
            '"iOS 18 or later"',
            '"Newer"',
            ": 'Newer' is neither a device nor a range of versions; ",
        ),
        (
            "data/places.yml",
            'from: "18"',
            'from: "19"',
            "data/places.yml: messages-settings.paths.1: iOS 19 does not exist; known",
        ),
        (
            "data/places.yml",
            'from: "18"',
            'from: "17"',
            "messages-settings.paths.1: overlaps messages-settings.paths.0; one path",
        ),
        (
            "data/places.yml",
            "other devices.\n  checked: 2026-11-23\n",
            "other devices.\n",
            "has no source, and no page names it, so nobody knows its age; checked: ",
        ),
        (
            "data/groups.yml",
            "title: Start here",
            "name: Start here",
            "data/groups.yml: start.name: is not a known field; known fields: description, title",
        ),
    ],
)
def test_a_mistake_is_one_clear_line(copy, file, old, new, line):
    edit(copy / file, old, new)
    found = problems_of(copy)
    assert any(line in problem for problem in found), found
    assert all("\n" not in problem and problem.count("; ") >= 1 for problem in found)


def test_a_reply_that_is_too_long_says_by_how_much(copy):
    edit(copy / FIX, "reply: >-\n", "reply: >-\n  " + "word " * 95 + "\n")
    assert any(": reply: has 1" in p and "words; at most 90, without the link" in p for p in problems_of(copy))


def test_a_file_that_is_not_utf_8_is_named(copy):
    (copy / SYMPTOM).write_bytes((copy / SYMPTOM).read_bytes() + b"\xff\xfe")
    assert any(p.startswith(f"{SYMPTOM}: byte ") and "is not UTF-8; save it as UTF-8" in p for p in problems_of(copy))


def test_a_mistake_in_one_page_is_not_blamed_on_the_pages_that_link_to_it(copy):
    edit(copy / "docs/fixes/match-addresses.md", "deletes: nothing", "deletes: everything")
    assert [p.split(":")[0] for p in problems_of(copy)] == ["docs/fixes/match-addresses.md"]


def test_renaming_a_published_page_needs_a_redirect(copy):
    (copy / FIX).rename(copy / "docs/fixes/send-something.md")
    assert any(
        "docs/fixes/send-something.md: redirects: the published address fixes/send-from-lagging-device/ leads nowhere; "
        "redirects: [send-from-lagging-device]" in p
        for p in problems_of(copy)
    )
    edit(copy / "docs/fixes/send-something.md", "next: F03", "next: F03\nredirects: [send-from-lagging-device]")
    assert not any("redirects" in p for p in problems_of(copy))


def test_a_published_anchor_that_is_gone_stops_the_build(copy, tmp_path):
    path = copy / "docs/about/licence.md"
    edit(path, "{ #icons }", "{ #pictures }")
    with pytest.raises(ContentError) as error:
        build_site(copy, tmp_path / "site")
    assert [str(p) for p in error.value.problems] == [
        'docs/about/licence.md: #icons: the published anchor is gone; <span id="icons"></span> at the place that took over from it',
        "docs/about/licence.md: anchors: #pictures not in data/ledger.yml; run `make ledger`",
    ]
    assert not (tmp_path / "site").exists()


def test_a_published_page_that_is_gone_stops_the_build(copy, tmp_path):
    edit(copy / "data/ledger.yml", "pages:\n", 'pages:\n  "about/old/": [top]\n')
    with pytest.raises(ContentError) as error:
        build_site(copy, tmp_path / "site")
    assert "pages.about/old/: /about/old/ was published and has no page" in str(error.value.problems[0])


def test_the_command_prints_every_mistake_and_leaves_the_old_site_alone(copy):
    edit(copy / SYMPTOM, "group: missing", "group: lost")
    edit(copy / FIX, "minutes: [1, 2]", "minutes: soon")
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("old")
    run = subprocess.run(
        [sys.executable, "-m", "resync", "build"], cwd=copy, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    lines = run.stderr.splitlines()
    assert [line.split(": ")[0] for line in lines] == [FIX, SYMPTOM, lines[-1]]
    assert "2 problem(s); nothing was replaced." in lines[-1]
    assert "Traceback" not in run.stderr
    assert [p.name for p in (copy / "site").iterdir()] == ["index.html"]
    assert not [p.name for p in copy.iterdir() if p.name.startswith(".site")]
