"""How large an effect a study found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model.prose import Sentence
from auditor.model.span import Span
from auditor.model.studies import Effect

FROM_TO = re.compile(
    r"\bfrom (?P<a>\d+(?:\.\d+)?)[^.;,]{0,30}? to (?P<b>\d+(?:\.\d+)?)|\((?P<c>\d+(?:\.\d+)?) (?:vs?\.?|"
    r"versus) (?P<d>\d+(?:\.\d+)?)\)",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\b(?P<a>\d+\.\d+|\d+(?= (?:days|points|weeks|hours|kg|mm|months|attacks)\b))(?: \w+){0,2} (?:with|on"
    r"|in|for) [^.;,\d]{2,30}?,? (?:and|against|versus|vs\.?|compared with) "
    r"(?P<b>\d+(?:\.\d+)?)(?: \w+){0,2} (?:without|with|on|in|for)\b",
    re.IGNORECASE,
)
BY_PERCENT = re.compile(
    r"\b(?:by|of|was|fell|rose|a) (?P<p>\d+(?:\.\d+)?)\s?(?:%|per cent|percent)(?: (?:fall|drop|reduction|"
    r"decrease|lower|less|fewer|rise|increase))?",
    re.IGNORECASE,
)


def changes(sentence: Sentence) -> Iterator[Effect]:
    """Relative changes: `from 7.4 to 3.9` is −0.47, `by 31%` is 0.31 of unknown direction (given as a fall)."""
    text = sentence.block.text
    for match in FROM_TO.finditer(text, sentence.span.start, sentence.span.end):
        before, after = (float(match.group(a) or match.group(b)) for a, b in (("a", "c"), ("b", "d")))
        if before > 0:
            change = (after - before) / before
            says = f"{before:g} to {after:g}, a {'fall' if change < 0 else 'rise'} of {abs(change):.0%}"
            yield Effect(Span(sentence.block, match.start(), match.end()), says, change)
    for match in AGAINST.finditer(text, sentence.span.start, sentence.span.end):
        value, other = float(match.group("a")), float(match.group("b"))
        if other > 0:
            change = (value - other) / other
            says = f"{value:g} against {other:g}, {abs(change):.0%} {'less' if change < 0 else 'more'}"
            yield Effect(Span(sentence.block, match.start(), match.end()), says, change)
    for match in BY_PERCENT.finditer(text, sentence.span.start, sentence.span.end):
        value = float(match.group("p")) / 100
        if 0 < value < 1:
            yield Effect(Span(sentence.block, match.start("p"), match.end()), f"{match.group('p')}%", -value)
