"""`check: p-value`: a p that the test statistic printed with it does not give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from auditor.arithmetic.p_values import p_range, p_value
from auditor.checks.interface import Context, Hit
from auditor.model.article import Article
from auditor.model.statistics import TestResult
from auditor.reference import Lexicon


@dataclass(frozen=True, slots=True)
class PValue:
    """Recomputes p from the statistic and its degrees of freedom, for every value that the printed statistic rounds from."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"result", "right", "printed"})
    PAGE_WIDE: ClassVar = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every test result whose p lies outside what its statistic allows."""
        for test in article.statistics.tests:
            try:
                low, high = p_range(test.kind, test.statistic, test.decimals, test.df)
                right = p_value(test.kind, test.statistic, test.df)
            except ValueError:
                continue  # degrees of freedom that cannot be are a slip of the pen, and p cannot be judged by them
            halves = ((low, high), (low / 2, high / 2)) if test.one_sided else ((low, high),)
            if not any(_agrees(test, *ends) for ends in halves):
                shown = f"{right:.3f}" if right >= 0.001 else "below 0.001"
                yield Hit(test.span, {"result": test.span.text, "right": shown, "printed": f"{test.relation} {test.p:g}"})

    def lexicons(self) -> Mapping[str, Lexicon]:
        """No words of its own."""
        return {}


def _agrees(test: TestResult, low: float, high: float) -> bool:
    if test.relation in ("<", "≤"):
        return low <= test.p
    if test.relation in (">", "≥"):
        return high >= test.p
    half: float = 0.5 * 10.0**-test.p_decimals
    if test.p == 0:  # `p = .000` is how some programs print a p below .001
        return low < 2 * half
    return low <= test.p + 2 * half and high >= test.p - half
