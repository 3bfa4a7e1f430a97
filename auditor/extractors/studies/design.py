"""How a study was made."""

from __future__ import annotations

import re

from auditor.extractors.studies import participants
from auditor.model.prose import Sentence
from auditor.model.span import Span
from auditor.model.studies import Design, Fact

FOLLOWED = re.compile(r"\b(?:followed|tracked|monitored)\b[^.]{0,80}\b(?:years|decades|\d+ months)\b", re.IGNORECASE)
ORDER = (
    Design.META_ANALYSIS,
    Design.RANDOMISED_TRIAL,
    Design.CROSSOVER,
    Design.CONTROLLED,
    Design.COHORT,
    Design.CASE_CONTROL,
    Design.CROSS_SECTIONAL,
    Design.ECOLOGICAL,
    Design.BEFORE_AFTER,
    Design.CASE_SERIES,
    Design.SURVEY,
    Design.CASE_REPORT,
    Design.REVIEW,
)


def designs(sentences: list[Sentence]) -> tuple[tuple[Design, ...], Fact | None]:
    """All designs that the sentences speak of, the decisive one first: animals and cells before any design in people."""
    found: dict[Design, Span] = {}
    for sentence in sentences:
        for cue in sentence.found("design"):
            if not participants.PLANNED.search(sentence.text) and not _undone(sentence, cue.span):
                found.setdefault(Design(cue.group), cue.span)
    for sentence in sentences:
        if sentence.has("follow-up", "looked") and FOLLOWED.search(sentence.text) and participants.sample_size(sentence):
            found.setdefault(Design.COHORT, sentence.span)
    subjects = next(
        (s for s in sentences if s.has("people", "persons") and not s.has("people", "animals") and participants.sample_size(s)),
        None,
    )
    bench: list[Design] = [d for d in (Design.ANIMAL, Design.IN_VITRO) if d in found]
    first = bench[0] if bench and not subjects else next((d for d in ORDER if d in found), None)
    if first is None:
        return (), None
    ordered = (first, *(d for d in found if d is not first and (subjects is None or d not in bench)))
    return ordered, Fact(found[first], first.value)


def _undone(sentence: Sentence, span: Span) -> bool:
    """`not randomised`, `no placebo` speak of no such design."""
    before = sentence.block.text[max(sentence.span.start, span.start - 25) : span.start]
    return re.search(r"\b(?:not|no|without|never|nor)\s(?:\w+\s){0,2}$", before) is not None
