"""How strongly one sentence claims: each clause is read by itself, and the strongest counts."""

from __future__ import annotations

from auditor.extractors.claims.strength import causes, clauses, links, scope
from auditor.extractors.claims.strength.clauses import Clause
from auditor.extractors.claims.strength.levels import SILENT, Level
from auditor.extractors.claims.strength.places import Places
from auditor.extractors.claims.strength.words import read_words
from auditor.model.prose import Sentence
from auditor.reference import Reference

SIGNS = ("causal", "influence", "effect", "comparison", "correlational")  # a sentence without a word of these claims nothing


def strength(sentence: Sentence, reference: Reference) -> Level:
    """The strongest level of a sentence and the words that carry it (None at level 0)."""
    if not any(name in sentence.by_lexicon for name in SIGNS) or scope.asks_or_orders(sentence):
        return SILENT
    words = read_words(sentence, reference)
    places = Places.of(sentence, words)
    best = SILENT
    silent = False  # a call or a plan governs the clause that hangs on it: "we recommend that"
    for clause in clauses.split(words):
        end = scope.settled_until(clause, places, silent)
        silent = end < clause.end
        if end == clause.first:
            continue
        asserted = Clause(clause.first, end, clause.opener)
        for level in (causes.read(asserted, places), links.read(asserted, places)):
            if level.value > best.value:
                best = level
    return best
