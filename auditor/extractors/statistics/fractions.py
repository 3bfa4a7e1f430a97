"""Fractions in words with the percentage behind them: `more than half (38%)`, `nearly three quarters of the women (52%)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.statistics.figures import between, whole
from auditor.model.prose import Cue, Number, Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Oddity

NEAR = 5.0  # percentage points by which a fraction in words, or `about` one, may be off
IN = re.compile(r"\s(?:in|out of)(?: every)?\s", re.IGNORECASE)
OF = re.compile(
    r"(?:\s(?:of|the|all|these|those|our|their)\b)*(?:\s(?!of\b|who\b|with\b|had\b|and\b|by\b|in\b)[A-Za-z’'-]+){0,3}\s\(",
    re.IGNORECASE,
)


def read(prose: Prose) -> Iterator[Oddity]:
    """The fractions that their percentages contradict, in order."""
    for sentence in prose.sentences:
        if not any(number.percent for number in sentence.numbers):
            continue
        yield from _ratios(sentence)
        for fraction in sentence.found("fractions"):
            number = _percentage(sentence, fraction)
            bound = next((c for c in sentence.found("approximate") if 0 <= fraction.span.start - c.span.end <= 1), None)
            says = _wrong(fraction, bound.group if bound else "", number) if number else ""
            if number and says:
                start = bound.span.start if bound else fraction.span.start
                yield Oddity(Span(sentence.block, start, number.span.end + 1), says)


def _ratios(sentence: Sentence) -> Iterator[Oddity]:
    """`Nine in ten patients (70%)`: a figure of speech, so that its percentage may be some points off."""
    text = sentence.block.text
    for count, base, percent in zip(sentence.numbers, sentence.numbers[1:], sentence.numbers[2:], strict=False):
        alone = percent.percent and percent.upper is None and text.startswith(")", percent.span.end)
        if not alone or not whole(count, 1) or not whole(base, 2):
            continue
        if IN.fullmatch(between(count, base)) and OF.fullmatch(between(base, percent)) and count.value < base.value <= 10:
            share = 100 * count.value / base.value
            if abs(percent.value - share) > 2 * NEAR:
                words = text[count.span.start : base.span.end]
                says = f"{words[0].lower()}{words[1:]} is {share:.0f}%"
                yield Oddity(Span(sentence.block, count.span.start, percent.span.end + 1), says)


def _percentage(sentence: Sentence, fraction: Cue) -> Number | None:
    """The percentage in the bracket behind a fraction, which holds nothing else."""
    text = sentence.block.text
    for number in sentence.numbers:
        alone = number.percent and number.upper is None and text.startswith(")", number.span.end)
        if alone and OF.fullmatch(text[fraction.span.end : number.span.start]):
            return number
    return None


def _wrong(fraction: Cue, bound: str, number: Number) -> str:
    """What is wrong with the percentage; empty where it can be read as fitting."""
    share, printed, words = float(fraction.group), number.span.text, fraction.text.lower()
    least = share - (0.5 if bound == "more" else NEAR)
    most = share + (0.5 if bound == "less" else NEAR)
    if number.value < least:
        return f"{printed} is less than {words}, {share:g}%"
    return f"{printed} is more than {words}, {share:g}%" if number.value > most and bound != "more" else ""
