"""`check: upper-end`: the upper end of a relative risk, on a page that gives neither a study nor an absolute figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.checks.promotion import shows_evidence
from auditor.checks.relative_risk import RATE
from auditor.extractors.promotion.clauses import unbroken
from auditor.extractors.voice import asserts
from auditor.model.article import Article
from auditor.model.prose import Number, Sentence
from auditor.model.span import Span

AFTER = 2  # characters between `up to` and its figure
REACH = 50  # characters between the figure and the risk


@dataclass(frozen=True, slots=True)
class UpperEnd:
    """Finds `up to 40% lower risk` where no study is reported, no source is named and no rate in a number of people is given."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"claim"})
    PAGE_WIDE: ClassVar = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        spoken = [s for s in article.prose.spoken() if s.has("relative-risk", "top")]
        if not spoken or shows_evidence(article) or any(RATE.search(s.text) for s in article.prose.spoken()):
            return
        for sentence in spoken:
            if sentence.block.quoted or not asserts(sentence):
                continue
            span = next((span for number in sentence.numbers if (span := _told(sentence, number))), None)
            if span is not None:
                yield Hit(span, {"claim": span.text})


def _told(sentence: Sentence, number: Number) -> Span | None:
    """From `up to` or the risk before it, to the figure or the risk behind it."""
    top = next((c for c in sentence.found("relative-risk", "top") if 0 < number.span.start - c.span.end < AFTER), None)
    if top is None or not number.percent or not sentence.has("relative-risk", "change"):
        return None
    text = sentence.block.text
    for risk in sentence.found("relative-risk", "of"):
        start, end = min(risk.span.start, top.span.start), max(risk.span.end, number.span.end)
        near = end - start - len(risk.text) - len(number.span.text) <= REACH
        if near and unbroken(text, start, end):
            return Span(sentence.block, start, end)
    return None
