"""Whether groups fared alike, told in plain words: `as many fell in one group as in the other`."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.extractors.studies.clauses import clause, clause_range
from auditor.model.prose import Cue, Sentence
from auditor.model.studies import Effect


def fared_alike(sentence: Sentence) -> Iterator[Effect]:
    """Clauses by which a report says that a treated group did no better than the one it was held against."""
    for cue in sentence.found("alike", "level", "as many"):
        if cue.group == "level" or _held_against(cue, sentence):
            yield Effect(clause(sentence, cue.span), cue.text, significant=False, chance=cue.text)


def tells_alike(sentence: Sentence) -> bool:
    """Whether a sentence says so at all."""
    return any(True for _ in fared_alike(sentence))


def _held_against(cue: Cue, sentence: Sentence) -> bool:
    """Whether the two groups are named in the same clause."""
    start, end = clause_range(sentence, cue.span)
    return any(start <= held.span.start < end for held in sentence.found("alike", "held"))
