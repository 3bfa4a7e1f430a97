"""P-values and confidence intervals as articles print them: one reading, for what they say and for whether they can be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.model.prose import Cue, Number, Sentence
from auditor.model.span import Span

P_VALUE = re.compile(
    r"\bp(?:[- ]values?)?(?:\sfor\s\w+)?(?:\s(?:was|is|of))?\s?(?P<relation>[=<>≤≥]|(?=0?[.·]))\s?"
    r"(?P<p>(?:\d+)?[.·]\d+|\d+)(?![\d.]*\s?[×x]|\d*[eE])",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s?(?:to|[-–—−]|,|;|and)\s?")
TO = re.compile(r"\s(?:to|and)\s")
SIDE = 25  # characters between an end and the word that tells its side


@dataclass(frozen=True, slots=True)
class PValue:
    """A p-value; `relation` is `=` where none is printed."""

    span: Span
    relation: str
    value: float


@dataclass(frozen=True, slots=True)
class Bounds:
    """The two ends of an interval, without their percent signs; `sided` where words tell which side of zero each lies on."""

    span: Span
    low: Number
    high: Number
    sided: bool = False


def p_values(sentence: Sentence) -> Iterator[PValue]:
    """The p-values of a sentence, in order."""
    if not sentence.numbers:
        return
    for match in P_VALUE.finditer(sentence.block.text, sentence.span.start, sentence.span.end):
        value = float(match.group("p").replace("·", "."))
        if value <= 1 and (match.group("relation") or "." in match.group()):
            yield PValue(Span(sentence.block, match.start(), match.end()), match.group("relation") or "=", value)


def bounds(sentence: Sentence, j: int) -> tuple[Bounds, int] | None:
    """The interval that opens with number `j`, and the index of the number after it.

    `0.6 to 0.9`, `-1; 7`, `3 metres worse to 4 metres better`.
    """
    numbers = sentence.numbers
    first = numbers[j] if j < len(numbers) else None
    if first is None:
        return None
    if first.upper is not None:
        return Bounds(first.span, _end(first, first.value), _end(first, first.upper)), j + 1
    if j + 1 == len(numbers) or numbers[j + 1].upper is not None:
        return None
    last, text = numbers[j + 1], sentence.block.text
    gap = text[first.span.end : last.span.start]
    span = Span(sentence.block, first.span.start, last.span.end)
    if BETWEEN.fullmatch(gap):
        return Bounds(span, first, last), j + 2
    near, far = _side(sentence, first), _side(sentence, last)
    if near and far and TO.fullmatch(text, near.span.end, last.span.start):
        ends = Span(sentence.block, first.span.start, far.span.end)
        return Bounds(ends, _signed(first, near), _signed(last, far), sided=True), j + 2
    return None


def _end(number: Number, value: float) -> Number:
    return Number(number.span, value, None, number.decimals, number.percent)


def _side(sentence: Sentence, number: Number) -> Cue | None:
    """The word that tells on which side of zero a figure lies: `11 metres worse`."""
    end = number.span.end
    return next((cue for cue in sentence.found("direction") if end < cue.span.start < end + SIDE), None)


def _signed(number: Number, side: Cue) -> Number:
    return _end(number, -abs(number.value) if side.group in ("down", "worse") else abs(number.value))
