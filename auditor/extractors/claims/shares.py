"""Shares of a whole: in per cent, and as so many out of so many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model.prose import Sentence
from auditor.model.span import Span

OUT_OF = re.compile(r"\s(?:in|out of|of)\s(?:every\s|the\s|all\s|their\s|our\s|these\s)?$", re.IGNORECASE)
CHANGE = re.compile(
    r"\s(?:lower|higher|less|fewer|more|reduction|increase|fall|drop|rise|off|better|faster|confidence|CI\b|"
    r"of (?:the )?(?:daily|recommended))\b",
    re.IGNORECASE,
)
CHANGED_BY = re.compile(r"\bby\s(?:about\s|nearly\s|almost\s|up to\s|as much as\s|more than\s|over\s|some\s)?$", re.IGNORECASE)
ROUND = 3.0  # percentage points at most by which `four in five` is rounded
SMALL = 10  # the largest whole of a share that is rounded: `nine in ten`


def shares(sentence: Sentence) -> Iterator[tuple[float, Span, float]]:
    """Shares of a whole, in per cent, with how far they may be rounded: `58%`, `4 out of 5`, `28 of the 48`."""
    text = sentence.block.text
    for i, number in enumerate(sentence.numbers):
        if number.percent:
            changed = CHANGE.match(text[number.span.end :]) or CHANGED_BY.search(text[sentence.span.start : number.span.start])
            if number.upper is None and not changed:
                yield number.value, number.span, 0.0
        elif i + 1 < len(sentence.numbers) and number.whole is not None:
            second = sentence.numbers[i + 1]
            between = text[number.span.end : second.span.start]
            if second.whole and number.value <= second.value and OUT_OF.fullmatch(between):
                rounded = min(ROUND, 50 / second.whole) if second.whole <= SMALL else 0.0
                yield 100 * number.value / second.value, Span(sentence.block, number.span.start, second.span.end), rounded
