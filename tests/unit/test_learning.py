"""What the search learns: the same each time, from what is there now, and what becomes of it in the browser."""

from __future__ import annotations

import dataclasses
import json
import random
import re
import shutil
import subprocess

import pytest

from resync.learning.learnt import FILE, VECTORS, check_learnt, learn, read_learnt
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


def numbers_of_concepts(folder):
    """Of those that have a vector: numbers, which follow the order of the vocabulary."""
    names = [""]
    for head, rest in re.findall(r"([A-Z])([^A-Z]*)", read_learnt(folder)["meaning"]["words"]):
        names.append(names[-1][: ord(head) - 65] + rest)
    return {int(name[1:]) for name in names if re.fullmatch(r"#\d+", name)}


def test_what_concepts_mean_stays_with_them_when_one_comes(copy):
    site = load_site(copy)
    small = dataclasses.replace(site, voices={"elderly": site.voices["elderly"]})
    learn(small, copy)
    before = numbers_of_concepts(copy)
    # By its name it stands before all others that have numbers.
    learn(dataclasses.replace(small, vocabulary={**site.vocabulary, "aardvark": ["aardvarks"]}), copy)
    assert len(before) > 50
    assert numbers_of_concepts(copy) == {number + 1 for number in before}


def test_learning_without_vectors_says_so(copy):
    (copy / VECTORS).unlink()
    with pytest.raises(ContentError, match="is missing; the file of the last commit"):
        learn(load_site(copy), copy)


def test_learning_without_node_says_so(copy, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ContentError, match="Node is not installed; Node 18 or later"):
        learn(load_site(copy), copy)


def cut(text):
    return text[: len(text) // 2]


def flipped(text):
    """With one other character, in the middle of what is coded."""
    at = len(text) // 3
    return text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        lambda more: more["learnt"].update(coded=cut(more["learnt"]["coded"])),
        lambda more: more["learnt"].update(count=more["learnt"]["count"] * 2),
        lambda more: more["learnt"].update(count=more["learnt"]["count"] // 2),
        lambda more: more["learnt"].pop("weights"),
        lambda more: more["learnt"].update(coded=flipped(more["learnt"]["coded"])),
        lambda more: more["meaning"].update(words=cut(more["meaning"]["words"])),
        lambda more: more["meaning"].update(pairs=100),
        lambda more: more["meaning"].update(dimensions=16),
        lambda more: more["meaning"].update(coded=flipped(more["meaning"]["coded"])),
        lambda more: more["meaning"].update(coded=cut(more["meaning"]["coded"])),
        lambda more: more["meaning"].update(coded="é" + more["meaning"]["coded"][1:]),
        lambda more: more.update(of="another version"),
        lambda more: more.pop("meaning"),
        lambda more: more.pop("phrasings"),
    ],
    ids=[
        "cut",
        "too short",
        "too long",
        "no weights",
        "another character",
        "words cut",
        "fewer pairs",
        "fewer numbers",
        "another character in the meaning",
        "meaning cut",
        "strange characters",
        "another version",
        "missing",
        "no phrasings",
    ],
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
    said, found = engine.ask([("extended", "", 0), ("search", "new messages arrive at my iphone but not at my mac", 3)])
    assert said is False
    assert found["results"][0]["id"] == "S03"
    assert found["results"][0]["phrase"] == ""


def test_a_first_part_that_was_cut_is_refused(site, tmp_path):
    learnt = read_learnt(Engine.ROOT)
    learnt["features"]["first"]["coded"] = cut(learnt["features"]["first"]["coded"])
    engine = Engine(site, tmp_path, learnt=learnt)
    with pytest.raises(AssertionError, match="RangeError"):
        engine.ask([("search", "texts", 3)])


CODED = """
import { createEncoder } from "./codes.mjs";
import { createDecoder } from "./search-codes.js";
import { readFileSync } from "node:fs";
const numbers = JSON.parse(readFileSync(0, "utf8"));
const encoder = createEncoder();
for (const [kind, number] of numbers) encoder.add(kind, number);
const text = encoder.text();
const { next, end } = createDecoder(text);
const read = numbers.map(([kind]) => [kind, next(kind)]);
end();
console.log(JSON.stringify({ length: text.length, read }));
"""


def coded(tmp_path, numbers):
    for path in (Engine.ROOT / "resync/learning/codes.mjs", Engine.ROOT / "docs/assets/js/search-codes.js"):
        shutil.copy(path, tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (tmp_path / "run.mjs").write_text(CODED, encoding="utf-8")
    done = subprocess.run(
        ["node", "run.mjs"], cwd=tmp_path, input=json.dumps(numbers), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_all_numbers_come_back_as_they_went(tmp_path):
    dice = random.Random(1)  # noqa: S311 (no secret)
    numbers = [
        [dice.randrange(70), dice.choice([0, 1, dice.randrange(300), dice.randrange(4_194_304)])] for _ in range(20000)
    ]
    # The same bit for long, and then the other one.
    numbers += [[0, 0]] * 5000 + [[0, 4_194_303]] * 50 + [[1, 1]] * 5000
    assert coded(tmp_path, numbers)["read"] == numbers


def test_numbers_that_nearly_always_are_the_same_take_little(tmp_path):
    assert coded(tmp_path, [[0, 0]] * 8000)["length"] < 200
    assert coded(tmp_path, [[0, n % 2] for n in range(8000)])["length"] > 1000


@pytest.mark.parametrize("text", ["", "AAAA", "////////////////////", "é", "not base64!"])
def test_a_text_without_numbers_is_refused(tmp_path, text):
    shutil.copy(Engine.ROOT / "docs/assets/js/search-codes.js", tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    script = 'import { createDecoder } from "./search-codes.js"; createDecoder(process.argv[1]).next(0);'
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script, text], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "RangeError: what the search has learnt" in done.stderr
