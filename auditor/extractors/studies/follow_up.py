"""How long a study looked, and whether what it found wore off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.extractors.studies.clauses import clause_range
from auditor.extractors.studies.places import ahead, behind, inside
from auditor.model.prose import Sentence
from auditor.model.span import Span
from auditor.model.studies import Fact

DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0, "fortnight": 14.0}
UNIT = re.compile(r"[\s-]?(?P<unit>day|week|month|year)s?\b(?P<old>[\s-]olds?\b)?", re.IGNORECASE)
WORDED = re.compile(
    r"\b(?P<half>half a|half the)?\s?(?P<one>an?|one)?\s?(?<=\s)(?P<unit>fortnight|week|month|year)\b(?!-|’s|'s)", re.IGNORECASE
)
NAMED = re.compile(
    r"\b(?:at|by|in|to|until) (?P<unit>day|week|month|year)s? (?P<first>\d+)(?: and (?P<second>\d+))?", re.IGNORECASE
)
PREPOSITION = re.compile(
    r"(?:\b(?:for|after|at|over|ran|lasted|lasting|within|during|of|a|the|in|next|was|is|by)|^|[(,;])\s*"
    r"(?:the\s|a\s|an\s|about\s|only\s|up to\s|another\s|next\s|first\s|just\s|around\s|nearly\s|almost\s|following\s|whole\s)*$",
    re.IGNORECASE,
)
TRIAL = re.compile(
    r"\s(?:[a-z-]+\s){0,2}?(?:trial|study|course|programme|program|follow-up|experiment|class|visit)\b", re.IGNORECASE
)
DOSE = re.compile(r"\d\s?(?:mg|mcg|µg|μg|g|IU|units|ml|tablets?|capsules?|drops?|puffs?)\b", re.IGNORECASE)
COURSE = 28.0  # days; who takes something for longer is looked at when the course ends
PAST = 30  # characters before a length of time that may put it before the study
DENIED = 12  # characters between a negation and a word for fading


def follow_up(sentences: Sequence[Sentence]) -> Fact | None:
    """The longest time, in days, after which anyone looked."""
    found = [fact for sentence in sentences for fact in looked(sentence)]
    watched = [fact for fact in found if fact.kind == "watched"]
    return max(watched or found, key=lambda fact: fact.value or 0, default=None)


def looked(sentence: Sentence) -> Iterator[Fact]:
    """Lengths of observation, in days: `followed for 12 months`, `at month 6`, `half a year later`, `a six-week course`."""
    if sentence.block.cell is not None or not sentence.has("time-unit") or sentence.has("time-told", "terms"):
        return
    text = sentence.block.text
    for start, end, days in _lengths(sentence):
        if kind := _kind(sentence, start, end, days):
            yield Fact(Span(sentence.block, start, end), text[start:end], days, kind)
    for match in NAMED.finditer(text, sentence.span.start, sentence.span.end):
        last = float(match.group("second") or match.group("first"))
        days = last * DAYS[match.group("unit").lower()]
        if last < 1000:
            yield Fact(Span(sentence.block, match.start(), match.end()), match.group(), days, "watched")


def lengths(sentence: Sentence) -> Iterator[Fact]:
    """Every length of time that a sentence gives, in days."""
    return (
        Fact(Span(sentence.block, start, end), sentence.block.text[start:end], days) for start, end, days in _lengths(sentence)
    )


def _lengths(sentence: Sentence) -> Iterator[tuple[int, int, float]]:
    text = sentence.block.text
    for number in sentence.numbers:
        unit = UNIT.match(text, number.span.end)
        if unit and not unit.group("old") and not number.percent:
            yield number.span.start, unit.end(), number.highest * DAYS[unit.group("unit").lower()]
    for match in WORDED.finditer(text, sentence.span.start, sentence.span.end):
        if match.group("one") or match.group("half"):
            days = DAYS[match.group("unit").lower()] * (0.5 if match.group("half") else 1)
            yield match.start() + (match.group()[0] == " "), match.end(), days


def _kind(sentence: Sentence, start: int, end: int, days: float) -> str:
    """`watched` where someone is said to have looked, `length` where only a time is given; empty where it was another time."""
    text = sentence.block.text
    first, last = clause_range(sentence, Span(sentence.block, start, end))
    head = text[first:start]
    if ahead(sentence, start, "time-told", "past", within=PAST) or behind(sentence, end, "time-told", "past", within=2):
        return ""
    if ahead(sentence, start, "time-told", "schedule") or not (PREPOSITION.search(head) or TRIAL.match(text, end)):
        return "watched" if behind(sentence, end, "time-told", "watched", within=2) else ""
    if inside(sentence, start, last, "time-told", "watched") or inside(sentence, first, start, "time-told", "watched"):
        return "watched"
    return "" if inside(sentence, first, start, "time-told", "lent") or (days < COURSE and DOSE.search(head)) else "length"


def faded(sentence: Sentence) -> Iterator[Fact]:
    """Sentences that tell that an effect did not last."""
    for cue in sentence.found("follow-up", "faded"):
        denied = ahead(sentence, cue.span.start, "negation", within=DENIED) or ahead(
            sentence, cue.span.start, "quantity", "none", within=DENIED
        )
        one = sentence.has("one-person") and not sentence.has("quantity") and not sentence.numbers
        if not denied and not one and not behind(sentence, cue.span.end, "direction", "down", within=8):
            yield Fact(sentence.span, cue.text)
