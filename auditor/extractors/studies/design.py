"""How a study was made: its design, whether it had a comparison group, and whether chance decided who was in which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.extractors.studies import participants
from auditor.extractors.studies.places import ahead
from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span
from auditor.model.studies import Design, Fact

FOLLOWED = re.compile(r"\b(?:years|decades|\d+ months)\b", re.IGNORECASE)
MADE_UP = re.compile(r"\b(?:not|no|without|never|nor)\s(?:\w+\s){0,2}$", re.IGNORECASE)
MANY = 500  # records of so many people are no series of cases
REACH = 80  # characters between `followed` and the years
ORDER = (
    Design.META_ANALYSIS,
    Design.RANDOMISED_TRIAL,
    Design.CROSSOVER,
    Design.CASE_CONTROL,
    Design.CONTROLLED,
    Design.COHORT,
    Design.CROSS_SECTIONAL,
    Design.ECOLOGICAL,
    Design.BEFORE_AFTER,
    Design.CASE_SERIES,
    Design.SURVEY,
    Design.AUDIT,
    Design.CASE_REPORT,
    Design.REVIEW,
)
BENCH = (Design.ANIMAL, Design.IN_VITRO)
CHANCE = {Design.RANDOMISED_TRIAL}
COMPARED = {Design.RANDOMISED_TRIAL, Design.CROSSOVER, Design.CONTROLLED, Design.CASE_CONTROL}
ALONE = {Design.BEFORE_AFTER, Design.CASE_SERIES, Design.CASE_REPORT}
OBSERVED = {*ALONE, Design.COHORT, Design.CASE_CONTROL, Design.CROSS_SECTIONAL, Design.SURVEY, Design.AUDIT}


def designs(sentences: Sequence[Sentence], size: Fact | None) -> tuple[tuple[Design, ...], Fact | None]:
    """All designs that the sentences speak of, the decisive one first: animals and cells before any design in people."""
    found: dict[Design, Span] = {}
    for sentence in sentences:
        if sentence.has("enrolment", "planned"):
            continue
        for cue in sentence.found("design"):
            if not _undone(sentence, cue):
                found.setdefault(Design(cue.group), cue.span)
        if sentence.block.cell is None and (years := _two_years(sentence)):
            found.setdefault(Design.BEFORE_AFTER, years)
        if chance := _by_chance(sentence):
            found.setdefault(Design.RANDOMISED_TRIAL, chance)
        elif followed := _followed(sentence):
            found.setdefault(Design.COHORT, followed)
    subjects = not _animals(size) and any(_in_people(sentence) for sentence in sentences)
    if Design.RANDOMISED_TRIAL in found and Design.CROSSOVER in found and _one_trial(sentences):
        found = {Design.CROSSOVER: found[Design.CROSSOVER], **found}
        first: Design | None = Design.CROSSOVER
    else:
        bench = [d for d in BENCH if d in found]
        first = bench[0] if bench and not subjects else next((d for d in ORDER if d in found), None)
    if first is None:
        return (), None
    if first is Design.CASE_SERIES and size is not None and (size.value or 0) >= MANY:
        found = {Design.COHORT: found[first], **{d: span for d, span in found.items() if d is not first}}
        first = Design.COHORT
    ordered = (first, *(d for d in found if d is not first and (not subjects or d not in BENCH)))
    return ordered, Fact(found[first], first.value)


def controlled(named: tuple[Design, ...], sentences: Sequence[Sentence], arms: tuple[Fact, ...]) -> bool | None:
    """Whether there was a comparison group; None where nothing tells."""
    if any(sentence.has("comparator", "none") for sentence in sentences):
        return False
    if named and named[0] in COMPARED:
        return True
    if any(_compared(sentence) for sentence in sentences) or len(arms) > 1:
        return True
    return False if named and named[0] in ALONE else None


def randomised(named: tuple[Design, ...], sentences: Sequence[Sentence]) -> bool | None:
    """Whether chance decided who was in which group; None where nothing tells."""
    if any(d in CHANCE for d in named):
        return True
    if any(sentence.has("comparator", "unrandomised") for sentence in sentences):
        return False
    return False if named and named[0] in OBSERVED else None


def _animals(size: Fact | None) -> bool:
    """Whether those counted were animals: then people told of beside them took no part."""
    return size is not None and size.kind == "animals"


def _one_trial(sentences: Sequence[Sentence]) -> bool:
    """A review speaks of trials of several designs; a single study is of one."""
    return not any(sentence.has("design", Design.META_ANALYSIS.value) for sentence in sentences)


def _in_people(sentence: Sentence) -> bool:
    persons = sentence.has("people", "persons") and not sentence.has("people", "animals")
    return persons and participants.sample_size(sentence) is not None


def _two_years(sentence: Sentence) -> Span | None:
    """`412 births in the year before the rule and 398 in the year after`."""
    before = next((cue for cue in sentence.found("comparator", "before") if cue.text.lower().endswith("year before")), None)
    after = next((cue for cue in sentence.found("comparator", "after") if cue.text.lower().endswith("year after")), None)
    return before.span if before and after else None


def _by_chance(sentence: Sentence) -> Span | None:
    """`gave 1,310 people a mask or usual care, by chance`."""
    cue = sentence.first("comparator", "chance")
    enrolled = sentence.has("enrolment", "taken in") or sentence.has("participant-flow", "entered", "randomised")
    return cue.span if cue and enrolled and not sentence.has("negation") else None


def _followed(sentence: Sentence) -> Span | None:
    """`followed 18,240 nurses for 14 years`: a cohort, though nothing calls it one."""
    if not sentence.has("time-told", "watched") or participants.sample_size(sentence) is None:
        return None
    for cue in sentence.found("time-told", "watched"):
        if FOLLOWED.search(sentence.block.text, cue.span.end, min(cue.span.end + REACH, sentence.span.end)):
            return sentence.span
    return None


def _undone(sentence: Sentence, cue: Cue) -> bool:
    """`not randomised`, `no placebo` speak of no such design; `no control group` is the sign of one."""
    if cue.group == Design.BEFORE_AFTER.value:
        return False
    head = sentence.block.text[max(sentence.span.start, cue.span.start - 25) : cue.span.start]
    return MADE_UP.search(head) is not None


def _compared(sentence: Sentence) -> bool:
    return any(ahead(sentence, cue.span.start, "negation", within=12) is None for cue in sentence.found("comparator", "control"))
