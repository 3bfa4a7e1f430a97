"""`check: interval`: a confidence interval that does not hold its estimate, or says otherwise than its p."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from auditor.arithmetic.p_values import p_of_interval
from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article
from auditor.model.prose import Number
from auditor.model.statistics import Interval
from auditor.reference import Lexicon

ALPHA = 0.05
WORSE = 8  # a p of this small a part of the interval's own is no matter of the method
BETTER = 6  # nor is one this many times as large
CLEAR = (0.02, 0.12)  # intervals of small samples, and exact ones, give a p somewhat off the normal scale's


@dataclass(frozen=True, slots=True)
class IntervalCheck:
    """Holds a 95% interval against its estimate (`against: estimate`), which lies inside it, or against its p (`against: p`)."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"estimate", "low", "high", "null", "p", "problem"})
    PAGE_WIDE: ClassVar = False
    against: str = "estimate"

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every interval that its estimate or its p contradicts."""
        for interval in article.statistics.intervals:
            problem = _misplaced(interval) if self.against == "estimate" else _p_disagrees(interval)
            if problem:
                grounds = (
                    (Ground(interval.p_span, f"p {interval.p_relation} {interval.p:g}"),)
                    if interval.p_span and self.against == "p"
                    else ()
                )
                yield Hit(interval.span, {**_values(interval), "problem": problem}, grounds)

    def lexicons(self) -> Mapping[str, Lexicon]:
        """No words of its own."""
        return {}


def _values(interval: Interval) -> dict[str, str]:
    return {
        "estimate": interval.estimate.span.text if interval.estimate else "",
        "low": shown(interval.low),
        "high": shown(interval.high),
        "null": "" if interval.null is None else f"{interval.null:g}",
        "p": "" if interval.p is None else f"{interval.p_relation} {interval.p:g}",
    }


def shown(number: Number) -> str:
    """The number with the decimals that were printed."""
    return f"{number.value:.{number.decimals}f}"


def _misplaced(interval: Interval) -> str:
    """What is wrong with the bounds or the estimate; a printed figure may be half a unit of its last decimal off."""
    low, high = interval.low.value, interval.high.value
    if low > high and abs(low) > abs(high):
        if (interval.low.span.start != interval.high.span.start) and not (low < 0 or high < 0):
            return f"The interval runs backwards, from {shown(interval.low)} down to {shown(interval.high)}."
        return ""
    if interval.estimate is None or interval.estimate.percent != interval.low.percent:
        return ""
    slack = 0.5 * 10.0 ** -min(interval.estimate.decimals, interval.low.decimals)
    value = interval.estimate.value
    readings = [value, -value] + ([1 / value] if interval.null == 1 and value else [])
    if any(min(low, high) - slack <= reading <= max(low, high) + slack for reading in readings):
        return ""
    return f"{interval.estimate.span.text} does not lie between {shown(interval.low)} and {shown(interval.high)}."


def _p_disagrees(interval: Interval) -> str:
    """Whether the interval and p fall on different sides of significance, by more than the method of either can explain."""
    estimate, null, p = interval.estimate, interval.null, interval.p
    low, high = interval.low.value, interval.high.value
    if estimate is None or null is None or p is None or not low < estimate.value < high or (null == 1 and low <= 0):
        return ""
    implied = p_of_interval(estimate.value, low, high, ratio=null == 1)
    inside = low < null < high
    far = implied > CLEAR[1] or (implied > WORSE * p and implied > ALPHA)
    if inside and far and interval.p_relation in ("=", "<", "≤") and p < ALPHA:
        return f"The interval takes in {null:g}, no effect, and goes with a p of about {implied:.2f}."
    apart = null < low or null > high
    near = implied < CLEAR[0] or p > BETTER * implied
    if apart and near and p > ALPHA and interval.p_relation in ("=", ">", "≥"):
        return f"The interval leaves out {null:g}, no effect, and goes with a p of about {implied:.2g}."
    return ""
