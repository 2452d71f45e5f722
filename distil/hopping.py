"""Texts that nobody wrote: they go along one of ours, and hop to another that has the same word or the same two."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

WORDS = (5, 25)  # of a text, at most
READ = (3, 40)  # words of the texts that it goes along
HOP = 0.35  # at each word, after as many as a text must have
AFTER_TWO = 0.8  # of the hops, where the two words before are the same; else one
TRIES = 100  # for each text


def hopping(texts: Sequence[str], count: int, seed: int) -> list[str]:
    """``count`` texts, none of which is in ``texts``.

    Raises :class:`ValueError` if ``texts`` have too little in common to make so many.
    """
    dice = random.Random(seed)  # noqa: S311 (no secret)
    lines = [words for text in texts if READ[0] <= len(words := text.lower().split()) <= READ[1]]
    places = _places(lines)
    seen = {" ".join(words) for words in lines}
    found: list[str] = []
    for _ in range(TRIES * count if lines else 0):
        if len(found) == count:
            break
        said = _walk(lines, places, dice)
        text = " ".join(said)
        if len(said) >= READ[0] and text not in seen:
            seen.add(text)
            found.append(text)
    if len(found) < count:
        raise ValueError(f"{len(lines)} texts have too little in common for {count} others")
    return found


def _places(lines: Sequence[Sequence[str]]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Where each word, and each two that follow each other, end: line and place."""
    places: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for line, words in enumerate(lines):
        for place, word in enumerate(words):
            places[word,].append((line, place))
            if place:
                places[words[place - 1], word].append((line, place))
    return places


def _walk(
    lines: Sequence[Sequence[str]], places: dict[tuple[str, ...], list[tuple[int, int]]], dice: random.Random
) -> list[str]:
    """The words of one text, from the beginning of a line on."""
    line, place = dice.randrange(len(lines)), 0
    said = [lines[line][0]]
    most = dice.randint(*WORDS)
    while len(said) < most:
        if len(said) >= READ[0] and dice.random() < HOP:
            two = (said[-2], said[-1])
            line, place = dice.choice(places[two if dice.random() < AFTER_TWO and two in places else (said[-1],)])
        if place + 1 >= len(lines[line]):
            break
        place += 1
        said.append(lines[line][place])
    return said
