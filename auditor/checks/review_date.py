"""`check: review-date`: a page that nobody has looked at for long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article


@dataclass(frozen=True, slots=True)
class ReviewDate:
    """Finds a page whose latest date of its own is more than `months` before today."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"date", "age", "months"})
    PAGE_WIDE: ClassVar = True
    months: int = 36

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        page = article.publication
        if page.latest is None or page.date is None:
            return
        age = (context.today.year - page.latest.year) * 12 + context.today.month - page.latest.month
        if age > self.months:
            yield Hit(page.date, {"date": f"{page.latest:%B %Y}", "age": str(age), "months": str(self.months)})
