"""P-values from test statistics, recomputed as statcheck does.

Nuijten et al., Behav Res Methods 2016, doi:10.3758/s13428-015-0664-2.
The distribution functions are the regularised incomplete beta and gamma functions (NIST Digital Library of Mathematical
Functions, 8.17 and 8.2). `mpmath` is loaded only when an article prints a test statistic.
"""

from __future__ import annotations

import math

KINDS = ("t", "F", "chi2", "r", "z")


def p_value(kind: str, statistic: float, df: tuple[float, ...]) -> float:
    """The two-sided p-value (upper tail for F and chi-squared) of a statistic with its degrees of freedom.

    Raises `ValueError` for a kind that is not known, or for degrees of freedom or a statistic that cannot be.
    """
    if kind == "z":
        return math.erfc(abs(statistic) / math.sqrt(2))
    if not df or any(degrees <= 0 for degrees in df) or len(df) != (2 if kind == "F" else 1):
        raise ValueError(f"{kind} cannot have the degrees of freedom {df}")
    if kind == "r":
        if abs(statistic) >= 1:
            raise ValueError("a correlation lies between -1 and 1")
        kind, statistic = "t", statistic * math.sqrt(df[0] / (1 - statistic * statistic))
    if kind == "t":
        return _beta(df[0] / 2, 0.5, df[0] / (df[0] + statistic * statistic))
    if statistic < 0:
        raise ValueError(f"{kind} is never negative")
    if kind == "F":
        return _beta(df[1] / 2, df[0] / 2, df[1] / (df[1] + df[0] * statistic))
    if kind == "chi2":
        return _upper_gamma(df[0] / 2, statistic / 2)
    raise ValueError(f"there is no test statistic {kind}")


def p_range(kind: str, statistic: float, decimals: int, df: tuple[float, ...]) -> tuple[float, float]:
    """The least and the most p that the printed statistic can stand for, its rounding allowed for."""
    half = 0.5 * 10**-decimals
    size = abs(statistic)
    furthest = min(size + half, 1 - 1e-9) if kind == "r" else size + half
    return p_value(kind, furthest, df), p_value(kind, max(size - half, 0.0), df)


def p_of_interval(estimate: float, low: float, high: float, ratio: bool) -> float:
    """The p that an estimate with its 95% interval implies on the normal scale (Altman & Bland 2011, doi:10.1136/bmj.d2090)."""
    if ratio:
        estimate, low, high = math.log(estimate), math.log(low), math.log(high)
    error = (high - low) / (2 * 1.959964)
    return p_value("z", estimate / error, ()) if error > 0 else 1.0


def _beta(a: float, b: float, x: float) -> float:
    from mpmath import betainc

    return float(betainc(a, b, 0, x, regularized=True))


def _upper_gamma(a: float, x: float) -> float:
    from mpmath import gammainc, inf

    return float(gammainc(a, x, inf, regularized=True))
