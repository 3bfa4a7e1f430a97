"""How many took part in a study."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.model.document import BlockKind
from auditor.model.prose import Cue, Number, Sentence
from auditor.model.span import Span
from auditor.model.studies import Fact

NOT_COUNTED = re.compile(
    r"(?:\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|most)\sin|\b(?:in every|per|out of"
    r"|of the|of these|of those|of whom|every|each|the other|the remaining|remaining|another|about one in|"
    r"than|other))\s(?:about\s)?$",
    re.IGNORECASE,
)
PLANNED = re.compile(
    r"\b(?:will (?:be|test|recruit|enrol|enroll|study|compare|follow|allocate|run|start)|plans? (?:to|a)|"
    r"planned|expects? to|hopes? to|were invited|has applied)\b",
    re.IGNORECASE,
)
DECLARED_SIZE = {"participants", "n", "sample_size", "patients", "subjects"}
N_EQUALS = re.compile(r"\bn\s?=\s?$", re.IGNORECASE)
BEFORE = 24  # characters before a number that tell what it counts
NEAR = 45  # characters between a count and the noun it counts


def declared_size(sentence: Sentence) -> Fact | None:
    """`participants: 481` in the front matter."""
    name = sentence.block.name.rpartition(".")[2].lower()
    if sentence.block.kind is not BlockKind.FIELD or name not in DECLARED_SIZE or not sentence.numbers:
        return None
    number = sentence.numbers[0]
    return Fact(number.span, f"{name}: {number.span.text}", number.value) if number.whole else None


@lru_cache(maxsize=512)
def sample_size(sentence: Sentence) -> Fact | None:
    """How many took part: a count before a noun for persons or animals, `6 men and 3 women` added up, or `n = 56`."""
    text = sentence.block.text
    found: list[tuple[Number, Cue]] = []
    for number in sentence.numbers:
        if number.whole is None or number.whole < 1 or is_year(number):
            continue
        before = text[max(sentence.span.start, number.span.start - BEFORE) : number.span.start]
        if NOT_COUNTED.search(before):
            continue
        if N_EQUALS.search(before):
            return Fact(Span(sentence.block, number.span.start, number.span.end), f"n = {number.whole:,}", number.whole)
        noun = _counted(sentence, number)
        if noun:
            found.append((number, noun))
    if not found or PLANNED.search(sentence.text):
        return None
    first, noun = found[0]
    if len(found) > 1 and _adds(text, noun, found[1][0]) and found[1][0].span.end - first.span.start < 60:
        second, last = found[1]
        total = (first.whole or 0) + (second.whole or 0)
        span = Span(sentence.block, first.span.start, last.span.end)
        return Fact(span, f"{first.whole} {noun.text} + {second.whole} {last.text} = {total}", total)
    return Fact(Span(sentence.block, first.span.start, noun.span.end), f"{first.whole:,} {noun.text}", first.whole)


def is_year(number: Number) -> bool:
    return 1900 <= number.value <= 2100 and "," not in number.span.text and not number.spelled


def _counted(sentence: Sentence, number: Number) -> Cue | None:
    """The noun that a number counts: close behind it, with no other number, stop or verb of taking between."""
    text = sentence.block.text
    for cue in sentence.found("people", "persons", "animals"):
        gap = text[number.span.end : cue.span.start]
        if cue.span.start < number.span.end:
            continue
        gap = re.sub(r"^\sof (?:our|my|us)\b", "", gap)
        if len(gap) > NEAR or re.search(
            r"[\d.,;:()%]|\b(?:of|in|for|with|and|or|per|to|who|that|from|were|was|is|are|years?|months?|weeks?|"
            r"days?|hours?|times?|trials?|studies|villages|clinics|hospitals)\b",
            gap,
        ):
            return None
        return cue
    return None


def _adds(text: str, noun: Cue, second: Number) -> bool:
    return text[noun.span.end : second.span.start].strip().lower() in ("and", "+", "&", "with")
