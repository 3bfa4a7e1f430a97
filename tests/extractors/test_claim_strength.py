"""How strongly a sentence claims cause, on the scale none, correlational, conditional, direct."""

from __future__ import annotations

import pytest

from auditor import claim_strength


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Vitamin C prevents colds.", 3),
        ("The new valve reduces deaths after surgery.", 3),
        ("Lack of sleep leads to mistakes.", 3),
        ("The vaccine is effective in older adults.", 3),
        ("The app did not reduce anxiety.", 3),
        ("Coffee can improve alertness.", 3),
        ("Fluoride may prevent tooth decay.", 2),
        ("Yoga might ease back pain.", 2),
        ("Screen time appears to worsen sleep.", 2),
        ("Coffee was associated with a lower risk of gout.", 1),
        ("Short sleep is linked to weight gain.", 1),
        ("Walkers were less likely to fall.", 1),
        ("The pain score decreased to 4.", 0),
        ("The cause of the pain is unknown.", 0),
        ("We asked whether tea improves sleep.", 0),
        ("Does tea improve sleep?", 0),
        ("The trial took 60 adults.", 0),
    ],
)
def test_one_sentence(sentence: str, level: int) -> None:
    assert claim_strength(sentence) == level


def test_of_several_sentences_the_strongest_counts() -> None:
    assert claim_strength("Tea is linked to sleep. Tea improves sleep. Tea may help.") == 3


def test_no_text_makes_no_claim() -> None:
    assert claim_strength("") == 0
