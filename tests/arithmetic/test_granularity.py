"""Means and standard deviations that whole numbers can and cannot have, against brute force."""

from __future__ import annotations

import statistics
from fractions import Fraction
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.arithmetic.granularity import deviation_possible, mean_possible, neighbours


# Worked cases of Brown & Heathers 2017
@pytest.mark.parametrize(
    ("mean", "n", "possible"), [("5.19", 28, False), ("5.19", 32, True), ("3.47", 20, False), ("2.35", 9, False)]
)
def test_published_means(mean: str, n: int, possible: bool) -> None:
    assert mean_possible(Fraction(mean), 2, n) is possible


@pytest.mark.parametrize(
    ("mean", "deviation", "n", "possible"),
    [("3.44", "2.47", 18, False), ("5.23", "2.55", 35, False), ("5.23", "2.55", 31, True), ("2.57", "2.57", 30, True)],
)
def test_published_deviations(mean: str, deviation: str, n: int, possible: bool) -> None:
    assert deviation_possible((Fraction(mean), 2), (Fraction(deviation), 2), n) is possible


@given(st.lists(st.integers(0, 40), min_size=2, max_size=60), st.integers(1, 3))
def test_real_whole_numbers_are_never_accused(values: list[int], decimals: int) -> None:
    mean = Fraction(f"{statistics.fmean(values):.{decimals}f}")
    deviation = Fraction(f"{statistics.stdev(values):.{decimals}f}")
    assert mean_possible(mean, decimals, len(values))
    assert deviation_possible((mean, decimals), (deviation, decimals), len(values))


def test_deviations_of_four_values_are_those_that_brute_force_finds() -> None:
    found = set()
    for values in combinations_with_replacement(range(8), 4):
        found.add((f"{statistics.fmean(values):.2f}", f"{statistics.stdev(values):.2f}"))
    for mean in sorted({mean for mean, _ in found}):
        for hundredths in range(80):
            deviation = f"{1 + hundredths / 100:.2f}"
            possible = deviation_possible((Fraction(mean), 2), (Fraction(deviation), 2), 4)
            assert possible or (mean, deviation) not in found


def test_neighbours_are_the_means_on_either_side() -> None:
    assert neighbours(Fraction("11.30"), 12) == (Fraction(135, 12), Fraction(136, 12))
