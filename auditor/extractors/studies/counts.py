"""Counts of each group that the sizes of the groups turn into risks: `54 people with the inhaler … in the other group 96 did`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from auditor.arithmetic.proportions import z_of_two_shares
from auditor.extractors.studies.clauses import clause
from auditor.extractors.studies.participants import counted, is_year
from auditor.extractors.studies.places import inside
from auditor.extractors.studies.shares import UNIT
from auditor.model.prose import Number, Sentence
from auditor.model.span import Span
from auditor.model.studies import Effect, Fact

WITH = re.compile(r"(?:\s[\w/-]+){0,3}?\s(?:with|without|on|in|for|given|among|who)\s")
AND = re.compile(r",?\s(?:and|against|but|versus|vs\.?|compared with)\s(?:(?:in|by|of|only)\s){0,2}$")
BOTH = re.compile(r"\s(?:and|against|versus|vs\.?|v)\s")
OTHER = re.compile(r"^(?:(?:In|Among|Of|On|With) (?:the )?[^.,]{0,30}?[,\s])")
EVENTS = ("response", "outcomes", "condition", "illness")
SURELY = 2.576  # standard errors, p < 0.01
FAR = 70  # characters between the two counts


def by_group(sentences: Sequence[Sentence], arms: Sequence[Fact]) -> Iterator[Effect]:
    """Pairs of counts of the two groups as risks, in order."""
    if len(arms) != 2:
        return
    for before, sentence in pairwise([None, *sentences]):
        if sentence is None or sentence.block.cell is not None:
            continue
        counts = [n for n in sentence.numbers if _counts(sentence, n)]
        for first, second in pairwise(counts):
            if _held(sentence, first, second) and any(sentence.has(name) for name in EVENTS):
                yield from _risks(sentence, first, second, arms, clause(sentence, first.span))
                break
        else:
            if before is not None and before.block is sentence.block:
                yield from _across(before, sentence, counts, arms)


def _counts(sentence: Sentence, number: Number) -> bool:
    """Whether a number may count people: whole, no year, no unit behind it."""
    plain = number.whole is not None and number.whole >= 1 and not is_year(number)
    return plain and UNIT.match(sentence.block.text, number.span.end) is None


def _held(sentence: Sentence, first: Number, second: Number) -> bool:
    """`25 people with the inhaler and in 7 without it`; `31 and 12 participants`; `nineteen against twenty-three`."""
    text = sentence.block.text
    gap = text[first.span.end : second.span.start]
    if BOTH.fullmatch(gap):
        return counted(sentence, second) is not None or gap.strip() != "and" or sentence.has("response", "harm", "loss")
    return len(gap) <= FAR and WITH.match(gap) is not None and AND.search(gap) is not None


def _across(before: Sentence, sentence: Sentence, counts: Sequence[Number], arms: Sequence[Fact]) -> Iterator[Effect]:
    """`In the inhaler group 54 people had an attack. In the other group 96 did.`"""
    earlier = [n for n in before.numbers if _counts(before, n) and counted(before, n)]
    told = any(before.has(name) for name in EVENTS)
    if not (told and len(earlier) == 1 and len(counts) == 1 and OTHER.match(sentence.text)):
        return
    if inside(sentence, sentence.span.start, counts[0].span.start, "counting", "rest") or sentence.has("comparator", "control"):
        yield from _risks(sentence, earlier[0], counts[0], arms, clause(before, earlier[0].span))


def _risks(sentence: Sentence, first: Number, second: Number, arms: Sequence[Fact], about: Span) -> Iterator[Effect]:
    treated, other = (first, second) if not _control_first(sentence, first, second) else (second, first)
    sizes = [arm.value or 0 for arm in arms]
    if treated.value >= sizes[0] or other.value > sizes[1] or other.value <= 0:
        return
    after, before = treated.value / sizes[0], other.value / sizes[1]
    says = f"{treated.value:g} of {sizes[0]:g} against {other.value:g} of {sizes[1]:g}"
    span = Span(second.span.block, second.span.start, second.span.end)
    if first.span.block is second.span.block:
        span = Span(first.span.block, first.span.start, second.span.end)
    effect = Effect(span, says, (after - before) / before, "share", about, before=before, after=after, against="control")
    yield apart(effect, (treated.value, sizes[0]), (other.value, sizes[1]))


def apart(effect: Effect, treated: tuple[float, float], other: tuple[float, float]) -> Effect:
    """The result, known to be beyond chance where the counts themselves leave no doubt: at p < 0.01, though no p is printed."""
    if z_of_two_shares(*treated, *other) < SURELY:
        return effect
    return replace(effect, significant=True, chance=effect.says)


def _control_first(sentence: Sentence, first: Number, second: Number) -> bool:
    if first.span.block is not second.span.block or first.span.start < sentence.span.start:
        return False
    return inside(sentence, first.span.end, second.span.start, "comparator", "control") is not None and not inside(
        sentence, first.span.end, second.span.start, "comparator", "against"
    )
