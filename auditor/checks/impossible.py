"""`check: impossible`: figures that cannot be, whatever else the article says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article
from auditor.reference import Lexicon


@dataclass(frozen=True, slots=True)
class Impossible:
    """Reports each impossible figure with the reason why it cannot be; `of: mean age` those of ages out of their range."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"words", "problem"})
    PAGE_WIDE: ClassVar = False
    of: str = "figure"

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every impossible figure."""
        for oddity in article.statistics.oddities:
            if oddity.of == self.of:
                yield Hit(oddity.span, {"words": oddity.span.text, "problem": oddity.says})

    def lexicons(self) -> Mapping[str, Lexicon]:
        """No words of its own."""
        return {}
