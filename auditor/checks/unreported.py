"""`check: unreported`: a strong claim on a page that reports no study and points at none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.contradiction.claims import ClaimPattern
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.claims.words import stems
from auditor.model.article import Article
from auditor.model.claims import Claim
from auditor.model.prose import Sentence
from auditor.reference import Lexicon


@dataclass(frozen=True, slots=True)
class Unreported:
    """Finds claims that fit `claim` in an article with no study and no source that a reader could look up.

    With `hedged: true` the page itself must say the same thing with a hedge elsewhere; that is the evidence.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"claim", "evidence"})
    PAGE_WIDE: ClassVar = False
    claim: ClaimPattern
    hedged: bool = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        if article.studies or article.references or any(citation.level >= 3 for citation in article.citations):
            return
        careful = [s for s in article.prose.spoken() if s.has("hedge", "softener") or _may(s)]
        for claim in article.claims:
            words = self.claim.words(claim, article, context)
            if words is None or claim.sentence in careful:
                continue
            own = _nearest(claim, careful, context)
            if own is not None:
                yield Hit(
                    words,
                    {"claim": words.text, "evidence": "elsewhere the page itself says less"},
                    (Ground(own.span, "the page itself says less here"),),
                )
            elif not self.hedged:
                yield Hit(words, {"claim": words.text, "evidence": "the page reports no study"})

    def lexicons(self) -> Mapping[str, Lexicon]:
        return {}


def _may(sentence: Sentence) -> bool:
    return any(cue.text.lower() in ("may", "might") for cue in sentence.found("hedge", "modal"))


def _nearest(claim: Claim, careful: list[Sentence], context: Context) -> Sentence | None:
    """A hedged sentence about an effect: of the same words where there is one, else the first of the claim's section."""
    own = stems(claim.sentence.text, context.reference)
    spoken = [s for s in careful if s.has("causal") or s.has("correlational") or s.has("response", "better")]
    shared = [s for s in spoken if own & stems(s.text, context.reference)]
    below = [s for s in spoken if s.section >= claim.sentence.section]
    return next(iter([*shared, *below, *spoken]), None)
