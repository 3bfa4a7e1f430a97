"""How long a study looked, and whether what it found wore off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model.prose import Sentence
from auditor.model.span import Span
from auditor.model.studies import Fact

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


def looked(sentence: Sentence) -> Iterator[Fact]:
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


def faded(sentence: Sentence) -> Iterator[Fact]:
    for cue in sentence.found("follow-up", "faded"):
        if not any(n.span.start < cue.span.start and cue.span.start - n.span.end < 8 for n in sentence.found("negation")):
            yield Fact(sentence.span, cue.text)
