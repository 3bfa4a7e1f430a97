"""Who took part in a study, and what became of them: counts, shares, and those whom the effect did not reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from auditor.extractors.claims.clauses import clause, clause_range
from auditor.model.claims import Fact
from auditor.model.document import BlockKind
from auditor.model.prose import Cue, Number, Sentence
from auditor.model.span import Span

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
FEWER = re.compile(r"\b(?:less|fewer|lower|reduced|milder|shorter)\s(?:\w+\s)?$", re.IGNORECASE)
TOLD_OF = re.compile(r"\)|\s(?:of|were|was|had|in|reached|said|reported|got|felt|improved|responded|did)\b")
CHANGE = re.compile(r"\s(?:lower|higher|fewer|less|more|confidence|CI|reduction|increase|fall|drop|rise)\b", re.IGNORECASE)
OF_WHOLE = re.compile(r"\s?/\s?|\s(?:\w+\s)?(?:out\s)?(?:of|in)\s(?:the\s|all\s|these\s|those\s|our\s|every\s|about\s)*")
OF_THEM = re.compile(r"\s(?:of (?:the|these|those|them|our|whom)\b|patients had)(?!\s\d)")
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
        if number.whole is None or number.whole < 1 or _is_year(number):
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


def _is_year(number: Number) -> bool:
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


def responders(sentence: Sentence, whole: float | None) -> Iterator[Fact]:
    """Shares of a whole with what became of them: `62% improved`, `7 of 9`, `43 in 100 people`, `Seven of the patients`."""
    if not sentence.has("response"):
        return
    numbers = [*sentence.numbers, None]
    for number, following in pairwise(numbers):
        if number is None:
            continue
        after = sentence.block.text[number.span.end : number.span.end + NEAR]
        if number.percent:
            if 0 < number.value < 100 and TOLD_OF.match(after) and not CHANGE.match(after):
                yield Fact(number.span, number.span.text.strip(), number.value / 100)
        elif number.whole is not None:
            yield from _counted_of(sentence, number, following, whole, after)


def _counted_of(sentence: Sentence, number: Number, following: Number | None, whole: float | None, after: str) -> Iterator[Fact]:
    """`7 of 9`, where the whole stands behind; `seven of the patients`, where it is the study's sample size."""
    between = sentence.block.text[number.span.end : following.span.start] if following is not None else ""
    if following is not None and following.whole and 0 < number.value < following.value and OF_WHOLE.fullmatch(between):
        span = Span(sentence.block, number.span.start, following.span.end)
        yield Fact(span, f"{number.whole} of {following.whole}", number.value / following.value)
    elif whole and 0 < number.value < whole and OF_THEM.match(after):
        yield Fact(number.span, f"{number.whole} of {whole:.0f}", number.value / whole)


def misses(sentence: Sentence) -> Iterator[Fact]:
    """Those whom the effect did not reach, who were lost, or who were harmed."""
    told: dict[Span, set[str]] = {}
    for cue in sentence.found("response", "not", "loss", "harm"):
        if not _denied(sentence, cue) and _some_persons(sentence, cue):
            told.setdefault(clause(sentence, cue.span), set()).add(cue.group)
    for span, groups in told.items():
        yield Fact(span, span.text, None, next(kind for kind in ("not", "loss", "harm") if kind in groups))


def _some_persons(sentence: Sentence, cue: Cue) -> bool:
    """Whether a count or a word for some of a group stands in the same clause."""
    start, end = clause_range(sentence, cue.span)
    counted = any(start <= n.span.start < end and not _is_year(n) for n in sentence.numbers)
    clause = sentence.block.text[start:end]
    return counted or bool(
        re.search(
            r"\b(?:some|several|few|many|a third|a quarter|half|others?|most|rest|remaining|remainder|minority|two|three|one)\b",
            clause,
            re.IGNORECASE,
        )
    )


def _denied(sentence: Sentence, cue: Cue) -> bool:
    start, _ = clause_range(sentence, cue.span)
    if cue.group == "not":
        return False
    if FEWER.search(sentence.block.text[start : cue.span.start]):
        return True  # `less bleeding` is no harm
    return any(start <= other.span.start < cue.span.start for other in sentence.found("negation"))
