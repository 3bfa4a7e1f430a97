"""What a printed figure can stand for: every value that rounds to it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

MOST_PARTS = 12  # beyond that the subsets are too many to weigh, and too many for a finding to be sure


def exact(value: float, decimals: int) -> Fraction:
    """A printed decimal as the fraction that its digits spell (`0.1` is one tenth, not its binary neighbour)."""
    scale: int = 10**decimals
    return Fraction(round(value * scale), scale)


def half_unit(decimals: int) -> Fraction:
    """Half a unit of the last printed decimal place."""
    return Fraction(1, 2 * 10**decimals)


def rounds_to(true: Fraction, printed: Fraction, decimals: int) -> bool:
    """Whether `true` may be printed as `printed`: rounded to either side of a half, or cut off."""
    return abs(true - printed) <= half_unit(decimals) or 0 <= true - printed < 2 * half_unit(decimals)


def percent_fits(count: int, whole: int, percent: float, decimals: int) -> bool:
    """Whether `count` of `whole` may be printed as `percent`."""
    return rounds_to(Fraction(100 * count, whole), exact(percent, decimals), decimals)


def percent_text(count: int, whole: int, decimals: int) -> str:
    """The percentage of `count` in `whole`, to be shown beside one printed with `decimals` decimals."""
    return f"{float(Fraction(100 * count, whole)):.{decimals}f}%"


def change_range(before: tuple[float, int], after: tuple[float, int]) -> tuple[float, float]:
    """The least and the most relative change, in percent, between two figures given as (value, decimals). `before` is not 0."""
    ends = []
    for sign in (-1, 1):
        for other in (-1, 1):
            start = exact(*before) + sign * half_unit(before[1])
            end = exact(*after) + other * half_unit(after[1])
            if start != 0:
                ends.append(float(100 * (end - start) / abs(start)))
    return min(ends), max(ends)


def some_add_up(parts: Iterable[int], whole: int) -> bool:
    """Whether two or more of the parts make the whole; with too many parts to tell, yes."""
    parts = tuple(parts)
    if len(parts) > MOST_PARTS:
        return True
    return any(sum(chosen) == whole for size in range(2, len(parts) + 1) for chosen in combinations(parts, size))
