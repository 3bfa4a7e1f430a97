"""`check: strengthened`: a claim that says more than it said in the article's earlier text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from auditor.checks.contradiction.claims import ClaimPattern
from auditor.checks.excerpts import around, changed
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.claims.strength import CONDITIONAL, CORRELATIONAL
from auditor.extractors.claims.words import stems
from auditor.model.article import Article
from auditor.model.claims import Claim
from auditor.model.prose import Cue, Sentence
from auditor.model.revision import Revision
from auditor.model.span import Span

Form = Literal["conditional", "correlational", "denied", "question", "restricted", "some", "unnumbered"]
STRENGTHS: dict[int, Form] = {CORRELATIONAL: "correlational", CONDITIONAL: "conditional"}
RESTRICTION = re.compile(r"\s(?:with|without|who|whose|aged|over|under|taking|on|after|before)\s(?P<whom>(?:[\w'’-]+\s?){1,4})")
HELD_BACK = frozenset({"may", "might", "could"})


@dataclass(frozen=True, slots=True)
class Strengthened:
    """Finds claims that fit `claim` and come from a sentence that did not; with `alike`, from one that may have fitted too.

    `earlier` names forms of which the earlier sentence had one (any, if none is named; `some`: it spoke of a part of those
    who took part, `unnumbered`: of the same people without saying how many, `restricted`: of people of one sort),
    `dropped` the lexicons (`lexicon` or `lexicon/group`) of which it held a word and this one holds none, `added` those of
    which it did not hold the word that stands here now, `unless_earlier` what it may not have been.
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
    alike: bool = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every claim that has grown; what title, heading and description share is told once."""
        revision = context.revision
        if revision is None:
            return
        claims = {claim.sentence.index: claim for claim in revision.earlier.claims}
        headlines: dict[str, Hit] = {}
        for claim in article.claims:
            origins = revision.origins.get(claim.sentence.index, ())
            words = self._place(claim, origins[0]) if origins else None
            if words is None or not all(self._said_less(claim, was, claims.get(was.index), revision, context) for was in origins):
                continue
            if not self.alike and not claim.headline and revision.held(around(words, claim.sentence)):
                continue  # the page said so in another place
            ground = Ground(origins[0].span, "so it stood in the earlier text", document=revision.earlier.document)
            hit = Hit(words, {"claim": words.text, "earlier": changed(origins[0].text, claim.sentence.text)}, (ground,))
            if not claim.headline:
                yield hit
            elif first := headlines.get(words.text.lower()):
                headlines[words.text.lower()] = replace(first, evidence=(*first.evidence, Ground(words, "said again here")))
            else:
                headlines[words.text.lower()] = hit
        yield from headlines.values()

    def _place(self, claim: Claim, was: Sentence) -> Span | None:
        """The words that make the claim fit; of those that were added, the first."""
        words = self.claim.words(claim)
        for name in self.added if words else ():
            before = _words(name, was)
            words = next((cue.span for cue in _cues(name, claim.sentence) if cue.text.lower() not in before), words)
        return words

    def _said_less(self, claim: Claim, origin: Sentence, was: Claim | None, revision: Revision, context: Context) -> bool:
        if self.earlier and not set(self.earlier) & set(_forms(origin, was, claim, revision, context)):
            return False
        if any(_words(name, claim.sentence) or not _words(name, origin) for name in self.dropped):
            return False
        if any(not _words(name, claim.sentence) - _words(name, origin) for name in self.added):
            return False
        ruled_out = [] if self.alike else [self.claim]
        if self.unless_earlier:
            ruled_out.append(self.unless_earlier)
        return was is None or all(pattern.words(was) is None for pattern in ruled_out)


def _forms(origin: Sentence, was: Claim | None, claim: Claim, revision: Revision, context: Context) -> Iterator[Form]:
    """How a sentence claimed in the earlier text: how strongly, and of how many."""
    if strength := _strength(origin, was, claim.sentence):
        yield strength
    counted = (fact for study in revision.earlier.studies for fact in study.partial)
    if origin.has("part-of-them") or any(origin.span.covers(fact.span) for fact in counted):
        yield "some"
    elif _people(origin) & _people(claim.sentence) or (_people(origin) and claim.sentence.has("population", "everyone")):
        yield "unnumbered"
    if _restricted(origin, claim.sentence, context):
        yield "restricted"


def _strength(origin: Sentence, was: Claim | None, sentence: Sentence) -> Form | None:
    if origin.text.rstrip("\"'”’)* ").endswith("?") or (was is None and origin.has("neutral", "plan")):
        return "question"
    if was is None or not was.strength:
        return "conditional" if _held_back(origin) and not _held_back(sentence) else None
    if was.denied:
        return "denied"
    return None if was.neutral else STRENGTHS.get(was.strength)


def _held_back(sentence: Sentence) -> bool:
    """Whether a sentence holds back with a word such as `may` or `seems`."""
    return any(cue.group == "softener" or cue.text.lower() in HELD_BACK for cue in sentence.found("hedge"))


def _restricted(origin: Sentence, sentence: Sentence, context: Context) -> bool:
    """Whether an earlier sentence named people of a sort (`adults with asthma`), and this one names people of no sort at all."""
    sorts = [match.group("whom") for match in _restrictions(origin)]
    kept = stems(sentence.text, context.reference)
    dropped = [sort for sort in sorts if not stems(sort, context.reference) & kept]
    return bool(sorts) and dropped == sorts and sentence.has("people", "persons") and not any(_restrictions(sentence))


def _restrictions(sentence: Sentence) -> Iterator[re.Match[str]]:
    text = sentence.block.text
    for cue in sentence.found("people", "persons"):
        if match := RESTRICTION.match(text, cue.span.end, sentence.span.end):
            yield match


def _people(sentence: Sentence) -> set[str]:
    """The people whom a sentence names, in the singular."""
    return {cue.text.lower().removesuffix("s") for cue in sentence.found("people", "persons")}


def _cues(name: str, sentence: Sentence) -> Iterator[Cue]:
    """The cues of a lexicon, or of `lexicon/group`, in a sentence."""
    lexicon, _, group = name.partition("/")
    return sentence.found(lexicon, *([group] if group else []))


def _words(name: str, sentence: Sentence) -> set[str]:
    return {cue.text.lower() for cue in _cues(name, sentence)}
