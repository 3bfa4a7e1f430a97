"""What words speak of: their content words, and the outcomes that a phrase names without saying so."""

from __future__ import annotations

from functools import lru_cache

from auditor.extractors.claims.words import outcome_stems, same_things, stems
from auditor.model.prose import Sentence
from auditor.reference import Reference


def topics(sentence: Sentence, start: int, end: int, reference: Reference) -> frozenset[str]:
    """Content words of a stretch of a sentence (offsets of its block); `stay on your feet` counts as `fall`."""
    phrases = (cue.group for cue in sentence.found("topic") if start <= cue.span.start and cue.span.end <= end)
    return stems(sentence.block.text[start:end], reference) | frozenset(phrases)


def outcomes(sentence: Sentence, start: int, end: int, reference: Reference) -> frozenset[str]:
    """The outcomes among them: those that a treatment may change, and parts of the body that stand for what ails them."""
    return topics(sentence, start, end, reference) & known(reference)


def meet(claimed: frozenset[str], told: frozenset[str], reference: Reference) -> bool:
    """Whether two sets of outcomes speak of one: a part of the body counts only where the claim names nothing else."""
    parts = body_parts(reference)
    shared = claimed & told
    return bool(shared - parts) or (bool(shared) and claimed <= parts)


@lru_cache(maxsize=8)
def known(reference: Reference) -> frozenset[str]:
    """Content words that name an outcome or a part of the body."""
    return outcome_stems(reference) | frozenset(same_things(reference).values())


@lru_cache(maxsize=8)
def body_parts(reference: Reference) -> frozenset[str]:
    """Outcomes that only name a part of the body."""
    lexicon = reference.lexicons.get("body-parts")
    listed = {word for group in (lexicon.groups.values() if lexicon else ()) for word in group}
    return frozenset(name for name in known(reference) if name in listed)


@lru_cache(maxsize=8)
def troubles(reference: Reference) -> frozenset[str]:
    """Outcomes of which people want less."""
    return _polarity(reference, "trouble")


@lru_cache(maxsize=8)
def goods(reference: Reference) -> frozenset[str]:
    """Outcomes of which people want more."""
    return _polarity(reference, "good")


def _polarity(reference: Reference, group: str) -> frozenset[str]:
    lexicon = reference.lexicons.get("polarity")
    return frozenset(lexicon.groups.get(group, ()) if lexicon else ())
