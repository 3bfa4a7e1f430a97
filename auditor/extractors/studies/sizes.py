"""Effects told by a word or in the measure's own units: `halved`, `by a third`, `six minutes longer`, `barely moved`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.studies.clauses import clause
from auditor.extractors.studies.places import ahead, behind
from auditor.model.prose import Cue, Number, Sentence
from auditor.model.span import Span
from auditor.model.studies import Effect

FOLD = re.compile(r"-?\s?fold\b")
MULTIPLE = re.compile(r"\stimes\s(?:as|more|less|fewer|higher|greater)\b")
UNIT = re.compile(
    r"\s?(?P<unit>points?|kg|kilos?|grams?|g|cm|mm|metres?|meters?|m|km|mmHg|mm Hg|minutes?|hours?|seconds?|"
    r"days?|weeks?|months?|years?|words?|steps?|beats?|calories|attacks?|letters?|"
    r"decibels?|dB|mmol/l|nmol/l|degrees?|nights?|cigarettes?|units?|cups?|percentage points)\b"
)
IS = re.compile(r"(?:\s(?:was|of|is|only|about|just|in\s\w+)){0,4}?[\s:,(]\s?(?:only |about )?$")
OR_MORE = re.compile(r"\sor (?:more|better|less)\b")
BY = re.compile(r"\s(?:by|of)(?: (?:about|around|only|just|nearly|almost|some|an average of|a mean of))*\s$")


def worded(sentence: Sentence) -> Iterator[Effect]:
    """Changes that a word gives: a factor, a fraction, or no change at all."""
    for cue in sentence.found("factor"):
        rule = ahead(sentence, cue.span.start, "approximate", "more")  # `at least halved` sorts people, it measures nothing
        if (
            rule is None
            and not OR_MORE.match(cue.span.block.text, cue.span.end)
            and ahead(sentence, cue.span.start, "negation", within=12) is None
        ):
            yield Effect(cue.span, cue.text, float(cue.group), "percent", clause(sentence, cue.span))
    for cue in sentence.found("fractions"):
        verb = _moved_by(sentence, cue.span.start)
        if verb:
            share = float(cue.group) / 100
            fall = verb.group == "down"
            says = f"a {'fall' if fall else 'rise'} of {cue.text}"
            yield Effect(cue.span, says, -share if fall else share, "percent", clause(sentence, cue.span))
    for cue in sentence.found("effect-size"):
        yield Effect(cue.span, cue.text, None, "words", clause(sentence, cue.span), size=cue.group)
    yield from _multiples(sentence)


def _multiples(sentence: Sentence) -> Iterator[Effect]:
    """`a 2.5-fold increase`, `three times as likely`."""
    text = sentence.block.text
    for number in sentence.numbers:
        times = FOLD.match(text, number.span.end) or MULTIPLE.match(text, number.span.end)
        if times and number.value > 1 and number.upper is None:
            span = Span(sentence.block, number.span.start, times.end())
            down = behind(sentence, span.end, "direction", "down", within=2)
            value = 1 / number.value - 1 if down else number.value - 1
            yield Effect(span, span.text, value, "percent", clause(sentence, span))


def differences(sentence: Sentence) -> Iterator[Effect]:
    """`32 metres ahead`, `3 points lower`, `brought the score down by 2.3 points`, `the difference was 4.0 points`."""
    text = sentence.block.text
    for number in sentence.numbers:
        if number.upper is not None or number.percent:
            continue
        unit = UNIT.match(text, number.span.end)
        found = (unit and _beside(sentence, number, unit.end())) or _named(
            sentence, number, unit.end() if unit else number.span.end
        )
        if found:
            yield found


def _beside(sentence: Sentence, number: Number, end: int) -> Effect | None:
    """A figure with a word for the way it went: behind it, or before it with `by`."""
    way = behind(sentence, end, "direction", "down", "up", within=1)
    if way:
        span = Span(sentence.block, number.span.start, way.span.end)
        return _difference(sentence, span, number.value, way)
    verb = _moved_by(sentence, number.span.start)
    return _difference(sentence, Span(sentence.block, verb.span.start, end), number.value, verb) if verb else None


def _named(sentence: Sentence, number: Number, end: int) -> Effect | None:
    """`the difference was 4.0 points`."""
    cue = ahead(sentence, number.span.start, "comparator", "difference", within=25)
    if cue is None or not IS.fullmatch(sentence.block.text, cue.span.end, number.span.start):
        return None
    span = Span(sentence.block, cue.span.start, end)
    return Effect(span, span.text, None, "difference", clause(sentence, span), estimate=number.value)


def _moved_by(sentence: Sentence, start: int) -> Cue | None:
    """The verb in `fell by`, `down by`, with at most the word for what fell between."""
    verb = ahead(sentence, start, "direction", "down", "up", within=25)
    return verb if verb and BY.fullmatch(sentence.block.text, verb.span.end, start) else None


def _difference(sentence: Sentence, span: Span, value: float, way: Cue) -> Effect:
    signed = -abs(value) if way.group == "down" else value
    return Effect(span, span.text, None, "difference", clause(sentence, span), estimate=signed)
