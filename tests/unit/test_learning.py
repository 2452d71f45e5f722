"""What the search learns: the same each time, from what is there now, and what becomes of it in the browser."""

from __future__ import annotations

import dataclasses
import json

import pytest

from resync.learning.learnt import FILE, check_learnt, learn, read_learnt
from resync.load import load_site
from resync.problems import ContentError
from tests.search.engine import Engine

STALE = f"{FILE}: fingerprint: was learnt from other texts than those that are there now; run `make learn`"
BROKEN = f"{FILE}: file: is missing or broken; run `make learn`"


def problems_of(folder):
    return [str(problem) for problem in check_learnt(load_site(folder), folder)]


def test_ours_is_fresh(root):
    assert problems_of(root) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("docs/symptoms/mac-not-receiving.md", "title: New", "title: Fresh new"),
        ("docs/symptoms/mac-not-receiving.md", "phrasings:", "phrasings:\n  - the big machine remains dumb"),
        ("data/phrasings/elderly.yml", "S03:", "S03:\n  - the large machine remains dumb"),
        ("data/vocabulary.yml", "watch: [", "watch: [turnip, "),
        ("docs/assets/js/search-text.js", "const CLAUSE", "// new\nconst CLAUSE"),
    ],
)
def test_what_was_learnt_from_other_texts_is_one_line(copy, file, old, new):
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert problems_of(copy) == [STALE]


@pytest.mark.parametrize("text", [None, "", "{", "[]", "{}", '{"fingerprint": "x"}'])
def test_a_broken_file_is_one_line(copy, text):
    if text is None:
        (copy / FILE).unlink()
    else:
        (copy / FILE).write_text(text, encoding="utf-8")
    assert problems_of(copy) == [BROKEN]


def test_learning_gives_the_same_each_time_and_takes_a_new_page(copy):
    site = load_site(copy)
    page = site.symptoms["S03"]
    phrasings = ["turnips grow out of my telephone", "a turnip in the telephone", "the telephone has turnips"]
    meta = page.meta.model_copy(update={"id": "S999", "title": "Turnips in the telephone", "phrasings": phrasings})
    new = dataclasses.replace(page, path="symptoms/turnips.md", meta=meta)
    less = dataclasses.replace(site, symptoms={**site.symptoms, "S999": new}, voices={})
    learn(less, copy)
    first = (copy / FILE).read_bytes()
    learn(less, copy)
    assert (copy / FILE).read_bytes() == first
    assert check_learnt(less, copy) == []
    folder = copy / "engine"
    folder.mkdir()
    [found] = Engine(less, folder, copy).ask([("search", "turnips in my telephone", 3)])
    assert found["results"][0]["id"] == "S999"


def test_learning_without_node_says_so(copy, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ContentError, match="Node is not installed; Node 18 or later"):
        learn(load_site(copy), copy)


def cut(text):
    return text[: len(text) // 2]


@pytest.mark.parametrize(
    "damage",
    [
        lambda more: more["learnt"].update(hashes=cut(more["learnt"]["hashes"])),
        lambda more: more["learnt"].update(levels=more["learnt"]["levels"] + "!!"),
        lambda more: more["meaning"].update(words=cut(more["meaning"]["words"])),
        lambda more: more["meaning"].update(codes="é" + more["meaning"]["codes"][1:]),
        lambda more: more.update(of="another version"),
        lambda more: more.pop("meaning"),
    ],
    ids=["cut", "too long", "words cut", "strange characters", "another version", "missing"],
)
def test_a_second_part_that_cannot_be_used_leaves_the_first(site, tmp_path, damage):
    engine = Engine(site, tmp_path)
    path = tmp_path / "search-more.js"
    text = path.read_text(encoding="utf-8")
    more = json.loads(
        text[len("export default JSON.parse('") : -len("');\n")].replace("\\'", "'").replace("\\\\", "\\")
    )
    damage(more)
    path.write_text(f"export default {json.dumps(more)};", encoding="utf-8")
    said, found = engine.ask([("extended", "", 0), ("search", "texts arrive at my iphone but not at my mac", 3)])
    assert said is False
    assert found["results"][0]["id"] == "S03"


def test_a_first_part_that_was_cut_is_refused(site, tmp_path):
    learnt = read_learnt(Engine.ROOT)
    learnt["features"]["first"]["gaps"] = cut(learnt["features"]["first"]["gaps"])
    engine = Engine(site, tmp_path, learnt=learnt)
    with pytest.raises(AssertionError, match="RangeError"):
        engine.ask([("search", "texts", 3)])
