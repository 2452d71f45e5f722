"""Learn vectors of names from sentence models: ``python -m distil MODEL MODEL`` in its own environment (README.md)."""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch

from distil.hopping import hopping
from distil.teacher import Lessons, Teacher
from distil.vectors import fit, named
from resync.learning.learnt import VECTORS, run_script
from resync.learning.texts import learning_input
from resync.load import load_site

ROOT = Path(__file__).parent.parent
# What took long is kept here, by what it was made from.
KEPT = ROOT / ".cache" / "distil"
TEXTS = 96_000
# By the size of the model: a large one learns slower, and knows more of English before.
SMALL, LARGE = Lessons(epochs=3, pace=1e-4, frozen=0), Lessons(epochs=2, pace=5e-5, frozen=4)
WIDE = 512
CLEARER = 1.2  # than the teachers, as their mean is less sure than each of them
# The search adds what words alone say, so only what these leave over of the hopping texts is to be learnt. On our own
# texts, which they were learnt from, they know too much to count. 0.4 and 0.7 do as well.
KNOWN = 0.5
# How much a text that no page answers counts when names are chosen: what visitors say of messages matters more.
STRANGE = 0.15


def key(*made_from: object) -> str:
    """A name for what is made from this; another one as soon as anything in it changes."""
    return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()[:12]


def judged(folder: Path, documents: list[dict[str, Any]], shares: torch.Tensor, more: list[str]) -> torch.Tensor:
    """The logarithm of each page's chance for ``more``, by the model in ``folder``, tuned on ``documents``.

    ``shares`` has the share of each page in what answers each of them.
    """
    texts = [each["text"] for each in documents]
    answers = [each["answers"] for each in documents]
    learnt = KEPT / f"{folder.name}-{key(str(folder), texts, answers)}.pt"
    said = learnt.with_name(f"{learnt.stem}-{key(more)}.pt")
    if not said.exists():
        teacher = Teacher(folder, shares.shape[1])
        if learnt.exists():
            teacher.load(learnt)
        else:
            teacher.tune(texts, shares, LARGE if teacher.directions.shape[1] > WIDE else SMALL)
            teacher.save(learnt)
        torch.save(teacher.judge(more), said)
    result: torch.Tensor = torch.load(said)
    return result.float()


def shares_of(documents: list[dict[str, Any]]) -> torch.Tensor:
    """A row for each text, with the share of each page in what answers it."""
    pages = 1 + max(page for each in documents for page, _ in each["answers"])
    shares = torch.zeros(len(documents), pages)
    for row, document in enumerate(documents):
        for page, share in document["answers"]:
            shares[row, page] = share
    return shares


def written(names: list[str], vectors: np.ndarray) -> str:
    """The file: a line that says how to read it, then a line for each name."""
    unit = float(np.quantile(np.abs(vectors), 0.9995)) / 127
    codes = np.clip(np.round(vectors / unit), -127, 127).astype(np.int8)
    lines = [f"{name} {base64.b64encode(code.tobytes()).decode()}" for name, code in zip(names, codes, strict=True)]
    return "\n".join([json.dumps({"dimensions": vectors.shape[1]}), *lines]) + "\n"


def main(folders: list[Path]) -> None:
    """Write :data:`VECTORS`, as the models in ``folders`` tell."""
    KEPT.mkdir(parents=True, exist_ok=True)
    given = learning_input(load_site(ROOT))
    texts = [text for page in given["pages"] for text in page] + [
        text for _, shared in given["shared"] for text in shared
    ]
    hopped = hopping(texts, TEXTS, seed=1)
    read = run_script(Path(__file__).with_name("names.mjs"), ROOT, {**given, "more": hopped})
    documents, more = read["documents"], read["more"]
    scores = torch.tensor([each.pop("scores") for each in more], dtype=torch.int16)
    shares = shares_of(documents)
    said = torch.stack([judged(folder, documents, shares, hopped) for folder in folders])
    judgement = torch.softmax(said.mean(0) * CLEARER, 1)
    nothing = len(given["pages"])
    weights = [STRANGE if each["answers"][0][0] == nothing else 1.0 for each in documents]
    names = named([each["names"] for each in documents], weights)
    vectors = fit(
        names,
        [each["names"] for each in [*documents, *more]],
        torch.cat([shares, judgement]),
        torch.cat([torch.zeros_like(shares), scores / 10]) * KNOWN,
    )
    (ROOT / VECTORS).write_text(written(names, vectors), encoding="utf-8")


models = [Path(each).resolve() for each in sys.argv[1:]]
if not models or not all((each / "config.json").is_file() for each in models):
    sys.exit("python -m distil MODEL...: folders of sentence models, each with its config.json (distil/README.md)")
main(models)
