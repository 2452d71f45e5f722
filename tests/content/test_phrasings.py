"""Ways to say it that are not on the pages: mistakes in ``data/phrasings/`` are one clear line each."""

from __future__ import annotations

import pytest

from resync.checks import check_content
from resync.checks.phrasings import check_phrasings
from resync.learning.texts import searched_pages, shared_texts
from resync.load import read_content

VOICE = "data/phrasings/somebody.yml"


def problems_of(folder, text):
    (folder / VOICE).parent.mkdir(exist_ok=True)
    (folder / VOICE).write_text(text, encoding="utf-8")
    return [str(problem) for problem in check_content(read_content(folder)) if problem.path == VOICE]


def test_our_phrasings_have_no_mistakes(site, root):
    assert check_phrasings(site, root) == []


def test_a_voice_is_read(copy):
    assert problems_of(copy, "S03:\n  - my big computer stays dumb\n") == []
    site = read_content(copy).site
    assert site.voices["somebody"] == {"S03": ["my big computer stays dumb"]}


def test_a_text_may_need_several_pages_or_none(copy):
    assert (
        problems_of(copy, "S03 F01:\n  - my big computer stays dumb\nelsewhere:\n  - my big toaster stays dumb\n") == []
    )
    site = read_content(copy).site
    pages = searched_pages(site)
    heard = {texts[-1]: numbers for numbers, texts in shared_texts(site)}
    assert [pages[number] for number in heard["my big computer stays dumb"]] == [
        site.entries["S03"],
        site.entries["F01"],
    ]
    assert heard["my big toaster stays dumb"] == [len(pages)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("S999: [the moon is blue]", ": S999: there is no page S999; ids of pages"),
        ("S03 S999: [the moon is blue]", ": S03 S999: there is no page S999; ids of pages"),
        ("S03 S03: [the moon is blue]", ": S03 S03: an id stands twice; ids of pages"),
        ("T03: [the moon is blue]", ": T03: 'T03' has the wrong form; ids with spaces"),
        ("S03 elsewhere: [the moon is blue]", ": 'S03 elsewhere' has the wrong form; ids with spaces"),
        ("S03: ['']", ": S03.0: has 0 characters; at least 1"),
        (f"S03: [{'ab ' * 120}]", ": S03.0: has 359 characters; at most 320"),
        ("S03: []", ": S03: has 0 entries; at least 1"),
        ("", ": yaml: says nothing; names and their values"),
        ("S03: [the moon is blue, The moon is blue]", ": S03: 'The moon is blue' is listed twice"),
        (
            "S03: [the moon is blue today, 'Today: is my moon blue?']",
            f": S03.1: 'Today: is my moon blue?' has the same words as one in {VOICE}: S03.0; other words",
        ),
        (
            "S03: [New messages reach the iPhone but not a Mac]",
            ": S03.0: 'New messages reach the iPhone but not a Mac' has the same words as one in docs/symptoms/",
        ),
        (
            "S04: [new messages reach the iPhone but not the Mac]",
            ": S04.0: 'new messages reach the iPhone but not the Mac' stands for S03, too; words that tell",
        ),
        (
            "S04 F01: [new messages reach the iPhone but not the Mac]",
            ": S04 F01.0: 'new messages reach the iPhone but not the Mac' stands for S03, too; words that tell",
        ),
        (
            "S05 S03: [New messages reach the iPhone but not a Mac]",
            ": S05 S03.0: 'New messages reach the iPhone but not a Mac' has the same words as one in docs/symptoms/",
        ),
        (
            "S03: [My mac is MUTE!]",
            ": S03.0: 'My mac is MUTE!' is a question of tests/search/questions.tsv; other words",
        ),
    ],
)
def test_mistakes_are_one_line(copy, text, line):
    table = copy / "tests/search/questions.tsv"
    table.parent.mkdir(parents=True)
    table.write_text('query\taccept\n"my mac is mute\tS03\n', encoding="utf-8")
    found = problems_of(copy, text)
    assert len(found) == 1
    assert found[0].startswith(f"{VOICE}:")
    assert line in found[0]
