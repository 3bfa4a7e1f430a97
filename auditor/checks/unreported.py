"""`check: unreported`: a strong claim on a page that reports no study and points at none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.contradiction.claims import ClaimPattern
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.claims.words import stems
from auditor.model.article import Article
from auditor.model.claims import Claim
from auditor.model.document import BlockKind
from auditor.model.prose import Cue, Sentence

PARTIAL = 2  # the level of a source that a reader might find
SHOWN = 6  # words of a hedged sentence that a message shows
SHARED = 1  # content words
GOVERNED = 30  # characters after `may` in which its verb or benefit stands


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
        if article.studies or article.references or any(citation.level >= PARTIAL for citation in article.citations):
            return
        careful = [s for s in article.prose.spoken() if _reserve(s)]
        for claim in article.claims:
            words = self.claim.words(claim, article, context)
            if words is None or _reserve(claim.sentence):
                continue
            if said := _nearest(claim, careful, article, context):
                evidence = (
                    f"further on it says only “{_shown(said)}”"
                    if said.index > claim.sentence.index
                    else f"it says “{_shown(said)}”"
                )
                ground = Ground(said.span, "the page itself says less here")
                yield Hit(words, {"claim": words.text, "evidence": evidence}, (ground,))
            elif not self.hedged:
                yield Hit(words, {"claim": words.text, "evidence": "nothing on it shows the effect"})


def _reserve(sentence: Sentence) -> Cue | None:
    """The `may` or `might` that holds a benefit back: one that comes soon after it."""
    good = [cue.span.start for lexicon in ("causal", "benefit", "correlational") for cue in sentence.found(lexicon)]
    for cue in sentence.found("hedge", "modal"):
        if cue.text.lower() in ("may", "might") and any(0 < at - cue.span.end < GOVERNED for at in good):
            return cue
    return None


def _shown(sentence: Sentence) -> str:
    """The hedge with the words that it governs."""
    cue = _reserve(sentence)
    start = cue.span.start if cue else sentence.span.start
    words = sentence.block.text[start : sentence.span.end].split()
    return " ".join(words[:SHOWN]).rstrip(".,;:") + (" …" if len(words) > SHOWN else "")


def _nearest(claim: Claim, careful: list[Sentence], article: Article, context: Context) -> Sentence | None:
    """A hedged sentence about the same thing: it shares content words, or stands under the heading that claims."""
    own = stems(claim.sentence.text, context.reference)
    section = claim.sentence.section
    heads = claim.sentence.block.kind is BlockKind.HEADING
    for sentence in careful:
        below = heads and (sentence.section == section or section in article.prose.sections[sentence.section].parents)
        if below or len(own & stems(sentence.text, context.reference)) >= SHARED:
            return sentence
    return None
