"""Amounts with no unit at all: `take 400 with breakfast`. Only where an order to take governs the bare number."""

from __future__ import annotations

import re

from auditor.extractors.doses import role
from auditor.extractors.doses.amounts import Taken
from auditor.extractors.doses.units import UNIT
from auditor.model.doses import Amount, UnitKind
from auditor.model.prose import Number, Sentence

VERBS = frozenset(
    {
        "take",
        "start",
        "swallow",
        "stir",
        "have",
        "give",
        "dissolve",
        "pop",
        "start with",
        "begin with",
        "i stir",
        "i take",
        "i swallow",
        "should take",
        "increase to",
    }
)
TIMED = re.compile(
    r"\s(?:a day|per day|a week|weekly|daily|once|twice|(?:two|three|four|\d) times|"
    r"every (?:day|morning|evening|night|other day|second day|week|\d)"
    r"|each (?:day|morning|night)|in the (?:morning|evening)|at (?:night|bedtime)|before bed|"
    r"with (?:breakfast|lunch|dinner|supper|food|water|meals|a meal|your)|(?:in|into) (?:my|your|a glass|water|juice"
    r"|milk))\b",
    re.IGNORECASE,
)
OF = re.compile(r"\s(?:of\s)?")
SMALL_WORDS = re.compile(
    r"[,:]?\s(?:(?:the|your) (?:baby|child|infant|toddler)\s)?(?:about |around |up to |roughly )?", re.IGNORECASE
)


def amounts(sentence: Sentence) -> list[Taken]:
    """The bare numbers that the reader is told to take."""
    found: list[Taken] = []
    if not sentence.has("dose-advice"):
        return found
    text = sentence.block.text
    for number in sentence.numbers:
        if number.percent or number.spelled or UNIT.match(text, number.span.end) or not _timed(sentence, number):
            continue
        if _ordered(sentence, number):
            amount = Amount(number.span, number.value, number.upper, "", UnitKind.OTHER, "")
            found.append(Taken(amount, 1.0, (), number.span.start, number.span.end))
    return found


def _timed(sentence: Sentence, number: Number) -> bool:
    """Whether words of how often follow the number, or the substance that it is of: `250 of magnesium at night`."""
    text, end = sentence.block.text, number.span.end
    if TIMED.match(text, end):
        return True
    named = (cue for cue in sentence.found("substance") if OF.fullmatch(text, end, cue.span.start))
    return any(TIMED.match(text, cue.span.end) for cue in named)


def _ordered(sentence: Sentence, number: Number) -> bool:
    """Whether the number, or the substance named right before it, is what the verb governs."""
    text, start = sentence.block.text, number.span.start
    for cue in sentence.found("substance"):
        if cue.span.end <= start and SMALL_WORDS.fullmatch(text, cue.span.end, start):
            start = cue.span.start
            if start == sentence.span.start:
                return True  # a bare line: `Magnesium: 400 at night`
            break
    for cue in sentence.found("dose-advice", "take", "practice", "modal"):
        if cue.text.lower() in VERBS and cue.span.end <= start and SMALL_WORDS.fullmatch(text, cue.span.end, start):
            return cue.group != "take" or role.imperative(sentence, cue)
    return False
