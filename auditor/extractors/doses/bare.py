"""Amounts with no unit at all: `take 400 with breakfast`. Only where an order to take governs the bare number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.extractors.doses import amounts as amounts_
from auditor.extractors.doses import role
from auditor.extractors.doses.joining import Taken
from auditor.extractors.doses.substance import Named
from auditor.extractors.doses.units import UNIT
from auditor.model.doses import Amount, UnitKind
from auditor.model.prose import Cue, Number, Sentence

TIMED = re.compile(
    r",?\s(?:a day|per day|a week|weekly|daily|once|twice|(?:two|three|four|\d) times|morning and (?:night|evening)"
    r"|every (?:day|morning|evening|night|other day|second day|week|\d)"
    r"|each (?:day|morning|evening|night)|in the (?:morning|evening)|at (?:night|bedtime)|before bed"
    r"|with (?:breakfast|lunch|dinner|supper|food|water|milk|juice|meals|a meal|a glass|your)"
    r"|(?:in|into) (?:my|your|a glass|water|juice"
    r"|milk))\b",
    re.IGNORECASE,
)
BOUND = re.compile(r"\s*(?:up to |about |around |[~≈]\s?)?", re.IGNORECASE)  # before the figure of a cell
OF = re.compile(r"\s(?:of\s)?")
OF_A = re.compile(r"\sof\s(?:(?:the|this|that|your|any)\s)?(?:\w+\s)?")
SMALL_WORDS = re.compile(
    r"[,:]?\s(?:(?:the|your) (?:baby|child|infant|toddler)\s)?(?:about |around |up to |roughly )?", re.IGNORECASE
)
COUNTED = re.compile(
    r",?\s(?:at a time|at once|together|of (?:them|these)|a|per|daily|every|each|once|twice|\w+ times|with|in the|at|before"
    r"|after)\b"
)
STEP = re.compile(r"\s(?:each|every|at a time|until|per|if|as)\b|[.,;]|$")
MOST_TABLETS = 12
NEXT = re.compile(r"(?:,|\bthen|\band|\bplus)\s$")
END = re.compile(r"[.!]?$")
LARGE = 100  # from here on a bare number that ends an order to take is an amount
FEW = 10  # below this a bare number is a dose only behind a verb that can mean nothing but swallowing or giving


def amounts(sentence: Sentence, names: Sequence[Named]) -> list[Taken]:
    """The bare numbers that the reader is told to take; `names` are the substances that the sentence names."""
    found: list[Taken] = []
    if not sentence.has("dose-advice"):
        return found
    text = sentence.block.text
    for number in sentence.numbers:
        if number.percent or number.spelled or UNIT.match(text, number.span.end) or not _dosed(sentence, number, names):
            continue
        if _ordered(sentence, number, names):
            amount = Amount(number.span, number.value, number.upper, "", UnitKind.OTHER, "")
            found.append(Taken(amount, 1.0, (), number.span.start, number.span.end))
    return found


def in_column(sentence: Sentence, head: Sentence | None) -> list[Taken]:
    """The bare number of a table cell whose column tells the unit: `Daily dose (mg)` above `150`."""
    if head is None or len(sentence.numbers) != 1 or not sentence.block.text.strip().endswith(sentence.numbers[0].span.text):
        return []
    number = sentence.numbers[0]
    unit = amounts_.unit_of_column(head.text)
    if unit is None or number.percent or BOUND.fullmatch(sentence.block.text, 0, number.span.start) is None:
        return []
    amount = Amount(number.span, number.value, number.upper, unit[0], unit[1], "")
    return [Taken(amount, 1.0, (), number.span.start, number.span.end)]


def counts(sentence: Sentence) -> list[Taken]:
    """The bare numbers of tablets that the reader is told to take: `take three at a time`."""
    found: list[Taken] = []
    text = sentence.block.text
    for cue in sentence.found("dose-advice", "intake") if sentence.numbers else ():
        for number in sentence.numbers:
            gap = text[cue.span.end : number.span.start] if cue.span.end < number.span.start else ""
            if number.whole is None or number.value > MOST_TABLETS or not SMALL_WORDS.fullmatch(gap) or not gap:
                continue
            if COUNTED.match(text, number.span.end) and role.imperative(sentence, cue):
                amount = Amount(number.span, number.value, number.upper, "", UnitKind.FORM, "")
                found.append(Taken(amount, number.value, (), number.span.start, number.span.end))
    return found


def _dosed(sentence: Sentence, number: Number, names: Sequence[Named]) -> bool:
    """Whether words of how often follow the number, or the thing that it is of: `250 of magnesium`, `50 of the ointment`."""
    text, end = sentence.block.text, number.span.end
    if TIMED.match(text, end) or poured(sentence, end) is not None:
        return True
    if STEP.match(text, end) and any(_governs(sentence, cue, number) for cue in sentence.found("dose-advice", "raise")):
        return True
    if number.value >= LARGE and ((names and END.match(text, end)) or any(one.span.start == end + 1 for one in names)):
        return True
    beside = [one for one in names if one.span.start > end and OF.fullmatch(text, end, one.span.start)]
    return any(text[end : one.span.start].strip() == "of" or TIMED.match(text, one.span.end) for one in beside)


def _governs(sentence: Sentence, cue: Cue, number: Number) -> bool:
    return SMALL_WORDS.fullmatch(sentence.block.text, cue.span.end, number.span.start) is not None


def poured(sentence: Sentence, end: int) -> Cue | None:
    """What cannot be counted, named behind the number that ends at `end`: `of the ointment`."""
    text = sentence.block.text
    return next((cue for cue in sentence.found("dose-vehicle", "vehicle") if OF_A.fullmatch(text, end, cue.span.start)), None)


def _ordered(sentence: Sentence, number: Number, names: Sequence[Named]) -> bool:
    """Whether the number, or the substance named right before it, is what the verb governs."""
    text, start = sentence.block.text, number.span.start
    for one in names:
        if one.span.end <= start and SMALL_WORDS.fullmatch(text, one.span.end, start):
            start = one.span.start
            if start == sentence.span.start:
                return True  # a bare line: `Magnesium: 400 at night`
            break
    orders = [cue for cue in sentence.found("dose-advice", "take") if cue.span.end < start and role.imperative(sentence, cue)]
    if start != number.span.start and number.value >= FEW and orders and NEXT.search(text, sentence.span.start, start):
        return True  # `take 400 mg of ibuprofen, then magnesium 300 at night`
    if any(_governs(sentence, cue, number) and role.imperative(sentence, cue) for cue in sentence.found("dose-advice", "raise")):
        return True
    swallowed = {cue.span.start for cue in sentence.found("dose-advice", "intake")}
    for cue in sentence.found("dose-advice", "take", "practice", "modal", "recommend"):
        if cue.span.end <= start and SMALL_WORDS.fullmatch(text, cue.span.end, start):
            plain = cue.group != "take" or role.imperative(sentence, cue)
            return plain and (number.value >= FEW or cue.span.start in swallowed or cue.group != "take")
    return False
