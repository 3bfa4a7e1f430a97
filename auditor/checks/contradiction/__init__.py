"""`check: contradiction`: a claim that says more than the study that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from auditor.checks.contradiction.claims import ClaimPattern
from auditor.checks.contradiction.evidence import EvidencePattern
from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article

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
        headlines: dict[tuple[object, str], Hit] = {}
        for claim in article.claims:
            words = self.claim.words(claim, article, context)
            if words is None:
                continue
            grounds = self.evidence.against(claim, words, article, context)
            if not grounds:
                continue
            study = claim.study.design.says if claim.study and claim.study.design else "study"
            hit = Hit(words, {"claim": words.text, "evidence": grounds[0].says, "study": study}, tuple(grounds))
            if not claim.headline:
                yield hit
                continue
            key = (grounds[0].span, words.text.lower())
            if key in headlines:  # title, heading and description repeat one claim: one finding with several places
                first = headlines[key]
                headlines[key] = replace(first, evidence=(*first.evidence, Ground(words, "said again here")))
            else:
                headlines[key] = hit
        yield from headlines.values()
