"""`check: percent-of-count`: percentages that the counts beside them do not give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from auditor.arithmetic.rounding import percent_fits, percent_text
from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article
from auditor.reference import Lexicon


@dataclass(frozen=True, slots=True)
class PercentOfCount:
    """Compares each percentage with the count and the whole printed with it, rounded either way or cut off.

    `base` is where the whole is printed: `stated` beside the count, `above` in the sentences before it.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"count", "whole", "right", "printed"})
    PAGE_WIDE: ClassVar = False
    base: str = "stated"

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every share whose percentage no rounding gives."""
        for share in article.statistics.shares:
            count, whole = share.count.whole, share.whole.whole
            if count is None or not whole or share.stated != (self.base == "stated"):
                continue
            if percent_fits(count, whole, share.percent.value, share.percent.decimals):
                continue
            right = percent_text(count, whole, share.percent.decimals)
            printed = f"{share.percent.value:.{share.percent.decimals}f}%"
            values = {"count": f"{count:,}", "whole": f"{whole:,}", "right": right, "printed": printed}
            ground = Ground(share.whole.span, f"{count:,} of {whole:,} is {right}")
            yield Hit(share.span, values, (ground,))

    def lexicons(self) -> Mapping[str, Lexicon]:
        """No words of its own."""
        return {}
