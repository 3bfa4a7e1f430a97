"""`check: one-in`: risks told as "1 in N" with an N that changes, which readers compare the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article
from auditor.model.document import Part
from auditor.model.prose import Sentence
from auditor.model.span import Span

Found = tuple[Span, float]
UNITS = ("week", "day", "month", "year", "hour", "minute", "mg", "ml")


@dataclass(frozen=True, slots=True)
class OneIn:
    """Finds two risks of one section, each of one person in N, where the N differ `times` or more.

    A smaller N than `least` is a share that readers see before them ("1 in 2"), and is left alone.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"one", "other", "per_one", "per_other", "base"})
    PAGE_WIDE: ClassVar = False
    times: float = 2
    least: float = 10

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        earlier: dict[int, Found] = {}
        for sentence in article.prose.sentences:
            if sentence.block.part is not Part.PROSE:
                continue
            for here in (risk for risk in _risks(sentence) if risk[1] >= self.least):
                before = earlier.setdefault(sentence.section, here)
                if max(here[1], before[1]) >= self.times * min(here[1], before[1]):
                    yield self._hit(here, before)
                    earlier[sentence.section] = here

    def _hit(self, here: Found, before: Found) -> Hit:
        base = 10 ** len(str(int(max(here[1], before[1]) - 1)))
        values = {"one": before[0].text, "other": here[0].text, "base": f"{base:,}"}
        per = {"per_one": f"{base / before[1]:,.0f}", "per_other": f"{base / here[1]:,.0f}"}
        return Hit(here[0], values | per, (Ground(before[0], f"about {per['per_one']} in {base:,}"),))


def _risks(sentence: Sentence) -> Iterator[Found]:
    """ "1 in 20", "one in 500": not "1 in 4 weeks", where a unit follows."""
    text = sentence.block.text
    for one, of in pairwise(sentence.numbers):
        plain = one.value == 1 and one.upper is None and not one.percent and of.upper is None and not of.percent
        joined = text[one.span.end : of.span.start] in (" in ", " in every ", " out of ")
        if plain and joined and not text[of.span.end :].lstrip().startswith(UNITS):
            yield Span(sentence.block, one.span.start, of.span.end), of.value
