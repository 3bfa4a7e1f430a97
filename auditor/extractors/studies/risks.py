"""Absolute risks and ratios of risks: `from 2 in 1,000 to 1 in 1,000`, `41 and 52 in every 1,000`, `HR 0.89`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from auditor.extractors.studies.clauses import clause
from auditor.extractors.studies.places import ahead, inside
from auditor.model.prose import Number, Sentence
from auditor.model.span import Span
from auditor.model.studies import Effect

IN = re.compile(r"\s?(?:[a-z]+\s)?(?:in|per|out of|of|for)(?:\s(?:every|each|a|the))?\s")
AND = re.compile(r"\s(?:and|against|versus|vs\.?|or)\s")
RATIO = re.compile(r"(?:\s(?:was|of|is|for [a-z ,]{2,45} was))?[\s:=,(]{1,3}(?:only |about )?$")
FROM = re.compile(r"\bfrom\s(?:about\s)?$", re.IGNORECASE)
FAR = 90  # characters between the two rates of one comparison
NAME = 60  # characters between the name of a ratio and its value
MOST = 50  # a ratio larger than this is hardly one


@dataclass(frozen=True, slots=True)
class _Rate:
    span: Span
    value: float
    count: str
    base: float


def risks(sentence: Sentence) -> Iterator[Effect]:
    """Pairs of rates in one sentence."""
    if len(sentence.numbers) < 3:
        return
    found = list(_rates(sentence))
    for first, second in zip(found[::2], found[1::2], strict=False):
        if second.span.start - first.span.end <= FAR:
            yield _compared(sentence, first, second)


def _rates(sentence: Sentence) -> Iterator[_Rate]:
    """Counts of a base. In `41 and 52 in every 1,000` both are of the one base."""
    text, numbers = sentence.block.text, sentence.numbers
    for j, (count, base) in enumerate(pairwise(numbers)):
        if not _fits(count, base) or not IN.fullmatch(text, count.span.end, base.span.start):
            continue
        earlier = numbers[j - 1] if j else None
        if earlier and AND.fullmatch(text, earlier.span.end, count.span.start) and _fits(earlier, base):
            yield _rate(earlier, base, earlier.span)
        yield _rate(count, base, Span(sentence.block, count.span.start, base.span.end))


def _fits(count: Number, base: Number) -> bool:
    plain = count.upper is None and base.upper is None and not count.percent and not base.percent
    return plain and 0 < count.value < base.value and base.whole is not None and base.value >= 10


def _rate(count: Number, base: Number, span: Span) -> _Rate:
    return _Rate(span, count.value / base.value, f"{count.value:g}", base.value)


def _compared(sentence: Sentence, first: _Rate, second: _Rate) -> Effect:
    text = sentence.block.text
    span = Span(sentence.block, first.span.start, second.span.end)
    if FROM.search(text, max(sentence.span.start, first.span.start - 12), first.span.start):
        before, after, against = first, second, "before"
    else:
        before, after, against = second, first, "control"
        told = inside(sentence, first.span.end, second.span.start, "comparator", "control")
        if told and not inside(sentence, first.span.end, second.span.start, "comparator", "against"):
            before, after = first, second
    change = (after.value - before.value) / before.value
    joiner = "to" if against == "before" else "against"
    one, two = (before, after) if against == "before" else (after, before)
    says = f"{one.count} in {one.base:,.0f} {joiner} {two.count} in {two.base:,.0f}"
    return Effect(span, says, change, "share", clause(sentence, span), before=before.value, after=after.value, against=against)


def ratios(sentence: Sentence) -> Iterator[Effect]:
    """Ratios of risks, odds or hazards. One that an interval stands with is read with it."""
    for number in sentence.numbers:
        name = ahead(sentence, number.span.start, "ratio", within=NAME)
        if name is None or number.upper is not None or number.percent or not 0 < number.value < MOST:
            continue
        if RATIO.fullmatch(sentence.block.text, name.span.end, number.span.start):
            span = Span(sentence.block, name.span.start, number.span.end)
            yield Effect(span, span.text, number.value - 1, "ratio", clause(sentence, span), estimate=number.value)
