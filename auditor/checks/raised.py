"""`check: raised`: a figure that an earlier text put lower, or under a ceiling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.contradiction.claims import ClaimPattern
from auditor.checks.excerpts import changed
from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article
from auditor.model.finding import Confidence
from auditor.model.prose import Number, Sentence

CEILINGS = frozenset({"up to", "no more than", "at most", "as many as", "a maximum of"})
CEILING_WITHIN = 2  # characters between the words and their figure


@dataclass(frozen=True, slots=True)
class Raised:
    """Finds the percentage of a claim that fits `claim`, where the earlier sentence gave a lower one or said `up to`.

    Each sentence must give just one. Where the lower figure stands nowhere in the text any more, the page may have been
    corrected: then the confidence is low.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"claim", "earlier"})
    PAGE_WIDE: ClassVar = False
    COMPARES: ClassVar = True
    claim: ClaimPattern
    tolerance: float = 1.0  # percentage points

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every percentage that grew."""
        revision = context.revision
        for claim in article.claims if revision else ():
            origins = revision.origins.get(claim.sentence.index, ()) if revision else ()
            share = _percentage(claim.sentence)
            if revision is None or not origins or share is None or self.claim.words(claim) is None:
                continue
            was = _percentage(origins[0])
            if was is None or not self._grew(share, claim.sentence, was, origins[0]):
                continue
            others = (n.value for s in article.prose.sentences if s is not claim.sentence for n in s.numbers)
            corrected = share.value > was.value and was.value not in others
            ground = Ground(was.span, "so it stood in the earlier text", document=revision.earlier.document)
            values = {"claim": share.span.text, "earlier": changed(origins[0].text, claim.sentence.text)}
            yield Hit(share.span, values, (ground,), confidence=Confidence.LOW if corrected else None)

    def _grew(self, share: Number, sentence: Sentence, was: Number, origin: Sentence) -> bool:
        if share.value > was.value + self.tolerance:
            return True
        return share.value == was.value and _under_ceiling(was, origin) and not _under_ceiling(share, sentence)


def _percentage(sentence: Sentence) -> Number | None:
    """The sentence's one percentage that is neither a range nor the level of an interval."""
    text = sentence.block.text
    found = [
        n for n in sentence.numbers if n.percent and n.upper is None and not text[n.span.end :].startswith((" CI", " confidence"))
    ]
    return found[0] if len(found) == 1 else None


def _under_ceiling(number: Number, sentence: Sentence) -> bool:
    return any(
        cue.text.lower() in CEILINGS and 0 <= number.span.start - cue.span.end < CEILING_WITHIN
        for cue in sentence.found("approximate", "less")
    )
