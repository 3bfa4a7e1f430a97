"""`check: strengthened`: a claim that says more than it said in the article's earlier text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks.contradiction.claims import ClaimPattern
from auditor.checks.excerpts import changed
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.claims.strength import CONDITIONAL, CORRELATIONAL
from auditor.model.article import Article
from auditor.model.claims import Claim
from auditor.model.prose import Sentence

Form = Literal["conditional", "correlational", "denied", "question", "none"]


@dataclass(frozen=True, slots=True)
class Strengthened:
    """Finds claims that fit `claim` and come from a sentence that did not, or that held words which are gone.

    `earlier` names the forms that the earlier sentence may have had (any, if none is named), `dropped` the lexicons
    (`lexicon` or `lexicon/group`) of which it held a word, `added` those of which it did not hold the word that stands
    here now, `unless_earlier` what it may not have been.
    Where one of the likely origins said as much, nothing is reported: the claim may come from that one.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"claim", "earlier"})
    PAGE_WIDE: ClassVar = False
    COMPARES: ClassVar = True
    claim: ClaimPattern
    earlier: tuple[Form, ...] = ()
    dropped: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    unless_earlier: ClaimPattern | None = None

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        revision = context.revision
        if revision is None:
            return
        claims = {claim.sentence.index: claim for claim in revision.earlier.claims}
        for claim in article.claims:
            origins = revision.origins.get(claim.sentence.index)
            words = self.claim.words(claim) if origins else None
            if words is None or not origins:
                continue
            if all(self._said_less(claim, origin, claims.get(origin.index)) for origin in origins):
                was = origins[0]
                ground = Ground(was.span, "so it stood in the earlier text", document=revision.earlier.document)
                yield Hit(words, {"claim": words.text, "earlier": changed(was.text, claim.sentence.text)}, (ground,))

    def _said_less(self, claim: Claim, origin: Sentence, was: Claim | None) -> bool:
        if self.earlier and _form(origin, was) not in self.earlier:
            return False
        if any(_words(name, claim.sentence) or not _words(name, origin) for name in self.dropped):
            return False
        if any(not _words(name, claim.sentence) - _words(name, origin) for name in self.added):
            return False
        ruled_out = [] if self.dropped else [self.claim]
        if self.unless_earlier:
            ruled_out.append(self.unless_earlier)
        return was is None or all(pattern.words(was) is None for pattern in ruled_out)


def _form(sentence: Sentence, claim: Claim | None) -> Form | None:
    """How an earlier sentence claimed; None where it claimed outright."""
    if sentence.text.rstrip("\"'”’)* ").endswith("?"):
        return "question"
    if claim is None or claim.neutral or not claim.strength:
        return "none"
    if claim.denied:
        return "denied"
    return {CORRELATIONAL: "correlational", CONDITIONAL: "conditional"}.get(claim.strength)  # type: ignore[return-value]


def _words(name: str, sentence: Sentence) -> set[str]:
    """The words of a lexicon, or of `lexicon/group`, that stand in a sentence."""
    lexicon, _, group = name.partition("/")
    return {cue.text.lower() for cue in sentence.found(lexicon, *([group] if group else []))}
