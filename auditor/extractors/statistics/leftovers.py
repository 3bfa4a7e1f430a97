"""Parts told sentence by sentence: `Of the 90 people, 40 slept better. Another 31 felt nothing. The remaining 19 slept worse.`"""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.arithmetic.rounding import some_add_up
from auditor.extractors.statistics.figures import after, before, counts, joined, made_of, noun, rough, whole
from auditor.extractors.statistics.whole_study import all_told
from auditor.extractors.studies.arms import groups
from auditor.model.prose import Number, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Split

PEOPLE = ("person", "animal", "female", "male")
ABOVE = 3  # sentences over which a whole may be told in parts
REST = re.compile(r"\b(?:the|and|a) (?:remaining|other)\s$", re.IGNORECASE)
OF_BASE = re.compile(r"^(?:Of|Out of|Among) (?:the |these |our |all )?$")
UNIT = re.compile(
    r"[\s-](?:years?|months?|weeks?|days?|hours?|minutes?|nights?|times?|points?|mg|g|kg|cm|mm|ml|sessions?|questions?|pages?)\b"
)
GOT = re.compile(
    r"(?:\s(?:of them|people|patients|adults|participants|women|men))?\s(?:got|took|received|had|used|wore|drank|"
    r"were (?:given|handed|offered|taught|fed|shown|sent|put on)|"
    r"(?:were )?(?:assigned|allocated|allotted|randomi[sz]ed|sent|went)(?: to)?)\s",
    re.IGNORECASE,
)
THEN = re.compile(r",?\s(?:and|while|but)\s(?:the other )?$|[,;]\s$", re.IGNORECASE)
LEAD = re.compile(r"(?:In |For |With )?")
IN = re.compile(r"[,;] (?:and )?in $")
DENIED = re.compile(
    r"(?: of them)?(?: (?:it|they))? (?:(?:did|was|were|had|could) not|(?:did|was|were|had|could)n['’]t)(?: [a-z]+){0,2}[.!]?"
)
LEAST_GROUP = 4  # `two groups` counts groups, and nobody in them
NESTED = re.compile(r" of (?:them|these|those|whom|the)\b")
NUMBERED = re.compile(
    r"\b(?<!last )(?<!final )(?<!first )(?<!next )(?:week|month|day|year|age|aged|visit|session|phase|grade|stage|step) $",
    re.IGNORECASE,
)
LEAST = 0.6  # a list that holds less than this of its whole was never meant to be complete


def left_over(sentences: Sequence[Sentence], i: int) -> Split | None:
    """The whole of up to three sentences above whose other parts leave another number than `the remaining 12`."""
    sentence = sentences[i]
    last = next((n for n in sentence.numbers if whole(n, 1) and REST.search(before(n, sentence)[-18:])), None)
    if last is None or sentence.has("sums", "partly") or sentence.has("age-of", "others"):
        return None
    told = [s for s in sentences[max(0, i - ABOVE) : i + 1] if s.block is sentence.block]
    base = _base(told, last)
    if base is None:
        return None
    where, head = base
    parts = [(s, n) for s in told for n in s.numbers if head.span.end <= n.span.start <= last.span.start and not measured(n, s)]
    parts = [(s, n) for s, n in parts if s is where or not NESTED.match(after(n, s)) or n is parts[0][1]]
    values = [number.whole for _, number in parts]
    if not 2 <= len(parts) <= 6 or None in values or any(rough(n, s) for s, n in (*parts, base)):
        return None
    figures = [value for value in values if value]
    every = [n.whole for s in told for n in s.numbers if n.whole and n is not head]
    size = head.whole or 0
    nested = any(some_add_up([value for value in every if value and value != whole_of], whole_of) for whole_of in figures)
    if nested or max(figures) >= size or some_add_up(every, size) or sum(figures) < LEAST * size:
        return None
    lead = REST.search(before(last, sentence))
    cue = noun(last, sentence)
    start = last.span.start - (len(lead.group()) if lead else 0)
    span = Span(sentence.block, start, cue.span.end if cue else last.span.end)
    return made_of(head, where, [number for _, number in parts], span, stated=False)


def _base(told: Sequence[Sentence], last: Number) -> tuple[Sentence, Number] | None:
    """The whole that a passage divides: `Of the 90 people`, `A group of 210 drivers`; None where it names several groups."""
    for where in told:
        if where is told[-1] and len(told) > 1:
            break
        opened = [n for n in where.numbers[:1] if whole(n, 4) and OF_BASE.match(before(n, where)) and noun(n, where)]
        if opened:
            return where, opened[0]
        people = [number for number, _ in counts(where, *PEOPLE)]
        if people and [n for n in where.numbers if not measured(n, where)] == people[:1]:
            return where, people[0]
    return None


def measured(number: Number, sentence: Sentence) -> bool:
    """Whether a number is of a measure and no headcount: a length of time, an amount, a percentage, a year, `week six`."""
    of_time = UNIT.match(after(number, sentence)) is not None or 1900 <= number.value <= 2100
    return of_time or number.percent or number.upper is not None or NUMBERED.search(before(number, sentence)) is not None


def arms_below(sentences: Sequence[Sentence], i: int) -> Split | None:
    """`The study recruited 150 sufferers. Seventy-five got the spray and 85 got salt water.`"""
    sentence = sentences[i]
    above = sentences[i - 1] if i and sentences[i - 1].block is sentence.block else None
    parts = [n for n in sentence.numbers if not measured(n, sentence)]
    if above is None or len(parts) != 2 or not all(whole(n, 2) for n in parts) or any(rough(n, sentence) for n in parts):
        return None
    first, second = parts
    head = before(second, sentence)
    given = all(GOT.match(after(n, sentence)) for n in parts) and THEN.search(head[-18:])
    denied = DENIED.fullmatch(after(second, sentence)) and (THEN.search(head[-18:]) or IN.search(head))
    if not LEAD.fullmatch(before(first, sentence)) or not (given or denied):
        return None
    people = [number for number, _ in counts(above, *PEOPLE, *(["item"] if denied else []))]
    heads = [n for n in above.numbers if not measured(n, above)]
    came = denied or above.has("participant-flow", "entered", "randomised") or above.has("enrolment", "study")
    if len(people) != 1 or heads != people or not came or rough(people[0], above) or _leaves(sentences, i):
        return None
    total, size = (first.whole or 0) + (second.whole or 0), people[0].whole or 0
    near = [s for s in sentences[i - 1 : i + 3] if s.block is sentence.block]
    if some_add_up([n.whole for s in near for n in s.numbers if n.whole and n is not people[0]], size):
        return None
    if not LEAST * size <= total or max(first.value, second.value) >= size or total == size:
        return None
    return made_of(people[0], above, parts, joined(first, second), stated=False)


def _leaves(sentences: Sequence[Sentence], i: int) -> bool:
    """Whether the sentences around tell of others: a third arm, people who left."""
    near = [s for s in sentences[i - 1 : i + 2] if s.block is sentences[i].block]
    return any(s.has("participant-flow", "lost", "removed", "finished") or s.has("sums", "rest") for s in near)


def _given(sentence: Sentence) -> list[Number]:
    """The arms of `Sixty patients got the real needles and 58 the sham ones`; none where the sentence counts anything else."""
    numbers = [n for n in sentence.numbers if not measured(n, sentence)]
    if len(numbers) != 2 or before(numbers[0], sentence) or not all(whole(n, 2) and not rough(n, sentence) for n in numbers):
        return []
    first, second = numbers
    return numbers if GOT.match(after(first, sentence)) and THEN.search(before(second, sentence)[-18:]) else []


def after_arms(sentences: Sequence[Sentence], i: int) -> Split | None:
    """`There were two groups, 35 men on bikes and 37 in boats. Of the 62 men in the trial, nearly all came.`"""
    sentence = sentences[i]
    total = next((n for n, _ in counts(sentence, *PEOPLE) if all_told(sentence, n)), None)
    if total is None or rough(total, sentence) or _leaves(sentences, i):
        return None
    for above in reversed(sentences[max(0, i - ABOVE) : i]):
        if above.block is not sentence.block:
            continue
        arms = groups([above], None) if above.has("counting", "groups") else ()
        parts = [number for fact in arms for number in above.numbers if number.span == fact.span] or _given(above)
        if len(parts) < 2 or len(parts) != len([n for n in above.numbers if not measured(n, above) and n.value > LEAST_GROUP]):
            continue
        summed = sum(part.whole or 0 for part in parts)
        near = [n.whole for s in sentences[max(0, i - ABOVE) : i + 1] for n in s.numbers if n.whole and n is not total]
        if some_add_up(near, total.whole or 0):
            return None
        if summed == total.whole or not LEAST <= summed / total.value <= 1 / LEAST:
            return None
        cue = noun(total, sentence)
        span = Span(sentence.block, total.span.start, cue.span.end if cue else total.span.end)
        return made_of(total, sentence, parts, span, stated=False)
    return None
