"""`check: contradiction`: a claim that says more than the study that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.contradiction.case import Case
from auditor.checks.contradiction.claims import ClaimPattern
from auditor.checks.contradiction.evidence import EvidencePattern
from auditor.checks.interface import Context, Hit, Verdict
from auditor.model.article import Article
from auditor.model.claims import Claim
from auditor.model.span import Span

__all__ = ["Contradiction"]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Finds claims of one sort (`claim:`) whose own study has evidence of one sort (`evidence:`) against them.

    A claim with no study, or with a study that says nothing of the matter, stays unmarked: nothing is known.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"claim", "evidence", "study"})
    PAGE_WIDE: ClassVar = False
    claim: ClaimPattern
    evidence: EvidencePattern

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every claim that the evidence speaks against, at the first place where it does."""
        for claim in article.claims:
            for words, verdict in self.decide(claim, article, context):
                if isinstance(verdict, str):
                    continue
                study = claim.study.design.says if claim.study and claim.study.design else "study"
                yield Hit(words, {"claim": words.text, "evidence": verdict[0].says, "study": study}, tuple(verdict))
                break

    def decide(self, claim: Claim, article: Article, context: Context) -> Iterator[tuple[Span, Verdict]]:
        """Each place at which a claim is of this rule's sort, with the evidence against it or why it stands."""
        for place in self.claim.places(claim):
            if claim.study is None:
                yield place.shown, "no study of this article speaks of it"
            else:
                yield place.shown, self.evidence.against(Case(claim, place, claim.study, article, context))
