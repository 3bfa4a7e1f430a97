"""What a study measured: for how long, with what result, and whether the result could be chance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.claims.clauses import clause
from auditor.model.claims import Fact
from auditor.model.prose import Sentence
from auditor.model.span import Span

DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
DURATION = re.compile(r"[\s-]?(day|week|month|year)s?\b", re.IGNORECASE)
BEFORE_DURATION = re.compile(
    r"(?:\b(?:for|after|at|over|ran|lasted|lasting|within|during|of|a|the|in|next|follow-up of|median of|"
    r"mean of)|^|[(,])\s*(?:the\s|a\s|an\s|about\s|only\s|up to\s|another\s|next\s|first\s|just\s)*$",
    re.IGNORECASE,
)
NAMED_TIME = re.compile(
    r"\b(?:at|by|in|to|until) (?P<unit>day|week|month|year)s? (?P<first>\d+)(?: and (?P<second>\d+))?", re.IGNORECASE
)
GIVEN = re.compile(r"\d\s?(?:mg|mcg|µg|μg|g|IU|units|ml|tablets?|capsules?)\b[^.]*\b(?:for|over)\b", re.IGNORECASE)
HISTORY = re.compile(
    r"\b(?:gone on|had lasted|had been|aged|age|old|of age|had had|history|previous|prior|suffering|least|"
    r"before|ago|between|since|pain for|mean duration|experience|aging|diagnosed)\b",
    re.IGNORECASE,
)
P_VALUE = re.compile(
    r"\bp(?:[\s-]?value)?(?: for (?:trend|interaction|difference))?\s?(?P<sign>[=<>≤≥]|of)\s?(?P<value>0?[.·]\d+|1\.0+|0)",
    re.IGNORECASE,
)
INTERVAL = re.compile(r"(?P<low>[-−–]?\d+(?:[.·]\d+)?)\s?(?:to|[-–—,;])\s?(?P<high>[-−–]?\d+(?:[.·]\d+)?)")
RATIO = re.compile(r"\b(?:risk ratio|odds ratio|hazard ratio|rate ratio|relative risk|ratio|RR|OR|HR|aOR|aHR)\b[^.;]{0,40}?\d")
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
ALPHA = 0.05


def follow_up(sentence: Sentence) -> Iterator[Fact]:
    """Lengths of observation, in days: `followed for 12 months`, `at month 6`, `a six-week course`."""
    text = sentence.block.text
    given = GIVEN.search(sentence.text) is not None
    for number in sentence.numbers:
        unit = DURATION.match(text, number.span.end)
        if not unit or number.percent:
            continue
        before = text[sentence.span.start : number.span.start]
        if given and not sentence.has("follow-up", "observed"):
            continue  # how long it was taken, not how long anyone looked
        if HISTORY.search(re.split(r"\d", before)[-1][-30:]) or HISTORY.match(text[unit.end() : unit.end() + 12].lstrip()):
            continue
        if BEFORE_DURATION.search(before):
            yield Fact(
                Span(sentence.block, number.span.start, unit.end()),
                text[number.span.start : unit.end()],
                number.highest * DAYS[unit.group(1).lower()],
            )
    for match in NAMED_TIME.finditer(text, sentence.span.start, sentence.span.end):
        last = float(match.group("second") or match.group("first"))
        yield Fact(Span(sentence.block, match.start(), match.end()), match.group(), last * DAYS[match.group("unit").lower()])


def not_significant(sentence: Sentence) -> Iterator[Fact]:
    """Clauses that report no effect: in words, by p ≥ 0.05, or by a ratio's interval that includes 1."""
    for cue in sentence.found("significance", "none"):
        yield Fact(clause(sentence, cue.span), cue.text)
    for match in P_VALUE.finditer(sentence.block.text, sentence.span.start, sentence.span.end):
        value = float(match.group("value").replace("·", "."))
        if match.group("sign") in "=≥>of" and value >= ALPHA:
            span = Span(sentence.block, match.start(), match.end())
            yield Fact(_measured(sentence, span), match.group(), value)
    if ratio := RATIO.search(sentence.text):
        for match in INTERVAL.finditer(sentence.text, ratio.start()):
            low, high = (float(match.group(g).replace("·", ".").replace("−", "-").replace("–", "-")) for g in ("low", "high"))
            if 0 < low < 1 < high < 20:
                span = sentence.span.within(match.start(), match.end())
                yield Fact(clause(sentence, span), f"the interval {match.group()} includes 1")


def significant(sentence: Sentence) -> Iterator[Fact]:
    """Clauses that report an effect beyond chance."""
    for match in P_VALUE.finditer(sentence.block.text, sentence.span.start, sentence.span.end):
        value = float(match.group("value").replace("·", "."))
        if match.group("sign") in "=<≤" and value <= ALPHA:
            span = Span(sentence.block, match.start(), match.end())
            yield Fact(_measured(sentence, span), match.group(), value)
    if not sentence.has("significance", "none"):
        for cue in sentence.found("significance", "some"):
            yield Fact(clause(sentence, cue.span), cue.text)


def _measured(sentence: Sentence, span: Span) -> Span:
    """From the last bracket, comma or stop before a p-value to its end: what the value speaks of."""
    text = sentence.block.text
    head = text[sentence.span.start : span.start]
    opening = head.rfind("(")
    cut = max(
        (m.end() for m in re.finditer(r"\)[,;]?\s|;\s|,\s(?:and|but)\s|\.\s", head[: opening if opening > 0 else len(head)])),
        default=0,
    )
    return Span(sentence.block, sentence.span.start + cut, span.end)


def changes(sentence: Sentence) -> Iterator[Fact]:
    """Relative changes: `from 7.4 to 3.9` is −0.47, `by 31%` is 0.31 of unknown direction (given as a fall)."""
    text = sentence.block.text
    for match in FROM_TO.finditer(text, sentence.span.start, sentence.span.end):
        before, after = (float(match.group(a) or match.group(b)) for a, b in (("a", "c"), ("b", "d")))
        if before > 0:
            change = (after - before) / before
            says = f"{before:g} to {after:g}, a {'fall' if change < 0 else 'rise'} of {abs(change):.0%}"
            yield Fact(Span(sentence.block, match.start(), match.end()), says, change)
    for match in AGAINST.finditer(text, sentence.span.start, sentence.span.end):
        value, other = float(match.group("a")), float(match.group("b"))
        if other > 0:
            change = (value - other) / other
            says = f"{value:g} against {other:g}, {abs(change):.0%} {'less' if change < 0 else 'more'}"
            yield Fact(Span(sentence.block, match.start(), match.end()), says, change)
    for match in BY_PERCENT.finditer(text, sentence.span.start, sentence.span.end):
        value = float(match.group("p")) / 100
        if 0 < value < 1:
            yield Fact(Span(sentence.block, match.start("p"), match.end()), f"{match.group('p')}%", -value)
