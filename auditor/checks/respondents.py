"""`check: respondents`: a share of those who replied, told as a share of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.claims.shares import shares
from auditor.extractors.claims.words import stems
from auditor.extractors.studies.participants import is_year
from auditor.model.article import Article
from auditor.model.prose import Sentence
from auditor.model.span import Span

AROUND = 2  # sentences between those that tell of asking, of replies, and of a share
MOST = 0.8  # where so many replied, their share may speak for all


@dataclass(frozen=True, slots=True)
class _Survey:
    """A survey that the page tells of: how many replied out of how many, and the sentences that give shares of them."""

    told: Span
    says: str
    said: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Respondents:
    """Finds `nine in ten of our patients`, where the page reports that share of those who replied, and most did not.

    `tolerance` is in percentage points.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"claim", "evidence"})
    PAGE_WIDE: ClassVar = False
    tolerance: float = 2.0

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every share of people that only those who replied gave."""
        surveys = list(_surveys(article))
        if not surveys:
            return
        for claim in article.claims:
            sentence = claim.sentence
            if claim.neutral or not sentence.has("people", "persons") or sentence.has("replies"):
                continue
            for share, span, slack in shares(sentence):
                survey = self._same(share, max(slack, self.tolerance), sentence, surveys, context)
                if survey is not None:
                    values = {"claim": span.text, "evidence": survey.says}
                    yield Hit(span, values, (Ground(survey.told, survey.says),))
                    break

    def _same(self, share: float, slack: float, sentence: Sentence, surveys: list[_Survey], context: Context) -> _Survey | None:
        """The survey that gives this share of the same thing."""
        own = stems(sentence.text, context.reference)
        for survey in surveys:
            about = (s for s in survey.said if s is not sentence and own & stems(s.text, context.reference))
            if any(abs(share - other) <= slack for said in about for other, _, _ in shares(said)):
                return survey
        return None


def _surveys(article: Article) -> Iterator[_Survey]:
    sentences = article.prose.sentences
    for told in article.prose.spoken():
        cue = told.first("replies", "replied")
        if cue is None:
            continue
        around = [s for s in sentences[max(told.index - AROUND, 0) : told.index + AROUND + 1] if s.section == told.section]
        asked = [s for s in around if s.index <= told.index and s.has("replies", "asked")]
        counts = [n.whole for n in told.numbers if n.whole and n.span.start < cue.span.end]
        replied = counts[-1] if counts else None
        sent = max((n.whole for s in asked for n in s.numbers if n.whole and not is_year(n)), default=None)
        said = tuple(s for s in around if any(shares(s)))
        if replied and sent and said and replied < MOST * sent:
            yield _Survey(told.span, f"only {replied:,} of {sent:,} replied", said)
