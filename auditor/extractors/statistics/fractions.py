"""Fractions in words with the percentage behind them: `more than half (38%)`, `nearly three quarters of the women (52%)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model.prose import Cue, Number, Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Oddity

NEAR = 5.0  # percentage points by which a fraction in words, or `about` one, may be off
OF = re.compile(
    r"(?:\s(?:of|the|all|these|those|our|their)\b)*(?:\s(?!of\b|who\b|with\b|had\b|and\b|by\b|in\b)[A-Za-z’'-]+){0,3}\s\(",
    re.IGNORECASE,
)


def read(prose: Prose) -> Iterator[Oddity]:
    """The fractions that their percentages contradict, in order."""
    for sentence in prose.sentences:
        if not any(number.percent for number in sentence.numbers):
            continue
        for fraction in sentence.found("fractions"):
            number = _percentage(sentence, fraction)
            bound = next((c for c in sentence.found("approximate") if 0 <= fraction.span.start - c.span.end <= 1), None)
            says = _wrong(fraction, bound.group if bound else "", number) if number else ""
            if number and says:
                start = bound.span.start if bound else fraction.span.start
                yield Oddity(Span(sentence.block, start, number.span.end + 1), says)


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
