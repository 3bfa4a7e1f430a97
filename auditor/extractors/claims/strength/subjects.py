"""Who or what a verb is said of."""

from __future__ import annotations

from auditor.extractors.claims.strength.clauses import Clause
from auditor.extractors.claims.strength.words import STOP, Words

HELPERS = frozenset({"modal", "have", "do", "be", "to"})
NO_NOUN = frozenset({"determiner", "adverb", "preposition", "joint", "not", "turn", "to", STOP})


def head(clause: Clause, verb: int, words: Words) -> int:
    """The index of the subject's chief noun: the last word before its first preposition; -1 where none stands.

    A clause without a subject of its own has that of the sentence.
    """
    first, last = clause.first, words.back(verb)
    while last > first and words.kind(last) in HELPERS:
        last = words.back(last)
    at = _chief(_after_opening(first, last, words), last, words)
    return at if at >= 0 or not first else _chief(0, first - 1, words)


def _chief(start: int, last: int, words: Words) -> int:
    """The last word before the first preposition or comma that follows a noun."""
    at = -1
    for i in range(start, last + 1):
        kind = words.kind(i)
        if kind in ("preposition", "to", "relative", STOP) and at >= 0:
            break
        if kind not in NO_NOUN:
            at = i
    return at


def _after_opening(first: int, last: int, words: Words) -> int:
    """Where the subject begins: after `In adults with asthma,`."""
    if words.kind(first) not in ("preposition", "turn", "adverb", "joint"):
        return first
    return next((i for i in range(first, last) if words.text(i) == ","), first) + 1
