"""Two shares held against each other."""

from __future__ import annotations

from math import sqrt


def z_of_two_shares(first: float, of_first: float, second: float, of_second: float) -> float:
    """How many standard errors lie between two shares, by the pooled z-test of two proportions; 0 where it is not defined.

    Altman DG 1991, Practical Statistics for Medical Research, section 10.3. Counts first, then the sizes of their groups.
    """
    if of_first <= 0 or of_second <= 0:
        return 0.0
    pooled = (first + second) / (of_first + of_second)
    error = sqrt(max(pooled * (1 - pooled), 0.0) * (1 / of_first + 1 / of_second))
    return abs(first / of_first - second / of_second) / error if error else 0.0
