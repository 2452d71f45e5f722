"""Vectors of names, learnt so that the direction of their sum tells the pages apart as the teachers do."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

WORDS, PAIRS = 3500, 2500
DIMENSIONS = 32
EPOCHS = 8
BATCH = 64
PACE = 4e-3
DROPPED = 0.15  # of the names of a text, each time it is seen
SHARPNESS = 12.0  # how far a likeness of 1 lies above one of 0
WARM = 100  # batches until the whole pace
Names = Sequence[str]


def is_pair(name: str) -> bool:
    """Whether a name stands for two words that follow each other."""
    return "_" in name


def named(texts: Sequence[Names], weights: Sequence[float]) -> list[str]:
    """Names that count for more than one text: words, concepts and the like, then pairs; of both the most used first.

    ``weights`` says how much each text counts.
    """
    counts: Counter[str] = Counter()
    for names, weight in zip(texts, weights, strict=True):
        counts.update(dict.fromkeys(names, weight))
    often = sorted((name for name in counts if counts[name] > 1), key=lambda name: (-counts[name], name))
    words = [name for name in often if not is_pair(name)][:WORDS]
    return [*words, *[name for name in often if is_pair(name)][:PAIRS]]


def fit(names: Names, texts: Sequence[Names], shares: torch.Tensor, known: torch.Tensor) -> np.ndarray:
    """A row of numbers for each of ``names``.

    For each text, a row of ``shares`` says which pages answer it, one of ``known`` what speaks for each page already.
    """
    torch.manual_seed(1)
    dice = np.random.default_rng(1)
    number = {name: at for at, name in enumerate(names)}
    places = [np.array([number[name] for name in text if name in number], dtype=int) for text in texts]
    used = [at for at, row in enumerate(places) if len(row)]
    vectors = nn.Parameter(torch.randn(len(names), DIMENSIONS) * 0.05)
    pages = nn.Parameter(torch.randn(shares.shape[1], DIMENSIONS) * 0.1)
    starts = nn.Parameter(torch.zeros(shares.shape[1]))
    optimizer = torch.optim.AdamW(
        [{"params": [pages, starts], "weight_decay": 0.01}, {"params": [vectors], "weight_decay": 0.02}], lr=PACE
    )
    steps = math.ceil(len(used) / BATCH) * EPOCHS
    step = 0
    for _ in range(EPOCHS):
        order = dice.permutation(used)
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            rows = [places[at][dice.random(len(places[at])) > DROPPED] for at in batch]
            rows = [row if len(row) else places[at] for row, at in zip(rows, batch, strict=True)]
            begins = torch.tensor(np.cumsum([0, *map(len, rows[:-1])]))
            sums = nn.functional.embedding_bag(torch.tensor(np.concatenate(rows)), vectors, begins, mode="sum")
            scores = SHARPNESS * (nn.functional.normalize(sums, dim=1) @ pages.T + starts)
            loss = -(shares[batch] * torch.log_softmax(scores + known[batch], 1)).sum(1).mean()
            for group in optimizer.param_groups:
                group["lr"] = PACE * min(1, (step + 1) / WARM) * (1 - step / steps)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([vectors, pages, starts], 2.0)
            optimizer.step()
            step += 1
    return vectors.detach().numpy()
