"""What a printed figure can stand for."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.arithmetic.rounding import change_range, exact, percent_fits, percent_text, some_add_up


@pytest.mark.parametrize(
    ("count", "whole", "percent", "decimals"), [(7, 9, 78, 0), (7, 9, 77, 0), (5, 8, 62, 0), (5, 8, 63, 0), (16, 56, 28.6, 1)]
)
def test_rounded_to_either_side_of_a_half_or_cut_off(count: int, whole: int, percent: float, decimals: int) -> None:
    assert percent_fits(count, whole, percent, decimals)


@pytest.mark.parametrize(
    ("count", "whole", "percent", "decimals"), [(7, 9, 71, 0), (25, 31, 91, 0), (342, 360, 95.7, 1), (9, 41, 20, 0)]
)
def test_no_rounding_gives_these(count: int, whole: int, percent: float, decimals: int) -> None:
    assert not percent_fits(count, whole, percent, decimals)


@given(st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))), st.integers(0, 2))
def test_what_python_prints_always_fits(pair: tuple[int, int], decimals: int) -> None:
    printed = percent_text(*pair, decimals)
    assert percent_fits(*pair, float(printed[:-1]), decimals)


def test_a_decimal_is_the_fraction_that_its_digits_spell() -> None:
    assert exact(0.1, 1) == Fraction(1, 10)
    assert exact(3.40, 2) == Fraction(34, 10)


def test_change_allows_for_the_rounding_of_both_figures() -> None:
    low, high = change_range((7.7, 1), (4.2, 1))
    assert low < -45.45 < high
    assert -47 < low < high < -44


def test_some_parts_make_the_whole() -> None:
    assert some_add_up([126, 98, 16], 240)
    assert not some_add_up([126, 98], 240)
    assert not some_add_up([240, 1], 240)
