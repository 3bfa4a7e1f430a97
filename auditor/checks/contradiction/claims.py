"""Which claims a rule speaks of, and the words that make them so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks.contradiction.effects import caused, effects, ordered, predicate
from auditor.checks.contradiction.universals import outlasting, promised
from auditor.extractors.claims.strength import CONDITIONAL, DIRECT
from auditor.extractors.studies.clauses import clause
from auditor.model.claims import Claim
from auditor.model.prose import Sentence
from auditor.model.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim fits a rule: the words to show, and the word in them that makes it fit."""

    shown: Span
    word: Span


@dataclass(frozen=True, slots=True)
class ClaimPattern:
    """Every key given must fit. `unless` names lexicons (`lexicon` or `lexicon/group`) whose words make the sentence innocent."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    quantifier: Literal["all", "none"] | None = None
    magnitude: tuple[Literal["total", "large", "half", "double", "fraction"], ...] = ()
    certainty: Literal["proof", "promise"] | None = None
    duration: Literal["lasting"] | None = None
    population: Literal["general", "everyone", "unnamed"] | None = None
    strength: Literal["conditional", "direct"] | None = None
    effect: bool = False  # a direct causal verb, or words by which somebody is better off
    carried: bool = False  # words that carry an effect over to others: `the same rise`
    words_of: str = ""  # a lexicon, or lexicon/group, of which the sentence must hold a word
    headline: bool | None = None
    tie: Literal["close", "any"] = "close"  # any: also where the study is merely the only one of the article
    unless: tuple[str, ...] = ()

    def words(self, claim: Claim) -> Span | None:
        """The first words of the claim that make it fit, or None where it does not."""
        return next((place.shown for place in self.places(claim)), None)

    def places(self, claim: Claim) -> Iterator[Place]:
        """Every place in the claim at which it fits."""
        sentence = claim.sentence
        if not self._possible(claim) or claim.neutral or (self.headline is not None and claim.headline is not self.headline):
            return
        if (self.tie == "close" and not claim.close) or any(_holds(sentence, name) for name in self.unless):
            return
        if (self.words_of and not _holds(sentence, self.words_of)) or not self._of_whom(claim):
            return
        sorts = [list(sort) for sort in self._sorts(claim)]
        if all(sorts):
            yield from sorts[0] if sorts else [Place(sentence.span, sentence.span)]

    def _possible(self, claim: Claim) -> bool:
        """Whether the claim has the families of words that are asked for: what most claims lack is looked at first."""
        held = claim.families
        return (
            (not self.quantifier or "universal" in held)
            and (not self.magnitude or "magnitude" in held)
            and (not self.certainty or "certainty" in held)
            and (not self.duration or "duration" in held)
            and (not self.carried or "better" in held)
            and (not self.strength or claim.words is not None or "credit" in held)
            and (not self.effect or claim.words is not None or "better" in held or "credit" in held)
        )

    def _sorts(self, claim: Claim) -> Iterator[Iterator[Place]]:
        """For each sort of word that is asked for, the places at which it stands; the first sort is shown."""
        if self.quantifier:
            yield (Place(span, span) for span in promised(claim, self.quantifier))
        if self.magnitude:
            yield (Place(cue.span, cue.span) for cue in claim.of("magnitude", *self.magnitude))
        if self.certainty:
            yield (Place(cue.span, cue.span) for cue in claim.of("certainty", self.certainty))
        if self.duration:
            yield (Place(span, span) for span in outlasting(claim, self.duration))
        if self.strength:
            least = DIRECT if self.strength == "direct" else CONDITIONAL
            yield self._predicates(claim, caused(claim, least))
        if self.effect:
            yield self._predicates(claim, effects(claim))
        if self.carried:
            yield (Place(clause(claim.sentence, cue.span), cue.span) for cue in claim.of("better", "same"))
        if self.population in ("general", "everyone"):
            named = [claim.population.span] if claim.population is not None and not claim.order and _praised(claim) else []
            yield (Place(clause(claim.sentence, span), span) for span in named)

    def _predicates(self, claim: Claim, words: Iterator[Span]) -> Iterator[Place]:
        for span in words:
            if not ordered(claim, span):
                yield Place(predicate(span, claim.sentence), span)

    def _of_whom(self, claim: Claim) -> bool:
        if self.population == "unnamed":
            named = claim.sentence.has("people", "persons") and not claim.sentence.has("people", "animals")
            return named or not claim.sentence.has("population", "bench")  # `in patients the cells …` speaks of people
        if self.population == "everyone":
            return claim.population is not None and claim.population.group == "everyone"
        return self.population is None or claim.population is not None


def _praised(claim: Claim) -> bool:
    """Whether a sentence promises anything at all to the people whom it names."""
    carried = next(claim.of("better", "same"), None) or next(effects(claim), None)
    sure = any(True for _ in claim.of("certainty")) or any(True for _ in claim.of("duration"))
    return sure or carried is not None or claim.sentence.has("benefit") or claim.sentence.has("response", "better")


def _holds(sentence: Sentence, name: str) -> bool:
    lexicon, _, group = name.partition("/")
    return sentence.has(lexicon, *([group] if group else []))
