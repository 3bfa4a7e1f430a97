"""`check: future-date`: a study told as done, in a year that has not come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article
from auditor.model.document import Part
from auditor.reference import Lexicon

MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
LEADS = re.compile(
    rf"\b(?:in|since|during|between|from|to|and|{MONTH}|(?:early|late|mid))\s$|{MONTH}\s\d{{1,2}},\s$", re.IGNORECASE
)
LAST_YEAR = 2100


@dataclass(frozen=True, slots=True)
class FutureDate:
    """Finds years after today in sentences that tell of a study as done; what is planned or expected is left alone."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"year", "today"})
    PAGE_WIDE: ClassVar = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every year to come that a sentence speaks of as past."""
        for sentence in article.prose.sentences:
            if sentence.block.part not in (Part.PROSE, Part.ABSTRACT) or not sentence.has("done", "done"):
                continue
            if sentence.has("done", "planned"):
                continue
            for number in sentence.numbers:
                year = number.whole if number.upper is None else int(number.highest)
                if year is None or number.spelled or number.decimals or not context.today.year < year <= LAST_YEAR:
                    continue
                text = sentence.block.text
                if len(number.span.text) in (4, 9) and LEADS.search(text, sentence.span.start, number.span.start):
                    yield Hit(number.span, {"year": str(year), "today": context.today.isoformat()})

    def lexicons(self) -> Mapping[str, Lexicon]:
        """No words of its own."""
        return {}
