"""What became of those who took part: shares that got better, and those whom the effect did not reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from auditor.extractors.studies.clauses import clause, clause_range
from auditor.extractors.studies.participants import NEAR, is_year
from auditor.model.prose import Cue, Number, Sentence
from auditor.model.span import Span
from auditor.model.studies import Fact

FEWER = re.compile(r"\b(?:less|fewer|lower|reduced|milder|shorter)\s(?:\w+\s)?$", re.IGNORECASE)
TOLD_OF = re.compile(r"\)|\s(?:of|were|was|had|in|reached|said|reported|got|felt|improved|responded|did)\b")
CHANGE = re.compile(r"\s(?:lower|higher|fewer|less|more|confidence|CI|reduction|increase|fall|drop|rise)\b", re.IGNORECASE)
OF_WHOLE = re.compile(r"\s?/\s?|\s(?:\w+\s)?(?:out\s)?(?:of|in)\s(?:the\s|all\s|these\s|those\s|our\s|every\s|about\s)*")
OF_THEM = re.compile(r"\s(?:of (?:the|these|those|them|our|whom)\b|patients had)(?!\s\d)")


def responders(sentence: Sentence, whole: float | None) -> Iterator[Fact]:
    """Shares of a whole with what became of them: `62% improved`, `7 of 9`, `43 in 100 people`, `Seven of the patients`."""
    if not sentence.has("response"):
        return
    numbers = [*sentence.numbers, None]
    for number, following in pairwise(numbers):
        if number is None:
            continue
        after = sentence.block.text[number.span.end : number.span.end + NEAR]
        if number.percent:
            if 0 < number.value < 100 and TOLD_OF.match(after) and not CHANGE.match(after):
                yield Fact(number.span, number.span.text.strip(), number.value / 100)
        elif number.whole is not None:
            yield from _counted_of(sentence, number, following, whole, after)


def _counted_of(sentence: Sentence, number: Number, following: Number | None, whole: float | None, after: str) -> Iterator[Fact]:
    """`7 of 9`, where the whole stands behind; `seven of the patients`, where it is the study's sample size."""
    between = sentence.block.text[number.span.end : following.span.start] if following is not None else ""
    if following is not None and following.whole and 0 < number.value < following.value and OF_WHOLE.fullmatch(between):
        span = Span(sentence.block, number.span.start, following.span.end)
        yield Fact(span, f"{number.whole} of {following.whole}", number.value / following.value)
    elif whole and 0 < number.value < whole and OF_THEM.match(after):
        yield Fact(number.span, f"{number.whole} of {whole:.0f}", number.value / whole)


def misses(sentence: Sentence) -> Iterator[Fact]:
    """Those whom the effect did not reach, who were lost, or who were harmed."""
    told: dict[Span, set[str]] = {}
    for cue in sentence.found("response", "not", "loss", "harm"):
        if not _denied(sentence, cue) and _some_persons(sentence, cue):
            told.setdefault(clause(sentence, cue.span), set()).add(cue.group)
    for span, groups in told.items():
        yield Fact(span, span.text, None, next(kind for kind in ("not", "loss", "harm") if kind in groups))


def _some_persons(sentence: Sentence, cue: Cue) -> bool:
    """Whether a count or a word for some of a group stands in the same clause."""
    start, end = clause_range(sentence, cue.span)
    counted = any(start <= n.span.start < end and not is_year(n) for n in sentence.numbers)
    clause = sentence.block.text[start:end]
    return counted or bool(
        re.search(
            r"\b(?:some|several|few|many|a third|a quarter|half|others?|most|rest|remaining|remainder|minority|two|three|one)\b",
            clause,
            re.IGNORECASE,
        )
    )


def _denied(sentence: Sentence, cue: Cue) -> bool:
    start, _ = clause_range(sentence, cue.span)
    if cue.group == "not":
        return False
    if FEWER.search(sentence.block.text[start : cue.span.start]):
        return True  # `less bleeding` is no harm
    return any(start <= other.span.start < cue.span.start for other in sentence.found("negation"))
