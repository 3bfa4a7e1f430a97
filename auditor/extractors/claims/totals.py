"""Promises that nothing of a trouble is left, told in two halves: `ends … back pain`, `the itch … is gone`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span

BETWEEN = re.compile(r"(?!.*[.;:,()–—])(?!.*\b(?:for|by|in|after|with|who|that|when|if|of)\b).{0,30}", re.IGNORECASE)
HELD_BACK = frozenset({"may", "might", "could", "would", "can", "should"})
COUNTED = 2  # numbers; a sentence with so many tells how many, and promises no whole


def totals(sentence: Sentence) -> Iterator[Cue]:
    """Each such pair as one cue of the lexicon `magnitude`, group `total`; none where the sentence counts or hedges."""
    halves = list(sentence.found("whole"))
    if not halves or len(sentence.numbers) >= COUNTED or any(number.percent for number in sentence.numbers):
        return
    troubles = list(sentence.found("outcomes", "hard"))
    for half in halves:
        if any(hedge.span.start < half.span.start for hedge in _hedges(sentence)):
            continue
        for trouble in troubles:
            first, second = (half, trouble) if half.group == "ends" else (trouble, half)
            denied = any(first.span.start <= n.span.start < second.span.end for n in sentence.found("negation"))
            if (
                not denied
                and first.span.end < second.span.start
                and BETWEEN.fullmatch(sentence.block.text[first.span.end : second.span.start])
            ):
                yield Cue("magnitude", "total", Span(sentence.block, first.span.start, second.span.end))
                break


def _hedges(sentence: Sentence) -> Iterator[Cue]:
    """Words that hold a promise back: `may`, `less of`, `helps to`."""
    for hedge in sentence.found("hedge", "modal", "softener"):
        if hedge.group == "softener" or hedge.text.lower() in HELD_BACK:
            yield hedge
