"""What the studies of a page say against a good turn: that nothing told the groups apart, or that nobody looked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.extractors.claims.topics import known, outcomes
from auditor.extractors.claims.words import stems
from auditor.extractors.studies.clauses import clause_range
from auditor.model.article import Article
from auditor.model.document import Part
from auditor.model.prose import Sentence
from auditor.model.span import Span
from auditor.model.studies import Effect, Study
from auditor.reference import Reference

TURN = re.compile(r",\s(?:though|although|while|whereas|yet|but)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a report tells, with the outcomes that it tells it of."""

    study: Study
    sentence: Sentence | None
    span: Span
    says: str
    outcomes: frozenset[str]


def no_difference(article: Article, reference: Reference) -> Iterator[Told]:
    """Results that could be chance, and those that words tell as none."""
    for study in article.studies:
        none = [effect for effect in study.effects if effect.size == "none"]
        yield from (_told(effect, study, article, reference) for effect in (*study.not_significant, *none))


def beyond_chance(article: Article, reference: Reference) -> Iterator[Told]:
    """Results beyond chance, and changes of which nobody says that they could be."""
    for study in article.studies:
        doubted = {effect.span.block.index for effect in study.not_significant}
        found: Iterable[Effect] = (*study.significant, *(e for e in study.changes if e.span.block.index not in doubted))
        yield from (_told(effect, study, article, reference) for effect in found if effect.significant is not False)


def not_measured(article: Article, reference: Reference) -> Iterator[Told]:
    """Sentences that say what a study did not look at."""
    alone = article.studies[0] if len(article.studies) == 1 else None
    for sentence in article.prose.sentences:
        cue = sentence.first("unmeasured", "unmeasured")
        if cue is None or sentence.block.part not in (Part.PROSE, Part.ABSTRACT):
            continue
        study = next((s for s in article.studies if sentence in s.sentences), alone)
        if study is not None:
            yield Told(study, sentence, sentence.span, cue.text, _all(sentence, reference))


def _told(effect: Effect, study: Study, article: Article, reference: Reference) -> Told:
    """A result with its outcomes: those of its clause; where that names none, of its sentence, else of the one before."""
    sentence = _sentence(effect.span, study)
    named = _within(effect.topic, study, reference) | _within(effect.span, study, reference)
    if not named and sentence is not None:
        named = _all(sentence, reference)
        spoken = article.prose.sentences
        before = spoken[sentence.index - 1] if 0 < sentence.index < len(spoken) else None
        if not named and before is not None and before.section == sentence.section:
            named = _all(before, reference)
    return Told(study, sentence, effect.span, effect.says, named)


def _within(span: Span, study: Study, reference: Reference) -> frozenset[str]:
    """The outcomes that a span of a report names; where it names none, those of the clause around it."""
    sentence = _sentence(span, study)
    if sentence is None:
        return stems(span.text, reference) & known(reference)
    start, end = clause_range(sentence, span)
    turn = max((m.end() for m in TURN.finditer(sentence.block.text, span.start, span.end)), default=span.start)
    own = outcomes(sentence, turn, span.end, reference) or outcomes(sentence, span.start, span.end, reference)
    return own or outcomes(sentence, min(start, span.start), max(end, span.end), reference)


def _all(sentence: Sentence, reference: Reference) -> frozenset[str]:
    return outcomes(sentence, sentence.span.start, sentence.span.end, reference)


def _sentence(span: Span, study: Study) -> Sentence | None:
    return next((s for s in study.sentences if s.block is span.block and s.span.start <= span.start < s.span.end), None)
