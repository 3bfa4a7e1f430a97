"""`check: withdrawn`: evidence that the article's earlier text gave, and that limits what it still claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks.contradiction.claims import ClaimPattern
from auditor.checks.contradiction.designs import SHOWS_CAUSE
from auditor.checks.excerpts import shortened
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.claims.words import stems, vocabulary
from auditor.model.article import Article
from auditor.model.claims import Claim
from auditor.model.finding import Confidence
from auditor.model.prose import Cue, Sentence
from auditor.model.revision import Revision
from auditor.model.span import Span
from auditor.model.studies import Fact, Study

Kind = Literal[
    "sample size", "exceptions", "harms", "no effect", "follow-up", "limits", "design", "group", "absolute figures", "study"
]
ONE_OF_A_STUDY = ("sample size", "follow-up", "limits", "design")  # another one in its place is a change, not a loss
COUNTED = ("sample size", "exceptions", "follow-up")  # shown by their figures, the others by their words
NEAR = 0.005  # between shares printed with other digits
RETOLD = 0.6  # of a fact's words, in one sentence that speaks of the same matter
RETOLD_WITH_FIGURES = 0.4  # in one that holds its figures too
MATTERS = ("significance", "response", "hedge", "follow-up", "design", "population", "negation")
SHOWN = 3  # places of the earlier text
EFFECT = ClaimPattern(effect=True, tie="any")
PROMISES = ("magnitude", "certainty", "duration")


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Finds evidence of one kind that an earlier text reported of a study and that stands nowhere now, in these words or others.

    It is marked on the claim that rests on the study; where there is none, where the study is told, with low confidence.
    `study` is a whole study that went while a claim that rested on it stayed.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"claim", "evidence", "study"})
    PAGE_WIDE: ClassVar = False
    COMPARES: ClassVar = True
    evidence: Kind

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        revision = context.revision
        if revision is None:
            return
        for study, now in revision.studies:
            left = revision.left_of(study, article)
            if self.evidence == "study":
                found = study.designs or study.partial or study.effects
                gone = [Fact(study.anchor, study.anchor.text)] if found and not (now or left) else []
            elif now is None and not left:
                continue  # a study that went whole has a rule of its own
            else:
                facts = [fact for fact in _facts(study, self.evidence) if not _stands(fact, revision)]
                gone = [fact for fact in facts if not self._told(fact, now, revision, article, context)]
            if not gone:
                continue
            if claim := _limited(study, now, revision, article):
                yield self._hit(_promised(claim) or claim.span, gone, study, revision)
            elif now or left:
                yield self._hit(now.anchor if now else left[0].span, gone, study, revision, Confidence.LOW)

    def _told(self, fact: Fact, now: Study | None, revision: Revision, article: Article, context: Context) -> bool:
        """Whether the new text gives the fact all the same: of its own study, or in a sentence with most of its words."""
        mine = _facts(now, self.evidence) if now else ()
        if mine and self.evidence in ONE_OF_A_STUDY:
            return True
        if fact.value is not None and any(f.value is not None and abs(f.value - fact.value) < NEAR for f in mine):
            return True
        if self.evidence == "sample size":
            return any(number.value == fact.value for s in article.prose.sentences for number in s.numbers)
        told = _Told.of(fact.span, revision.earlier, context)
        sentences = article.prose.sentences
        if any(told.in_other_words(sentence) for sentence in sentences if _from(sentence, fact.span, revision)):
            return True
        return any(told.again_in(*pair, context) for pair in zip(sentences, (*sentences[1:], None), strict=True))

    def _hit(self, place: Span, gone: list[Fact], study: Study, revision: Revision, confidence: Confidence | None = None) -> Hit:
        first = gone[0]
        evidence = first.says if self.evidence in COUNTED and first.value is not None else shortened(first.span.text)
        grounds = tuple(Ground(fact.span, "no longer told", document=revision.earlier.document) for fact in gone[:SHOWN])
        design = study.design.says if study.design else "study"
        return Hit(place, {"claim": place.text, "evidence": evidence, "study": design}, grounds, confidence=confidence)


def _facts(study: Study, kind: Kind) -> tuple[Fact, ...]:
    match kind:
        case "exceptions":
            return (*study.responders, *study.non_responders, *study.losses)
        case "harms":
            return study.harms
        case "no effect":
            return study.not_significant
        case "absolute figures":
            return study.risks
        case "group":
            return study.population
        case "follow-up":
            return tuple(fact for fact in (study.wore_off, study.follow_up) if fact)
        case "sample size" | "limits" | "design" | "study":
            limiting = None if any(design in SHOWS_CAUSE for design in study.designs) else study.design
            fact = {"sample size": study.sample_size, "limits": study.hedge, "design": limiting}.get(kind)
            return (fact,) if fact else ()


def _stands(fact: Fact, revision: Revision) -> bool:
    """Whether the fact's sentence stands in the new text word for word."""
    return any(old.span.covers(fact.span) or fact.span.covers(old.span) for old in revision.kept.values())


@dataclass(frozen=True, slots=True)
class _Told:
    """What a fact was told with: content words, figures, and the matters that the lexicons see in it."""

    words: frozenset[str]
    figures: frozenset[float]
    matters: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, span: Span, earlier: Article, context: Context) -> _Told:
        sentences = [s for s in earlier.prose.sentences if _overlap(s.span, span)]
        return cls(
            stems(span.text, context.reference),
            frozenset(n.value for s in sentences for n in s.numbers if span.covers(n.span)),
            frozenset((c.lexicon, c.group) for s in sentences for c in s.cues if _matters(c) and span.covers(c.span)),
        )

    def in_other_words(self, sentence: Sentence) -> bool:
        """Whether the sentence that the fact's own became speaks of the same matter, with its figures if there were any."""
        held = {(cue.lexicon, cue.group) for cue in sentence.cues}
        spoken = bool(self.matters & held) if self.matters else bool(self.figures)
        return spoken and self.figures <= {number.value for number in sentence.numbers}

    def again_in(self, sentence: Sentence, following: Sentence | None, context: Context) -> bool:
        """Whether a sentence, or it and the one after it in its paragraph, tells the same."""
        told = [sentence]
        if following is not None and following.block is sentence.block:
            told.append(following)
        common = len(self.words & vocabulary(told, context.reference))
        if self.figures:
            shared = self.figures <= {number.value for each in told for number in each.numbers}
            return shared and common >= RETOLD_WITH_FIGURES * len(self.words)
        held = {(cue.lexicon, cue.group) for each in told for cue in each.cues}
        return (not self.matters or bool(self.matters & held)) and common >= RETOLD * len(self.words)


def _matters(cue: Cue) -> bool:
    return cue.lexicon in MATTERS and cue.group not in ("general", "everyone")


def _from(sentence: Sentence, place: Span, revision: Revision) -> bool:
    """Whether a sentence comes from the one in which a place of the earlier text stands."""
    return any(_overlap(old.span, place) for old in revision.origins.get(sentence.index, ()))


def _overlap(one: Span, other: Span) -> bool:
    return one.block is other.block and one.start < other.end and other.start < one.end


def _limited(study: Study, now: Study | None, revision: Revision, article: Article) -> Claim | None:
    """The strongest claim that rests on a study, a headline first."""
    rested = {claim.sentence.index for claim in revision.earlier.claims if claim.study is study and claim.close}
    limited = [
        claim
        for claim in article.claims
        if claim.span.block.cell is None
        and _promised(claim)
        and (
            (claim.study is now and claim.close)
            if claim.study
            else any(old.index in rested for old in revision.before(claim.sentence))
        )
    ]
    return min(limited, key=lambda claim: (not claim.headline, -claim.strength, claim.sentence.index), default=None)


def _promised(claim: Claim) -> Span | None:
    """The words in which a claim promises something: an effect, its size, that it lasts or that it is sure."""
    said = next((cue.span for cue in claim.said if cue.lexicon in PROMISES), None)
    return EFFECT.words(claim) or (None if claim.neutral or claim.denied or not said else claim.span)
