"""Ratios that the counts beside them do not give: `30 of 100 against 50 of 100 (risk ratio 0.43)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from auditor.arithmetic.rounding import exact, rounds_to
from auditor.extractors.statistics.figures import before, between, joined, rough, whole
from auditor.model.prose import Number, Prose, Sentence
from auditor.model.statistics import Oddity

OF = re.compile(r"(?:\s[a-z]+){0,2}\s(?:out )?of (?:the |all |a total of )?|\s?/\s?|\sin\s", re.IGNORECASE)
NAMED = re.compile(
    r"\b(?P<adjusted>adjusted |pooled |weighted )?(?:(?P<risk>relative risk|risk ratio|rate ratio|RR)|(?P<odds>odds ratio|OR))"
    r"(?:\s?[:=,(]|\s(?:was|of|is))?\s?$"
)
NOT_THESE = re.compile(
    r"\b(?:adjust\w+|hazard|pooled|weighted|person-years|model|matched|stratif\w+|missing|imput\w+)\b", re.IGNORECASE
)
SLACK = Fraction(3, 100)


def read(prose: Prose) -> Iterator[Oddity]:
    """The ratios of an article that neither order of the two groups gives."""
    for sentence in prose.sentences:
        if len(sentence.numbers) < 5 or NOT_THESE.search(sentence.text):
            continue
        named = [(n, found) for n in sentence.numbers if n.upper is None and (found := NAMED.search(before(n, sentence)))]
        pairs = list(_counts(sentence))
        if len(named) == 1 and len(pairs) == 2:
            ratio, name = named[0]
            problem = _held(ratio, pairs, odds=bool(name["odds"]))
            if problem and not rough(ratio, sentence):
                yield Oddity(joined(pairs[0][0], ratio), problem, of="ratio")


def _counts(sentence: Sentence) -> Iterator[tuple[Number, Number]]:
    """`30 of 100`, `30/100`: counts of two groups, each with its whole."""
    for part, base in zip(sentence.numbers, sentence.numbers[1:], strict=False):
        fits = whole(part, 1) and whole(base, 2) and part.value < base.value and OF.fullmatch(between(part, base))
        if fits and not rough(part, sentence) and not rough(base, sentence):
            yield part, base


def _held(ratio: Number, pairs: list[tuple[Number, Number]], *, odds: bool) -> str:
    """What the counts give, where the printed ratio is neither that nor its inverse."""
    (a, n), (b, m) = ((part.whole or 0, base.whole or 0) for part, base in pairs)
    risk = Fraction(a, n) / Fraction(b, m)
    chances = Fraction(a, n - a) / Fraction(b, m - b)
    printed = exact(ratio.value, ratio.decimals)
    right, other = (chances, risk) if odds else (risk, chances)
    if not printed or any(_near(each, printed, ratio.decimals) for each in (right, 1 / right)):
        return ""
    shown = f"{a} of {n} against {b} of {m} is {'an odds' if odds else 'a risk'} ratio of {_shown(right, printed)}"
    if any(_near(each, printed, ratio.decimals) for each in (other, 1 / other)):
        return f"{shown}, and {ratio.span.text} is their {'risk' if odds else 'odds'} ratio"
    return shown


def _near(right: Fraction, printed: Fraction, decimals: int) -> bool:
    return rounds_to(right, printed, decimals) or abs(right - printed) <= SLACK * right


def _shown(right: Fraction, printed: Fraction) -> str:
    """The ratio in the direction of the printed one."""
    inverse = (right > 1) != (printed > 1)
    return f"{float(1 / right if inverse else right):.2f}"
