"""Mean ages that lie outside the ages printed for the same people: `aged 27 to 55 … their mean age was 61`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.extractors.statistics.figures import after, before, between, rough
from auditor.extractors.statistics.samples import singular
from auditor.model.document import Part
from auditor.model.prose import Number, Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Oddity

AGED = re.compile(r"\b(?:aged|ages|age range)\b[^.;\d]{0,25}$", re.IGNORECASE)
OLD = re.compile(r"(?:[\s-]years?)?(?: of age|[\s-]old)\b|[\s-]year-olds?\b", re.IGNORECASE)
NOT_YEARS = re.compile(r"[\s-](?:months|weeks|days)")
MEAN_AGE = re.compile(
    r"\b(?:mean|average|median) age(?: of| was| is| stood at|,| in the (?:study|trial|group) was)?:?\s$", re.IGNORECASE
)
AVERAGED = re.compile(r"\b(?:averag(?:ed|ing)|on average,?(?: was| were| they were)?)\s$", re.IGNORECASE)
IN_BRACKETS = re.compile(r"(?: years)?(?: old| of age)?\s?[(,;]\s?(?:mean|average|median)(?: age)?[,:]?\s(?:of )?", re.IGNORECASE)
ON_AVERAGE = re.compile(r"(?: years)?(?: old| of age)?,? on average\b")
BETWEEN = re.compile(r"\bbetween the ages of $", re.IGNORECASE)
OLDEST = 110
NEAR = 2  # sentences between the range and the mean


def read(prose: Prose) -> Iterator[Oddity]:
    """The mean ages that their own range rules out."""
    last: tuple[Sentence, float, float, Number] | None = None
    for sentence in prose.sentences:
        if sentence.block.part is Part.REFERENCES or not sentence.numbers:
            continue
        found = _range(sentence)
        last = (sentence, *found) if found else last
        if last and sentence.index - last[0].index <= NEAR and sentence.section == last[0].section:
            mean = _mean(sentence, last[3])
            if mean is None or last[1] - 1 <= mean.value <= last[2] + 1:
                continue
            strangers = _people(sentence, mean) - _people(last[0], None if last[0] is not sentence else last[3])
            if not _others(prose.sentences, last[0], sentence) and not strangers:
                head = MEAN_AGE.search(before(mean, sentence))
                start = sentence.span.start + head.start() if head else mean.span.start
                span = Span(sentence.block, start, mean.span.end)
                yield Oddity(span, f"the ages run from {last[1]:g} to {last[2]:g}", of="mean age")


def _range(sentence: Sentence) -> tuple[float, float, Number] | None:
    """`aged 27 to 55`, `between 65 and 80 years old`, `between the ages of 20 and 40`."""
    for low, high in pairwise(sentence.numbers):
        if BETWEEN.search(before(low, sentence)) and between(low, high) == " and " and low.value < high.value <= OLDEST:
            return low.value, high.value, high
    for number in sentence.numbers:
        if number.upper is None or number.percent or rough(number, sentence):
            continue
        tail = after(number, sentence)
        told = AGED.search(before(number, sentence)) or OLD.match(tail)
        if any(cue.span.end <= number.span.start for cue in sentence.found("age-of", "part")):
            continue
        if told and number.highest <= OLDEST and not NOT_YEARS.match(tail):
            return number.value, number.highest, number
    return None


def _mean(sentence: Sentence, of: Number) -> Number | None:
    """`mean age of 61`, `on average 61 years old`; none where the sentence tells the ages of several groups."""
    found = []
    for number in sentence.numbers:
        if number is of or number.upper is not None or number.percent or number.value > OLDEST:
            continue
        head, tail = before(number, sentence), after(number, sentence)
        on_average = OLD.match(tail) and (AVERAGED.search(head) or ON_AVERAGE.match(tail))
        beside = of in sentence.numbers and number.span.start > of.span.end and IN_BRACKETS.fullmatch(between(of, number))
        if (MEAN_AGE.search(head) or on_average or beside) and not NOT_YEARS.match(tail):
            found.append(number)
    return found[0] if len(found) == 1 and not rough(found[0], sentence) else None


def _people(sentence: Sentence, number: Number | None) -> set[str]:
    """Whom a sentence names (before a number, if one is given); `participants` and the like may be anyone."""
    end = number.span.start if number else sentence.span.end
    anyone = {cue.span for cue in sentence.found("study-time", "anyone")}
    named = (cue for cue in sentence.found("people", "persons") if cue.span.end <= end and cue.span not in anyone)
    return {singular(cue.text) for cue in named}


def _others(sentences: Sequence[Sentence], first: Sentence, last: Sentence) -> bool:
    """Whether the sentences from the range to the mean tell of people besides: another study, parents, age at diagnosis."""
    return any(s.has("age-of", "others") for s in sentences[first.index : last.index + 1])
