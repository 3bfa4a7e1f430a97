"""`check: malformed`: identifiers, years and page ranges that cannot be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article
from auditor.model.citations import Citation
from auditor.model.document import Part
from auditor.model.span import Span

DATE_LINE = 120  # characters of a line that tells when a page appeared


@dataclass(frozen=True, slots=True)
class MalformedIdentifier:
    """Finds citations whose printed form cannot be right, and years after that of the audit's date.

    A reference that is `in press` may carry the next year. PMIDs above `highest_pmid` have not been given out yet.
    Words of `dated` open the line that tells when the page appeared, which no future year can.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"identifier", "problem"})
    PAGE_WIDE: ClassVar = False
    in_press: tuple[str, ...] = ("in press", "forthcoming", "ahead of print", "accepted")
    dated: tuple[str, ...] = ()
    highest_pmid: int = 99_999_999

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        seen: set[tuple[int, int]] = set()
        dated = tuple(c for entry in article.references for c in entry.citations if c.form == "year")
        for citation in (*article.citations, *dated):
            problem = citation.problem or self._not_yet(citation, context.today.year)
            place = (citation.span.block.index, citation.span.start)
            overlaps = any(block == place[0] and abs(start - place[1]) < 8 for block, start in seen)
            if problem and not overlaps:
                seen.add(place)
                span = _year(citation) if citation.year and not citation.problem else citation.span
                yield Hit(span, {"identifier": span.text, "problem": problem})
        yield from self._appeared(article, context.today.year)

    def _appeared(self, article: Article, today: int) -> Iterator[Hit]:
        """`Published 3 June 2099`: the page's own date, where it has not come yet."""
        opening = re.compile(rf"\W*(?:{'|'.join(map(re.escape, self.dated))})\b[^.;]{{0,20}}?\b(?P<year>20\d\d)\b", re.IGNORECASE)
        for block in article.prose.blocks if self.dated else ():
            if block.part is not Part.PROSE or len(block.text) > DATE_LINE or not (match := opening.match(block.text)):
                continue
            if int(match["year"]) > today:
                problem = f"the page cannot have appeared in {match['year']} yet"
                yield Hit(Span(block, *match.span("year")), {"identifier": match["year"], "problem": problem})

    def _not_yet(self, citation: Citation, year: int) -> str:
        """Why a citation that is well formed cannot exist on this day."""
        if citation.form == "pmid" and citation.identifier.isdigit() and int(citation.identifier) > self.highest_pmid:
            return f"PubMed has not given out numbers above {self.highest_pmid:,} yet"
        if citation.year is None or citation.year <= year:
            return ""
        text = citation.span.block.text.lower()
        if citation.year == year + 1 and any(words in text for words in self.in_press):
            return ""
        return f"the year {citation.year} has not come yet"


def _year(citation: Citation) -> Span:
    """The year alone, where the citation prints more."""
    at = max(citation.span.text.find(str(citation.year)), 0)
    return citation.span.within(at, at + 4)
