"""The texts that nobody wrote, from which vectors of words are learnt (distil/)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from distil.hopping import hopping

OURS = [
    "my mac does not get texts from my iphone",
    "texts from my sister never get to my watch",
    "the watch does not show texts from the mac",
    "since the update my iphone does not ring for texts",
]


def test_they_are_new_and_each_two_words_stand_in_ours_or_meet_at_a_word_of_both():
    pairs = {pair for text in OURS for pair in pairwise(text.split())}
    made = hopping(OURS, 30, seed=3)
    assert len(set(made)) == 30
    assert not set(made) & set(OURS)
    for text in made:
        assert set(pairwise(text.split())) <= pairs


def test_the_same_seed_gives_the_same_texts():
    assert hopping(OURS, 10, seed=3) == hopping(OURS, 10, seed=3) != hopping(OURS, 10, seed=4)


@pytest.mark.parametrize("texts", [[], ["two words"], ["a b c d e", "f g h i j"]])
def test_too_little_in_common_is_told(texts):
    with pytest.raises(ValueError, match="too little in common for 2 others"):
        hopping(texts, 2, seed=1)
