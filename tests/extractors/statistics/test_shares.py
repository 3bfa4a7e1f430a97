"""Which count, whole and percentage an article prints together."""

from __future__ import annotations

import pytest

from auditor.engine import understand
from auditor.rules import load_rules


def shares(text: str) -> list[tuple[int | None, int | None, float]]:
    found = understand(text, "page.md", load_rules()).statistics.shares
    return [(share.count.whole, share.whole.whole, share.percent.value) for share in found]


@pytest.mark.parametrize(
    "text",
    [
        "Twelve of the 48 implant wearers (25%) heard a whistle.",
        "12 of 48 dentures (25%) cracked.",
        "A whistle was heard by 12/48 (25%).",
        "In 25% (12 of 48) of the ears it was loud.",
        "In 25% of wearers (12/48) it was loud.",
        "Twelve (25%) of the 48 wearers heard it.",
        "It was heard by 12 of 48 wearers, or 25%.",
        "It was heard by 12 out of 48 wearers, which is 25 per cent.",
    ],
)
def test_three_figures_side_by_side(text: str) -> None:
    assert shares(text) == [(12, 48, 25.0)]


@pytest.mark.parametrize(
    "text",
    [
        "Nine of 14 trials found a benefit (25% lower risk).",
        "Seven of the nine patients had a fall in blood pressure (12%).",
        "About 12 of the 48 wearers (30%) heard it.",
        "More than 40 of 48 wearers (80%) heard it.",
        "Twelve of the 48 wearers heard it, and prices rose by 30%.",
        "The risk was 12 in 48 (95% CI 10 to 40).",
        "The sensitivity was 60% (12 to 48).",
    ],
)
def test_percentages_that_are_no_share_of_these(text: str) -> None:
    assert shares(text) == []


def test_of_them_points_to_the_group_above() -> None:
    assert shares("The survey reached 420 dentists. Of these, 310 replied, and 205 of them (58%) were asked again.") == [
        (205, 310, 58.0)
    ]


def test_of_them_is_taken_as_meant_where_some_group_fits() -> None:
    assert shares("The survey reached 420 dentists, and 310 replied. Later, 205 of them (66%) were asked again.") == []
