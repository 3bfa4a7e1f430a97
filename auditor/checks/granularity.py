"""`check: granularity`: means and standard deviations that whole numbers cannot have, and percentages that no count gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from auditor.arithmetic.granularity import deviation_possible, mean_possible, neighbours
from auditor.arithmetic.rounding import exact
from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article
from auditor.model.statistics import Mean
from auditor.reference import Lexicon


@dataclass(frozen=True, slots=True)
class Granularity:
    """Tests means (`of: mean`, the GRIM test) or standard deviations (`of: deviation`, GRIMMER) of values said to be whole."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"n", "mean", "below", "above", "deviation"})
    PAGE_WIDE: ClassVar = False
    of: str = "mean"

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every mean or standard deviation that no whole numbers have."""
        for mean in article.statistics.means:
            n = mean.n.whole or 0
            value = exact(mean.mean.value, mean.mean.decimals)
            possible = mean_possible(value, mean.mean.decimals, n)
            if self.of == "mean" and not possible:
                yield _hit(mean, value, n)
            elif self.of == "deviation" and possible and mean.deviation:
                spread = exact(mean.deviation.value, mean.deviation.decimals), mean.deviation.decimals
                if not deviation_possible((value, mean.mean.decimals), spread, n):
                    yield _hit(mean, value, n)

    def lexicons(self) -> Mapping[str, Lexicon]:
        """No words of its own."""
        return {}


def _hit(mean: Mean, value: Fraction, n: int) -> Hit:
    decimals = mean.mean.decimals
    shown = [f"{int(near * n)}/{n} = {float(near):.{decimals}f}" for near in neighbours(value, n)]
    values = {
        "n": str(n),
        "mean": mean.mean.span.text,
        "below": shown[0],
        "above": shown[1],
        "deviation": mean.deviation.span.text if mean.deviation else "",
    }
    return Hit(mean.span, values, (Ground(mean.because, "the values are whole numbers"), Ground(mean.n.span, f"{n} values")))
