"""Who finished, who left and who remained: `enrolled 240 … 126 finished and 98 left`, `seven of the nine … the remaining 2`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from auditor.arithmetic.rounding import some_add_up
from auditor.extractors.statistics.figures import before, between, counts, made_of, noun, rough, stands, whole
from auditor.model.prose import Number, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Split

OF_THESE = re.compile(r"^(?:Of|Out of|From|Among) (?:these|them|those|whom|this group)\b|^(?:In all|Altogether),", re.IGNORECASE)
OF_BASE = re.compile(r"(?:Of|Out of|Among) (?:the |these |our |all )?\d")
REMAINING = re.compile(r"\bthe (?:remaining|other)\s$", re.IGNORECASE)
OF_WHOLE = re.compile(r"\s(?:out )?of (?:the |all |our )?", re.IGNORECASE)
VERB = re.compile(r"\s(?:were|had|did|was|showed|felt|could|[a-z]+ed)\b")
PEOPLE = ("person", "animal", "female", "male")


def finished_and_left(sentence: Sentence, above: Sentence | None) -> Split | None:
    """`The hospital enrolled 240 adults. Of these, 126 finished and 98 left early.`"""
    if not sentence.has("participant-flow", "finished") or not sentence.has("participant-flow", "lost"):
        return None
    parts = _leavers(sentence)
    resumed = OF_THESE.match(sentence.text) or (parts and not before(parts[0], sentence))
    where = above if resumed and above else sentence
    told = where.has("participant-flow", "entered", "randomised") or (where is sentence and OF_BASE.match(sentence.text))
    if not parts or not told or sentence.has("sums", "rest"):
        return None
    heads = [
        number
        for number, _ in counts(where, *PEOPLE)
        if number not in parts and (where is not sentence or number.span.end < parts[0].span.start)
    ]
    if not heads or any(rough(head, where) for head in heads):
        return None
    base = max(heads, key=lambda number: number.value)
    size = base.whole or 0
    others = [number.whole for number in sentence.numbers if number.whole and number is not base]
    if some_add_up(others, size) or max(others) > size:
        return None
    last = stands(sentence, "participant-flow", parts[-1].span.end, sentence.span.end)
    end = last.span.end if last else parts[-1].span.end
    return made_of(base, where, parts, Span(sentence.block, parts[0].span.start, end), stated=where is sentence)


def _leavers(sentence: Sentence) -> Sequence[Number]:
    """The numbers of a sentence that tells how many finished and how many left; none where it tells only one of the two."""
    ends = [number.span.start for number in sentence.numbers[1:]] + [sentence.span.end]
    parts, kinds = [], set()
    for number, end in zip(sentence.numbers, ends, strict=True):
        cue = stands(sentence, "participant-flow", number.span.end, end, "finished", "lost", "removed")
        if cue and whole(number, 1) and not rough(number, sentence):
            parts.append(number)
            kinds.add(cue.group)
    return parts if {"finished", "lost"} <= kinds else ()


def remaining(sentence: Sentence, above: Sentence | None) -> Split | None:
    """`Seven of the nine patients improved; the remaining 3 did not.`"""
    last = _last(sentence) if sentence.has("sums", "rest") else None
    if last is None:
        return None
    near = [
        (where, number) for where in (above, sentence) if where for number in where.numbers if number.span.start < last.span.start
    ]
    for (_, count), (where, base) in reversed(list(pairwise(near))):
        if not (whole(count, 1) and whole(base, 2) and OF_WHOLE.fullmatch(between(count, base)) and noun(base, where)):
            continue
        size = base.whole or 0
        others = [number.whole for _, number in near if number.whole and number is not base]
        impossible = rough(base, where) or (count.whole or 0) > size
        if impossible or len(others) != 1 or some_add_up([*others, last.whole or 0], size):
            return None
        cue = noun(last, sentence)
        lead = REMAINING.search(before(last, sentence))
        start = last.span.start - (len(lead.group()) if lead else 0)
        span = Span(last.span.block, start, cue.span.end if cue else last.span.end)
        return made_of(base, where, (count, last), span, stated=where is sentence)
    return None


def _last(sentence: Sentence) -> Number | None:
    """The number in `the remaining 3 patients`, `the other 3 did not`."""
    for number in sentence.numbers:
        if whole(number, 1) and REMAINING.search(before(number, sentence)[-16:]):
            return number if noun(number, sentence) or VERB.match(sentence.block.text, number.span.end) else None
    return None
