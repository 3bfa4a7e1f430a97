"""Which means and standard deviations whole numbers can have.

GRIM: the mean of n whole numbers is a whole number over n (Brown & Heathers, Soc Psychol Personal Sci 2017,
doi:10.1177/1948550616673876). GRIMMER: the sum of their squares is whole, and odd where their sum is odd
(Anaya, PeerJ Preprints 2016, doi:10.7287/peerj.preprints.2400v1; the analytic form is A. Allard's, 2018).
"""

from __future__ import annotations

import math
from fractions import Fraction

from auditor.arithmetic.rounding import half_unit


def neighbours(mean: Fraction, n: int) -> tuple[Fraction, Fraction]:
    """The means of `n` whole numbers next below and next above `mean`."""
    total = math.floor(mean * n)
    return Fraction(total, n), Fraction(total + 1, n)


def sums(mean: Fraction, decimals: int, n: int) -> list[int]:
    """Every sum of `n` whole numbers whose mean may be printed as `mean`."""
    half = half_unit(decimals)
    return list(range(math.ceil((mean - half) * n), math.floor((mean + half) * n) + 1))


def mean_possible(mean: Fraction, decimals: int, n: int) -> bool:
    """Whether `n` whole numbers may have a mean printed as `mean` with `decimals` decimals."""
    return bool(sums(mean, decimals, n))


def deviation_possible(mean: tuple[Fraction, int], deviation: tuple[Fraction, int], n: int) -> bool:
    """Whether `n` whole numbers may have this mean and this standard deviation (n - 1 below), each (value, decimals).

    Works for means that pass `mean_possible`; for one number there is no standard deviation, and anything is possible.
    """
    if n < 2:
        return True
    value, decimals = deviation
    low = max(value - half_unit(decimals), Fraction(0))
    high = value + half_unit(decimals)
    for total in sums(*mean, n):
        base = Fraction(total * total, n)
        first = math.ceil((n - 1) * low * low + base)
        last = math.floor((n - 1) * high * high + base)
        if any(squares % 2 == total % 2 for squares in (first, first + 1) if squares <= last):
            return True
    return False
