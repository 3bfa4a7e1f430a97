"""P-values against published tables (the critical values in any statistics textbook) and worked examples."""

from __future__ import annotations

import pytest

from auditor.arithmetic.p_values import p_of_interval, p_range, p_value


@pytest.mark.parametrize(
    ("kind", "statistic", "df", "p"),
    [
        ("t", 2.228, (10.0,), 0.05),
        ("t", -2.20, (28.0,), 0.0362),
        ("F", 3.40, (2.0, 57.0), 0.0403),
        ("chi2", 3.841, (1.0,), 0.05),
        ("chi2", 18.307, (10.0,), 0.05),
        ("r", 0.30, (48.0,), 0.0343),
        ("z", 1.96, (), 0.05),
    ],
)
def test_two_sided_p(kind: str, statistic: float, df: tuple[float, ...], p: float) -> None:
    assert p_value(kind, statistic, df) == pytest.approx(p, abs=0.0001)


def test_the_range_allows_for_the_rounding_of_the_statistic() -> None:
    low, high = p_range("t", 2.2, 1, (28.0,))
    assert low == pytest.approx(0.0325, abs=0.0002)
    assert high == pytest.approx(0.0403, abs=0.0002)


@pytest.mark.parametrize(
    ("kind", "statistic", "df"), [("t", 2.0, ()), ("t", 2.0, (0.0,)), ("F", 2.0, (3.0,)), ("r", 1.2, (9.0,)), ("q", 1.0, (2.0,))]
)
def test_what_cannot_be_is_refused(kind: str, statistic: float, df: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"cannot have|lies between|there is no"):
        p_value(kind, statistic, df)


def test_the_p_that_an_interval_implies() -> None:
    assert p_of_interval(0.80, 0.65, 0.98, ratio=True) == pytest.approx(0.033, abs=0.001)
    assert p_of_interval(4.0, -0.5, 8.5, ratio=False) == pytest.approx(0.082, abs=0.001)
