"""How many took part in a study."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from auditor.extractors.studies.places import ahead, behind, inside
from auditor.model.document import BlockKind
from auditor.model.prose import Cue, Number, Sentence
from auditor.model.span import Span
from auditor.model.studies import Fact

OF_US = re.compile(r"^\sof (?:our|my|us)\b")
NO_NOUN = re.compile(
    r"[\d.,;:()%]|\b(?:of|in|for|with|and|or|per|to|who|that|from|were|was|is|are|years?|months?|weeks?|"
    r"days?|hours?|times?|trials?|studies|villages|clinics|hospitals)\b"
)
N_EQUALS = re.compile(r"\bn\s?=\s?$", re.IGNORECASE)
WHO = re.compile(r"(?:\s(?!of|in|to|per)[a-z-]+){0,2}?\s(?P<noun>(?!days|weeks|months|years|hours|times|thing)[a-z]{3,}s) who\b")
JOINS = re.compile(r"\s?(?:and|\+|&|with)\s", re.IGNORECASE)
NEAR = 45  # characters between a count and the noun it counts
ANSWER = 12  # characters between a count and the verb of answering
FATE = 100  # characters between a count of people and what became of them
VERB = 40  # characters between a count and a verb of taking part
TWO_SEXES = 60  # characters that `6 men and 3 women` may take
LEAST_TOLD, TOLD, OPENED = 0, 1, 2


@lru_cache(maxsize=512)
def sample_size(sentence: Sentence) -> Fact | None:
    """How many took part: a count before a noun for persons or animals, `6 men and 3 women` added up, or `n = 56`."""
    if sentence.block.kind is BlockKind.FIELD or sentence.has("enrolment", "planned"):
        return None
    text = sentence.block.text
    if replied := _replied(sentence):
        return replied
    found: list[tuple[Number, Cue]] = []
    bracketed: Number | None = None
    for number in sentence.numbers:
        if number.whole is None or number.whole < 1 or is_year(number) or _of_something_else(sentence, number):
            continue
        if N_EQUALS.search(text, max(sentence.span.start, number.span.start - 6), number.span.start):
            bracketed = bracketed or number
        elif (noun := counted(sentence, number)) and not _approached(sentence, number):
            found.append((number, noun))
    if not found:
        return Fact(bracketed.span, f"n = {bracketed.whole:,}", bracketed.value, "n") if bracketed else None
    first, noun = found[0]
    if len(found) > 1 and _adds(sentence, noun, found[1]) and found[1][0].span.end - first.span.start < TWO_SEXES:
        second, last = found[1]
        total = (first.whole or 0) + (second.whole or 0)
        span = Span(sentence.block, first.span.start, last.span.end)
        return Fact(span, f"{first.whole} {noun.text} + {second.whole} {last.text} = {total}", total)
    kind = "animals" if noun.group == "animals" else ""
    return Fact(Span(sentence.block, first.span.start, noun.span.end), f"{first.whole:,} {noun.text}", first.whole, kind)


def largest_told(sizes: Iterable[tuple[Sentence, Fact]]) -> Fact | None:
    """Of several counts the first that a report opens with (`a trial of 212 adults`), else the first."""
    ranked = [(how_told(sentence, size), size) for sentence, size in sizes]
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def how_told(sentence: Sentence, size: Fact) -> int:
    """How plainly a count is that of the whole study."""
    start, end = size.span.start, size.span.end
    opened = size.kind == "n" or ahead(sentence, start, "sample", "study", within=12)
    entered = ahead(sentence, start, "participant-flow", "entered", "randomised", within=VERB)
    entered = entered or behind(sentence, end, "participant-flow", "entered", "randomised", within=VERB)
    if opened or entered:
        return OPENED
    return LEAST_TOLD if inside(sentence, end, end + FATE, "response", "not", "harm", "loss") else TOLD


def is_year(number: Number) -> bool:
    """Whether a number reads as a year."""
    return 1900 <= number.value <= 2100 and "," not in number.span.text and not number.spelled


def counted(sentence: Sentence, number: Number) -> Cue | None:
    """The noun that a number counts: close behind it, with no other number, stop or verb of taking between."""
    text = sentence.block.text
    for cue in sentence.found("people", "persons", "animals"):
        if cue.span.start < number.span.end:
            continue
        gap = OF_US.sub("", text[number.span.end : cue.span.start])
        if len(gap) <= NEAR and not NO_NOUN.search(gap):
            return cue
        break
    who = WHO.match(text, number.span.end)
    return Cue("people", "persons", Span(sentence.block, *who.span("noun"))) if who and not number.percent else None


def _of_something_else(sentence: Sentence, number: Number) -> bool:
    """Whether the words before a number make it a rate, or a part of a group already named."""
    start = number.span.start
    rough = ahead(sentence, start, "approximate")
    start = rough.span.start if rough else start
    part = ahead(sentence, start, "counting", "part")
    if part and part.span.start == sentence.span.start:
        part = None  # `Of the 340 women who wrote back, …`
    if part and (share := ahead(sentence, part.span.start, "fractions")):
        start = share.span.start  # `half of the 84 smokers` tells of the whole
        part = None
    return part is not None or ahead(sentence, start, "counting", "rate", "rest") is not None


def _replied(sentence: Sentence) -> Fact | None:
    """Of those who were asked, those who answered: `posted to 900 adults, of whom 212 replied`."""
    if not sentence.has("participant-flow", "screened"):
        return None
    for cue in sentence.found("participant-flow", "replied"):
        number = next((n for n in reversed(sentence.numbers) if 0 <= cue.span.start - n.span.end <= ANSWER), None)
        if number and number.whole and not is_year(number):
            span = Span(sentence.block, number.span.start, cue.span.end)
            return Fact(span, span.text, number.value, "replied")
    return None


def _approached(sentence: Sentence, number: Number) -> bool:
    """Whether the people were only written to or screened: `went to 900 dentists`."""
    return ahead(sentence, number.span.start, "participant-flow", "screened") is not None


def _adds(sentence: Sentence, noun: Cue, other: tuple[Number, Cue]) -> bool:
    """Whether two counts are the two sexes or ages of one group: `6 men and 3 women`."""
    number, second = other
    joined = JOINS.fullmatch(sentence.block.text, noun.span.end, number.span.start)
    return joined is not None and noun.text.lower() != second.text.lower()


def summed(size: Fact | None, arms: tuple[Fact, ...]) -> Fact | None:
    """The size of a study of which only its groups are told, or whose count was that of its first group."""
    if not arms or any(fact.value is None for fact in arms):
        return size
    total = sum(fact.value or 0 for fact in arms)
    if size is not None and (size.value or 0) > max(fact.value or 0 for fact in arms):
        return size
    return replace(arms[0], says=" + ".join(f"{fact.value:,.0f}" for fact in arms) + f" = {total:,.0f}", value=total)
