"""A sentence model, tuned until it tells our pages apart, and what it then says of texts."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

LENGTH, LONG = 40, 64  # pieces of words that are read, while it learns and later
SCALE = 16.0  # how far a likeness of 1 lies above one of 0
BATCH = 32
PACES = 5e-3  # of the pages' directions
WARM = 100  # batches until the whole pace


@dataclass(frozen=True)
class Lessons:
    """How a model is tuned: passes over the texts, the pace, and how many of its lower layers stay as they are."""

    epochs: int
    pace: float
    frozen: int


class Teacher:
    """``folder`` has a model and its tokenizer, as sentence-transformers writes them; ``pages`` is their number."""

    def __init__(self, folder: Path, pages: int) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        self.model = AutoModel.from_pretrained(folder, local_files_only=True)
        self.directions = nn.Parameter(torch.zeros(pages, self.model.config.hidden_size))
        self.starts = nn.Parameter(torch.zeros(pages))

    def save(self, path: Path) -> None:
        """Write what was learnt."""
        torch.save({"net": self.model.state_dict(), "head": self.directions.data, "bias": self.starts.data}, path)

    def load(self, path: Path) -> None:
        """Read what :meth:`save` wrote."""
        learnt = torch.load(path)
        self.model.load_state_dict(learnt["net"])
        self.directions.data, self.starts.data = learnt["head"], learnt["bias"]

    def tune(self, texts: Sequence[str], shares: torch.Tensor, lessons: Lessons) -> None:
        """Learn which pages answer the texts; a row of ``shares`` has the share of each page."""
        dice = random.Random(1)  # noqa: S311 (no secret)
        torch.manual_seed(1)
        pieces = self._pieces(texts, LENGTH)
        with torch.no_grad():
            vectors = torch.cat([self._vectors(pieces[at : at + BATCH]) for at in range(0, len(pieces), BATCH)])
            self.directions.data = nn.functional.normalize(shares.T @ vectors + 1e-6, dim=1)
        for part in [self.model.embeddings, *self.model.encoder.layer[: lessons.frozen]] if lessons.frozen else []:
            part.requires_grad_(False)
        moving = [each for each in self.model.parameters() if each.requires_grad]
        groups: list[dict[str, Any]] = [
            {"params": moving, "pace": lessons.pace, "weight_decay": 0.01},
            {"params": [self.directions, self.starts], "pace": PACES, "weight_decay": 0.0},
        ]
        optimizer = torch.optim.AdamW(groups)
        steps = math.ceil(len(pieces) / BATCH) * lessons.epochs
        step = 0
        for _ in range(lessons.epochs):
            for batch in self._batches(pieces, dice):
                self.model.train()
                for group in optimizer.param_groups:
                    group["lr"] = group["pace"] * min(1, (step + 1) / WARM) * (1 - step / steps)
                vectors = nn.functional.dropout(self._vectors([pieces[at] for at in batch]), 0.1)
                loss = -(shares[batch] * torch.log_softmax(self._scores(vectors), 1)).sum(1).mean()
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(moving, 1.0)
                optimizer.step()
                step += 1

    def judge(self, texts: Sequence[str]) -> torch.Tensor:
        """The logarithm of each page's chance, a row for each text."""
        self.model.eval()
        pieces = self._pieces(texts, LONG)
        order = sorted(range(len(pieces)), key=lambda at: len(pieces[at]))
        result = torch.zeros(len(pieces), len(self.starts), dtype=torch.float16)
        with torch.no_grad():
            for first in range(0, len(order), 2 * BATCH):
                batch = order[first : first + 2 * BATCH]
                scores = self._scores(self._vectors([pieces[at] for at in batch]))
                result[batch] = torch.log_softmax(scores, 1).half()
        return result

    def _pieces(self, texts: Sequence[str], longest: int) -> list[list[int]]:
        lower = [text.lower().strip() for text in texts]
        pieces: list[list[int]] = self.tokenizer(lower, truncation=True, max_length=longest)["input_ids"]
        return pieces

    def _vectors(self, pieces: Sequence[list[int]]) -> torch.Tensor:
        width = max(map(len, pieces))
        given = torch.full((len(pieces), width), self.tokenizer.pad_token_id)
        there = torch.zeros(len(pieces), width, dtype=torch.long)
        for row, piece in enumerate(pieces):
            given[row, : len(piece)] = torch.tensor(piece)
            there[row, : len(piece)] = 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said = self.model(input_ids=given, attention_mask=there).last_hidden_state
        said = said.float() * there[:, :, None]
        return nn.functional.normalize(said.sum(1) / there.sum(1, keepdim=True), dim=1)

    def _scores(self, vectors: torch.Tensor) -> torch.Tensor:
        return SCALE * (vectors @ self.directions.T + self.starts)

    @staticmethod
    def _batches(pieces: Sequence[list[int]], dice: random.Random) -> list[list[int]]:
        """Texts of like length together, in any order."""
        order = list(range(len(pieces)))
        dice.shuffle(order)
        parts = [
            sorted(order[at : at + 40 * BATCH], key=lambda n: len(pieces[n])) for at in range(0, len(order), 40 * BATCH)
        ]
        batches = [part[at : at + BATCH] for part in parts for at in range(0, len(part), BATCH)]
        dice.shuffle(batches)
        return batches
