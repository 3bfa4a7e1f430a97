"""`check: metadata`: a page that does not say what it is called, how old it is, or who answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article


@dataclass(frozen=True, slots=True)
class Metadata:
    """Finds a page without a title, a date, or an author or reviewer. Silent below `words` words: a note, no article."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"missing"})
    PAGE_WIDE: ClassVar = True
    words: int = 40

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        page = article.publication
        place = page.title or page.opening
        missing = [
            what
            for what, there in (("title", page.title), ("date", page.dated), ("author or reviewer", page.signed))
            if not there
        ]
        if missing and place and page.words >= self.words and article.readability.english:
            yield Hit(place, {"missing": ", no ".join(missing[:-1]) + " and no " * (len(missing) > 1) + missing[-1]})
