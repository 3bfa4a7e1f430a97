"""`check: headline-figure`: a share in a title or description that the page's own figures do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.claims.words import stems
from auditor.model.article import Article
from auditor.model.document import Part
from auditor.model.prose import Sentence
from auditor.model.span import Span

OUT_OF = re.compile(r"\s(?:in|out of|of)\s(?:every\s|the\s|all\s|their\s|our\s|these\s)?$", re.IGNORECASE)
CHANGE = re.compile(
    r"\s(?:lower|higher|less|fewer|more|reduction|increase|fall|drop|rise|off|better|faster|of (?:the )?(?:daily|recommended))\b",
    re.IGNORECASE,
)
CHANGED_BY = re.compile(r"\bby\s(?:about\s|nearly\s|almost\s|up to\s|as much as\s|more than\s|over\s|some\s)?$", re.IGNORECASE)
AGED = re.compile(r"\baged?\b|\byears? (?:old|or older)\b|\b(?:older|younger) than\b", re.IGNORECASE)
NEAR = 30  # characters behind a share in which the age of those counted stands
IN_WORDS = 10.0  # percentage points around a fraction in words: `more than half`, `nearly a third`
APPROXIMATE = re.compile(r"\b(?:about|around|nearly|almost|over|more than|up to|roughly|some)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeadlineFigure:
    """Finds a percentage or `4 out of 5` in the headline that stands nowhere in the body, where the body gives another one.

    `tolerance` is in percentage points (ten times as much after `about`); `shared` is how many content
    words the two sentences must have in common.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"claim", "evidence"})
    PAGE_WIDE: ClassVar = False
    tolerance: float = 1.0
    shared: int = 1

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        headlines = [claim.sentence for claim in article.claims if claim.headline]
        body = [s for s in article.prose.sentences if s.block.part in (Part.PROSE, Part.ABSTRACT) and s not in headlines]
        reported = [(share, span, s) for s in body for share, span in _shares(s)]
        for sentence in headlines:
            for share, span in _shares(sentence):
                if not reported or any(abs(share - other) <= self._slack(sentence, span) for other, _, _ in reported):
                    continue
                if any(abs(share - float(cue.group)) <= IN_WORDS for s in body for cue in s.found("fractions")):
                    continue  # "more than half" says it again
                own = stems(sentence.text, context.reference)
                score, _, other, place = max(
                    ((len(own & stems(s.text, context.reference)), s.has("response", "better"), o, p) for o, p, s in reported),
                    key=lambda row: row[:2],
                )
                if AGED.search(place.block.text[place.end : place.end + NEAR]) and not AGED.search(sentence.text):
                    continue  # a part of those whom the headline speaks of
                alone = len(article.studies) == 1 and any(s.span.covers(place) for s in article.studies[0].sentences)
                if score >= self.shared or alone:
                    says = f"the page reports {place.text}" + ("" if "%" in place.text else f" ({other:.0f}%)")
                    yield Hit(span, {"claim": span.text, "evidence": says}, (Ground(place, says),))

    def _slack(self, sentence: Sentence, span: Span) -> float:
        before = sentence.block.text[sentence.span.start : span.start]
        return self.tolerance * (10 if APPROXIMATE.search(before) else 1)


def _shares(sentence: Sentence) -> Iterator[tuple[float, Span]]:
    """Shares of a whole, in per cent: `58%`, `4 out of 5`, `28 of the 48`."""
    text = sentence.block.text
    for i, number in enumerate(sentence.numbers):
        if number.percent:
            changed = CHANGE.match(text[number.span.end :]) or CHANGED_BY.search(text[sentence.span.start : number.span.start])
            if number.upper is None and not changed:
                yield number.value, number.span
        elif i + 1 < len(sentence.numbers) and number.whole is not None:
            second = sentence.numbers[i + 1]
            between = text[number.span.end : second.span.start]
            if second.whole and number.value <= second.value and OUT_OF.fullmatch(between):
                yield 100 * number.value / second.value, Span(sentence.block, number.span.start, second.span.end)
