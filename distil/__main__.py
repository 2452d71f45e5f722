"""Fit vectors of words to a sentence model: ``python -m distil`` in an environment of its own (README.md)."""

from __future__ import annotations

import base64
import json
import random
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import all_minilm_l6_v2
import numpy as np
import scipy.sparse
import yaml
from sentence_transformers import SentenceTransformer

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "data" / "word-vectors.txt"
DIMENSIONS = 64
MORE_WORDS = 3000
FOREIGN_TEXTS = 3  # for each word that our texts lack
RIDGE = 3.0
# Words of the model's list before this rank are signs and parts of words.
FIRST_WORD = 1100
RARE = 3e-6
OFTEN, SELDOM = 8, 4  # texts that have a word
REPLACED = 0.6  # of the strange words stand in the place of another one; the rest are put in


def words_of(text: str) -> list[str]:
    """The words of a text as the search reads them."""
    return re.findall(r"[a-z0-9]+", re.sub("['’]", "", text.lower()))


def our_texts() -> list[str]:
    """Titles, descriptions, phrasings and signs of the pages, and all voices."""
    found: set[str] = set()
    for path in [*ROOT.glob("docs/symptoms/*.md"), *ROOT.glob("docs/fixes/*.md")]:
        parts = path.read_text(encoding="utf-8").split("---\n", 2)
        meta = yaml.safe_load(parts[1]) if len(parts) > 1 else {}
        found |= {meta["title"], meta["description"], *meta.get("phrasings", [])}
        found |= {cause["sign"] for cause in meta.get("causes", [])}
    for path in ROOT.glob("data/phrasings/*.yml"):
        voice = yaml.safe_load(path.read_text(encoding="utf-8"))
        found |= {text for texts in voice.values() for text in texts}
    return sorted(text.lower() for text in found)


def fit(texts: list[str], model: Any, vocabulary: dict[str, int]) -> tuple[list[str], Any]:
    """The words, and a row of numbers for each."""
    dice = random.Random(1)  # noqa: S311 (no secret)
    counts = Counter(word for text in texts for word in words_of(text))
    ours = [word for word in counts if not word.isdigit()]
    others = [word for word in vocabulary if re.fullmatch("[a-z]{3,}", word) and word not in counts][:12000]

    def embed(lines: list[str]) -> Any:
        return model.encode(lines, batch_size=128, normalize_embeddings=True, show_progress_bar=False)

    theirs, own = embed(others), embed(ours)
    frequent = own[[i for i, word in enumerate(ours) if counts[word] >= OFTEN]]
    nearness = np.sort(theirs @ frequent.T, 1)[:, -5:].mean(1) - np.arange(len(others)) / len(others) * 0.15
    picked = np.argsort(-nearness)[:MORE_WORDS]
    words = [*ours, *(others[i] for i in picked)]
    number = {word: n for n, word in enumerate(words)}

    total = sum(counts.values())
    rank = {word: place - FIRST_WORD for word, place in vocabulary.items() if place > FIRST_WORD}
    chance = np.array([max(RARE, (counts[w] / total + (0.1 / rank[w] if w in rank else RARE)) / 2) for w in words])
    weights = 1e-3 / (1e-3 + chance)

    lines = list(texts)
    for word in words[len(ours) :] * FOREIGN_TEXTS + [word for word in ours if counts[word] < SELDOM]:
        line = words_of(dice.choice(texts))[:14]
        place = dice.randrange(len(line))
        lines.append(" ".join([*line[:place], word, *line[place + (dice.random() < REPLACED) :]]))
    wanted = embed(lines)
    middle = wanted.mean(0)
    wanted = wanted - middle
    axes = np.linalg.svd(wanted[: len(texts)], full_matrices=False)[2][:DIMENSIONS].T
    wanted = wanted @ axes
    rows, columns, values = [], [], []
    for n, line in enumerate(lines):
        known = [number[word] for word in words_of(line) if word in number]
        share = sum(weights[k] for k in known) or 1
        rows += [n] * len(known)
        columns += known
        values += [weights[k] / share for k in known]
    mix = scipy.sparse.csr_matrix((values, (rows, columns)), shape=(len(lines), len(words)))
    start = (np.concatenate([own, theirs[picked]]) - middle) @ axes
    start *= (wanted * (mix @ start)).sum() / ((mix @ start) ** 2).sum()
    gram = (mix.T @ mix).toarray()
    gram[np.diag_indices_from(gram)] += RIDGE * np.asarray(mix.power(2).sum(0)).mean()
    fitted = start + np.linalg.solve(gram, mix.T @ (wanted - mix @ start))
    return words, fitted * weights[:, None]


def main() -> None:
    """Write the file: a line that says how to read it, then a line for each word."""
    with tempfile.TemporaryDirectory() as folder:
        path = all_minilm_l6_v2.extract_model(folder)
        vocabulary = json.loads((path / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
        words, vectors = fit(our_texts(), SentenceTransformer(str(path), device="cpu"), vocabulary)
    unit = float(np.quantile(np.abs(vectors), 0.9995)) / 127
    codes = np.clip(np.round(vectors / unit), -127, 127).astype(np.int8)
    head = json.dumps({"dimensions": DIMENSIONS, "unit": float(f"{unit:.6g}")})
    lines = [f"{word} {base64.b64encode(code.tobytes()).decode()}" for word, code in zip(words, codes, strict=True)]
    TARGET.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


main()
