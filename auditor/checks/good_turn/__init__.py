"""`check: good-turn`: an outcome is promised of which the page's own study found no difference, or at which it did not look.

Where `contradiction` knows a claim by its verb, this check knows it by its outcome: each result that could be chance has a topic,
and whatever the page promises of that topic in its own voice is held against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks.contradiction.effects import predicate
from auditor.checks.contradiction.subjects import of_treatment
from auditor.checks.good_turn import facts
from auditor.checks.good_turn.facts import Told
from auditor.checks.good_turn.favours import Favour, favours
from auditor.checks.interface import Context, Ground, Hit, Verdict
from auditor.extractors.claims.topics import meet
from auditor.extractors.studies.tense import past
from auditor.model.article import Article
from auditor.model.claims import Claim
from auditor.model.span import Span
from auditor.reference import Reference

__all__ = ["GoodTurn"]

AFTERWARDS = 2  # sentences of the same paragraph in which a claim may be judged


@dataclass(frozen=True, slots=True)
class GoodTurn:
    """Finds good turns promised against what a study says of the same outcome."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"claim", "evidence"})
    PAGE_WIDE: ClassVar = False
    against: Literal["no difference", "not measured"]

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every promise that a study speaks against, once a sentence."""
        for claim in article.claims:
            for words, verdict in self.decide(claim, article, context):
                if not isinstance(verdict, str):
                    yield Hit(words, {"claim": words.text, "evidence": verdict[0].says}, tuple(verdict))
                    break

    def decide(self, claim: Claim, article: Article, context: Context) -> Iterator[tuple[Span, Verdict]]:
        """Each good turn of a claim, with what is told against it or why it stands."""
        if claim.neutral or not article.studies:
            return
        reference = context.reference
        for favour in favours(claim, reference):
            yield predicate(favour.words, claim.sentence), self._verdict(favour, claim, article, reference)

    def _verdict(self, favour: Favour, claim: Claim, article: Article, reference: Reference) -> Verdict:
        unmeasured = self.against == "not measured"
        found = list(facts.not_measured(article, reference) if unmeasured else facts.no_difference(article, reference))
        told = [t for t in found if meet(favour.outcomes, t.outcomes, reference) and _speaks_of(claim, t, article)]
        if not told:
            return "no study of the page speaks against it"
        if any(t.sentence is claim.sentence for t in told):
            return "the sentence says so itself"
        if any(meet(favour.outcomes, t.outcomes, reference) for t in facts.beyond_chance(article, reference)):
            return "a result of the page bears it out"
        if not claim.headline and not of_treatment(favour.words, claim.sentence, told[0].study, article, reference):
            return "it speaks of something else than the study"
        if _sums_up(claim, article):
            return "it sums up the figures before it"
        if any(_judged(t, claim) for t in told):
            return "the page says so itself in the same paragraph"
        says = "the study did not measure it" if unmeasured else f"the study found no difference there ({told[0].says})"
        return [Ground(told[0].span, says)]


def _speaks_of(claim: Claim, told: Told, article: Article) -> bool:
    """Whether a claim may speak of a study: of its own, of any as a headline, or of the only one."""
    return len(article.studies) == 1 or claim.headline or claim.study is told.study or claim.study is None


def _sums_up(claim: Claim, article: Article) -> bool:
    """Whether a claim tells in the past tense what the figures of the sentence before it come to."""
    at = claim.sentence.index
    before = article.prose.sentences[at - 1] if at else None
    told = before is not None and before.block is claim.sentence.block and bool(before.numbers)
    return told and past(claim.sentence)


def _judged(told: Told, claim: Claim) -> bool:
    fact = told.sentence
    return fact is not None and fact.block is claim.sentence.block and 0 < fact.index - claim.sentence.index <= AFTERWARDS
