"""`check: difference`: a difference that is not that of the two figures before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article
from auditor.model.statistics import Gap
from auditor.reference import Lexicon


@dataclass(frozen=True, slots=True)
class Difference:
    """Reports each difference that neither the two figures before it nor their rounding gives."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"first", "second", "right", "printed"})
    PAGE_WIDE: ClassVar = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every difference that does not follow."""
        for gap in article.statistics.gaps:
            first, second = _ends(gap)
            decimals = max(gap.first.decimals, gap.second.decimals)
            values = {
                "first": f"{first:g}",
                "second": f"{second:g}",
                "right": f"{abs(first - second):.{decimals}f}",
                "printed": gap.span.text,
            }
            grounds = [Ground(gap.first.span, f"{first:g} here")]
            if gap.second is not gap.first:
                grounds.append(Ground(gap.second.span, f"{second:g} here"))
            yield Hit(gap.span, values, tuple(grounds))

    def lexicons(self) -> Mapping[str, Lexicon]:
        """No words of its own."""
        return {}


def _ends(gap: Gap) -> tuple[float, float]:
    return gap.first.value, gap.second.highest
