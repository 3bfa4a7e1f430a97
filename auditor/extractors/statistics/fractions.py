"""Fractions in words with the percentage behind them: `more than half (38%)`, `nearly three quarters of the women (52%)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.statistics.figures import before
from auditor.model.prose import Number, Prose
from auditor.model.span import Span
from auditor.model.statistics import Oddity

SHARES = {
    "half": 50.0, "a third": 33.3, "one third": 33.3, "two thirds": 66.7, "a quarter": 25.0, "one quarter": 25.0,
    "three quarters": 75.0, "a fifth": 20.0, "one fifth": 20.0, "two fifths": 40.0, "three fifths": 60.0, "four fifths": 80.0,
    "a tenth": 10.0, "one tenth": 10.0,
}  # fmt: skip
MORE = ("more than", "over", "just over", "well over", "a little over", "slightly more than")
LESS = ("less than", "under", "just under", "fewer than", "well under", "nearly", "almost", "not quite", "slightly less than")
NEAR = 5.0  # percentage points by which a fraction in words, or `about` one, may be off
WORDS = re.compile(
    rf"\b(?:(?P<bound>{'|'.join(sorted((*MORE, *LESS, 'about', 'around', 'roughly', 'some', 'only'), key=len, reverse=True))})\s)?"
    rf"(?P<share>{'|'.join(name.replace(' ', '[ -]') for name in sorted(SHARES, key=len, reverse=True))})"
    r"(?:\s(?:of|the|all|these|those|our|their)\b)*(?:\s(?!of\b|who\b|with\b|had\b|and\b|by\b|in\b)[A-Za-z’'-]+){0,3}\s\($",
    re.IGNORECASE,
)


def read(prose: Prose) -> Iterator[Oddity]:
    """The fractions that their percentages contradict, in order."""
    for sentence in prose.sentences:
        for number in sentence.numbers:
            if number.percent and number.upper is None and sentence.block.text[number.span.end : number.span.end + 1] == ")":
                match = WORDS.search(before(number, sentence))
                if match and (says := _wrong(match, number)):
                    start = sentence.span.start + match.start()
                    yield Oddity(Span(sentence.block, start, number.span.end + 1), says)


def _wrong(match: re.Match[str], number: Number) -> str:
    """What is wrong with a percentage behind a fraction; empty where it can be read as fitting."""
    words, bound = match.group("share").lower(), (match.group("bound") or "").lower()
    share, printed = SHARES[words.replace("-", " ")], number.span.text
    if number.value < share - NEAR:
        return f"{printed} is less than {words}, {share:g}%"
    if bound in MORE and number.value < share - 0.5:
        return f"{printed} is less than {words}, {share:g}%"
    if bound in LESS and number.value > share + 0.5:
        return f"{printed} is more than {words}, {share:g}%"
    return f"{printed} is more than {words}, {share:g}%" if bound not in MORE and number.value > share + NEAR else ""
