"""The commands for editors leave a tree in which the checks say what is still to be written, and nothing else."""

from __future__ import annotations

import re
import shutil

import pytest

from resync.checks import check_content
from resync.checks.unwritten import check_unwritten
from resync.editing.commands import run
from resync.export.redirects import redirect_pages, redirects
from resync.load import load_site, read_content
from resync.problems import ContentError
from tests.conftest import ROOT

# No name in here is one of CONTRIBUTING.md: whoever tries its commands as they stand there has green tests.
SLUG = "words-of-a-test"


@pytest.fixture
def tree(copy):
    shutil.copytree(ROOT / "tests/search", copy / "tests/search")
    return copy


def told(tree):
    return check_content(read_content(tree))


def told_after(tree):
    """What is left when the words are there; teaching the search comes last."""
    return [problem for problem in told(tree) if problem.rule != "learnt"]


def write_all(tree):
    """Put words of its own in the place of each TODO."""
    numbers = iter(range(1000))

    def words(todo):
        return f"Words of the editor, number {next(numbers)} here" + (":" if "with a colon" in todo[0] else ".")

    for path in [*tree.glob("docs/*/*.md"), tree / "tests/search/questions.tsv"]:
        text = path.read_text(encoding="utf-8")
        if "TODO" in text:
            path.write_text(re.sub(r'TODO:?[^"\n\t]*', words, text), encoding="utf-8")


def test_a_new_symptom_waits_for_its_words_alone(tree):
    near = f"docs/{load_site(tree).symptoms['S39'].path}"
    said = run(tree, "new-symptom", [f"SLUG={SLUG}", "NEAR=S39"])
    found = told(tree)
    assert found
    assert {problem.rule for problem in found} == {"unwritten"}
    page = f"docs/symptoms/{SLUG}.md"
    assert {problem.path for problem in found} == {page, near, "tests/search/questions.tsv"}
    assert any(problem.path == page and "still to be written (12, to line " in problem.wrong for problem in found)
    assert all(str(problem) in said for problem in found)
    write_all(tree)
    assert told_after(tree) == []
    site = load_site(tree)
    key = max(site.symptoms, key=lambda each: int(each[1:]))
    assert site.ledger.ids[key].slugs == [SLUG]
    assert key in {neighbour.id for neighbour in site.symptoms["S39"].meta.neighbours}


def test_a_new_fix_waits_for_its_words_alone(tree):
    run(tree, "new-fix", [f"SLUG={SLUG}", "FOR=S17", "NEXT=F26", "ID=F100"])
    found = told(tree)
    assert {problem.rule for problem in found} == {"unwritten"}
    assert f"docs/fixes/{SLUG}.md" in {problem.path for problem in found}
    write_all(tree)
    assert told_after(tree) == []
    site = load_site(tree)
    assert list(site.fixes)[-1] == "F100"
    assert site.symptoms["S17"].meta.causes[-1].fix == "F100"


@pytest.mark.parametrize(("place", "system"), [("handoff", "ios18"), ("handoff", "macOS 12"), ("wi-fi", "watchos 11")])
def test_a_new_screen_can_be_drawn_and_waits_for_a_page(tree, place, system):
    run(tree, "new-screen", [f"PLACE={place}", f"OS={system}", f"STATE={SLUG}"])
    (problem,) = told(tree)
    assert re.fullmatch(rf"screens/\w+-\d+-{place}-{SLUG}.yml", problem.path)
    assert problem.wrong == "no page shows this screen"


def test_a_renamed_page_is_found_at_all_its_addresses(tree):
    before = load_site(tree).fixes["F01"].path
    linking = [path for path in tree.glob("docs/**/*.md") if "match-addresses.md" in path.read_text(encoding="utf-8")]
    run(tree, "rename", ["ID=F01", "SLUG=same-addresses"])
    assert told(tree) == []
    site = load_site(tree)
    assert site.fixes["F01"].path == "fixes/same-addresses.md"
    assert not (tree / "docs" / before).exists()
    assert redirects(site)["fixes/match-addresses/"] == redirects(site)["go/f01/"] == "fixes/same-addresses/"
    assert len(linking) > 5
    assert not any("match-addresses.md" in p.read_text(encoding="utf-8") for p in tree.glob("docs/**/*.md"))


def test_a_page_can_be_renamed_twice(tree):
    run(tree, "rename", ["ID=S11", "SLUG=stops-when-idle"])
    run(tree, "rename", ["ID=S11", "SLUG=stops-at-night"])
    assert told(tree) == []
    moved = redirects(load_site(tree))
    for slug in ("stops-after-sleep", "stops-when-idle"):
        assert moved[f"symptoms/{slug}/"] == "symptoms/stops-at-night/"


@pytest.mark.parametrize(("kind", "place"), [("S", -1), ("F", -1), ("F", -2)])
def test_a_retired_page_has_a_successor_everywhere(tree, kind, place):
    before = load_site(tree)
    page, heir = [
        (page, _next(page))
        for key, page in before.entries.items()
        if key.startswith(kind) and _next(page) in before.entries and not _alone(before, page)
    ][place]
    key = page.meta.id
    run(tree, "retire", [f"ID={key}", f"TO={heir}"])
    assert told_after(tree) == []
    site = load_site(tree)
    assert key not in site.entries
    for address in (page.address, f"go/{key.lower()}/"):
        assert f'href="../../{site.entries[heir].address}"' in redirect_pages(site)[f"{address}index.html"]
    left = [
        path.relative_to(tree).as_posix()
        for pattern in ("docs/**/*.md", "data/**/*.yml", "tests/search/*.tsv")
        for path in tree.glob(pattern)
        if re.search(rf"\b{key}\b", path.read_text(encoding="utf-8"))
    ]
    assert left == ["data/ledger.yml"]


def _alone(site, page):
    """Whether a fix would be left to which no other symptom leads."""
    return page.meta.id in site.symptoms and any(len(site.symptoms_using(fix)) == 1 for fix in page.meta.fixes)


def _next(page):
    """The page that fits somebody best who finds this one gone."""
    return page.meta.neighbours[0].id if page.meta.id.startswith("S") else page.meta.next


@pytest.mark.parametrize(
    ("command", "words", "line"),
    [
        ("new-symptom", [], "make new-symptom: SLUG: is missing; SLUG=…: Its address, for ever"),
        (
            "new-symptom",
            ["SLUG=Bad Slug", "NEAR=S39"],
            "make new-symptom: SLUG: 'Bad Slug' is not a slug; small letters",
        ),
        ("new-symptom", ["SLUG=mac-not-receiving", "NEAR=S39"], "'mac-not-receiving' is an address of S03 for ever; "),
        ("new-symptom", ["SLUG=x", "NEAR=S999"], "make new-symptom: NEAR: no page has the id 'S999'; "),
        ("new-symptom", ["SLUG=x", "NEAR=S39", "ID=S03"], "make new-symptom: ID: 'S03' was used before; S"),
        ("new-symptom", ["SLUG=x", "COLOUR=red"], "make new-symptom: COLOUR: is not known; known: SLUG, NEAR, ID"),
        ("new-fix", ["SLUG=x", "FOR=F01"], "make new-fix: FOR: no page has the id 'F01'; "),
        ("new-screen", ["PLACE=nowhere", "OS=ios18"], "make new-screen: PLACE: place 'nowhere' does not exist; "),
        ("new-screen", ["PLACE=wi-fi", "OS=beos"], "make new-screen: OS: 'beos' is not a version of a system; "),
        (
            "new-screen",
            ["PLACE=send-receive", "OS=ios18"],
            "make new-screen: STATE: screens/ios-18-send-receive.yml exists; ",
        ),
        ("rename", ["ID=S11", "SLUG=mac-not-receiving"], "'mac-not-receiving' is an address of S03 for ever; "),
        ("retire", ["ID=S11", "TO=S11"], "make retire: TO: S11 is the page itself; the id of another page"),
    ],
)
def test_what_cannot_be_done_changes_nothing(root, command, words, line):
    with pytest.raises(ContentError) as error:
        run(root, command, words)
    assert line in str(error.value.problems[0])


def test_what_is_missing_is_asked_for_until_it_is_right(tree):
    answers = iter(["Not A Slug", SLUG, "", "S39", ""])
    asked = []

    def ask(question):
        asked.append(question)
        return next(answers)

    run(tree, "new-symptom", [], ask)
    assert [question.split(" ")[0] for question in asked] == ["Its", "Its", "The", "The", "Its"]
    assert (tree / f"docs/symptoms/{SLUG}.md").is_file()


def test_nothing_of_ours_is_unwritten(root):
    assert list(check_unwritten(root)) == []
