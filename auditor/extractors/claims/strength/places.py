"""The lexicons' words in a sentence, each at the index of its first word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from auditor.extractors.claims.strength.clauses import Clause
from auditor.extractors.claims.strength.words import Words
from auditor.model.prose import Sentence
from auditor.model.span import Span

READ = ("causal", "influence", "effect", "comparison", "correlational", "unsettled", "hedge")


class Place(NamedTuple):
    """A phrase of a lexicon: it covers the words from `first` up to, not including, `end`."""

    lexicon: str
    group: str
    first: int
    end: int
    span: Span


@dataclass(frozen=True, slots=True)
class Places:
    """A sentence's words and the phrases of lexicons among them, in order."""

    words: Words
    found: tuple[Place, ...]

    @classmethod
    def of(cls, sentence: Sentence, words: Words) -> Places:
        """Finds the words of every cue that bears on strength."""
        found = [
            Place(cue.lexicon, cue.group, words.at(cue.span.start), words.at(cue.span.end), cue.span)
            for cue in sentence.cues
            if cue.lexicon in READ
        ]
        return cls(words, tuple(found))

    def inside(self, clause: Clause, lexicon: str, *groups: str) -> Iterator[Place]:
        """The phrases of a lexicon (of these groups, if any are named) that begin in a clause."""
        for place in self.found:
            if place.lexicon == lexicon and clause.first <= place.first < clause.end and (not groups or place.group in groups):
                yield place
