"""`check: unit-pair`: one amount told in two units that do not agree: `180 lb (95 kg)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from auditor.arithmetic.rounding import half_unit
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.statistics.figures import after, before, between
from auditor.model.article import Article
from auditor.model.document import Part
from auditor.model.prose import Number, Sentence
from auditor.model.span import Span

ROUGH = r"(?:about |around |roughly |nearly |almost |approximately |just (?:over|under) |[~≈]\s?)?"
JOIN = re.compile(rf"\s?(?:[(\[/=]|,?\sor|,\sthat is,?)\s?{ROUGH}")
COMPOUND = re.compile(r"\s?[a-z'′]+\.?,?\s?(?:and )?", re.IGNORECASE)  # `5 ft 10 in`, `11 stone 4 lb`


@dataclass(frozen=True, slots=True)
class Units:
    """Two ways to measure one thing: `other` is `one` times `factor`, plus `offset`."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    one: tuple[str, ...]
    other: tuple[str, ...]
    factor: float
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class UnitPair:
    """Finds a figure and, right behind it, what should be the same in another unit, where no rounding brings the two together.

    Beyond what the printed digits allow, `tolerance` is a share of the second figure (people round more coarsely than they
    print), and `apart` is in its own unit, for scales whose zero is not nothing.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"words", "first", "right", "printed"})
    PAGE_WIDE: ClassVar = False
    pairs: tuple[Units, ...]
    tolerance: float = 0.08
    apart: float = 0.6

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every such pair, in reading order."""
        for sentence in article.prose.sentences:
            if sentence.block.part is Part.REFERENCES:
                continue
            for i, (first, second) in enumerate(pairwise(sentence.numbers)):
                ahead = sentence.numbers[i - 1] if i else None
                if first.upper is None and second.upper is None and not (ahead and COMPOUND.fullmatch(between(ahead, first))):
                    yield from self._pair(sentence, first, second)

    def _pair(self, sentence: Sentence, first: Number, second: Number) -> Iterator[Hit]:
        for units in self.pairs:
            for one, other, back in ((units.one, units.other, False), (units.other, units.one, True)):
                unit, printed = _unit(one, after(first, sentence)), _unit(other, after(second, sentence))
                if not unit or not printed or not JOIN.fullmatch(between(first, second)[len(unit) :]):
                    continue
                right = (first.value - units.offset) / units.factor if back else first.value * units.factor + units.offset
                scale = 1 / units.factor if back else units.factor
                slack = _half(first) * abs(scale) + _half(second)
                slack += self.apart if units.offset else self.tolerance * abs(second.value)
                if abs(right - second.value) > slack and not _below_zero(sentence, first):
                    span = Span(sentence.block, first.span.start, second.span.end + len(printed))
                    values = {"words": span.text, "first": first.span.text + unit, "right": f"{right:.3g}{printed}"}
                    values["printed"] = second.span.text + printed
                    told = Span(sentence.block, second.span.start, span.end)
                    yield Hit(span, values, (Ground(told, f"{values['first']} is {values['right']}"),))
                return


def _unit(names: tuple[str, ...], text: str) -> str:
    """The unit that a text opens with, blank included; empty where it opens with none of these."""
    found = re.match(rf"[\s-]?(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)", text, re.IGNORECASE)
    return found[0] if found else ""


def _half(number: Number) -> float:
    """Half a unit of the last figure that carries meaning; `150` may have been rounded to tens."""
    value = round(abs(number.value))
    if number.decimals or not value:
        return float(half_unit(number.decimals))
    zeros = len(str(value)) - len(str(value).rstrip("0"))
    return 0.5 * float(10**zeros)


def _below_zero(sentence: Sentence, number: Number) -> bool:
    """Whether a sign stands apart from its figure (`− 40 °F`), so that it was read without."""
    return before(number, sentence).rstrip()[-1:] in ("-", "−", "–")
