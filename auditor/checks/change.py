"""`check: change`: a change in percent, or a doubling, that the figures before and after do not give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from auditor.arithmetic.rounding import change_range
from auditor.checks.interface import Context, Hit
from auditor.model.article import Article
from auditor.model.statistics import Change
from auditor.reference import Lexicon


@dataclass(frozen=True, slots=True)
class ChangeCheck:
    """Works out the change between two figures. The printed one may be off by `slack` percentage points besides rounding."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"before", "after", "right", "printed"})
    PAGE_WIDE: ClassVar = False
    slack: float = 1.0

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every change that no reading of its figures gives."""
        for change in article.statistics.changes:
            low, high = change_range(change.before, change.after)
            if change.percent is not None and not self._fits(change, low, high):
                yield Hit(change.span, _values(change, change.percent.span.text))
            elif change.factors is not None:
                least, most = (100 * (factor - 1) for factor in change.factors)
                if high < least or low > most:
                    yield Hit(change.span, _values(change, change.span.text.split()[0].lower()))

    def _fits(self, change: Change, low: float, high: float) -> bool:
        """Whether the printed percentage is the relative change or, between percentages, their difference in points."""
        percent = change.percent
        if percent is None:
            return True
        slack = self.slack + 10.0**-percent.decimals
        size = abs(percent.value)
        ends = sorted((abs(low), abs(high)))
        points = abs(change.after[0] - change.before[0])
        return ends[0] - slack <= size <= ends[1] + slack or (change.points and abs(size - points) <= slack)

    def lexicons(self) -> Mapping[str, Lexicon]:
        """No words of its own."""
        return {}


def _values(change: Change, printed: str) -> dict[str, str]:
    start, end = change.before[0], change.after[0]
    moved = 100 * (end - start) / start
    way = "rise" if moved > 0 else "fall"
    right = f"a {way} of {abs(moved):.0f}%" if start != end else "no change"
    return {"before": f"{start:g}", "after": f"{end:g}", "right": right, "printed": printed}
