"""`check: language`: a page in a language that the tool does not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article
from auditor.model.document import BlockKind, Part


@dataclass(frozen=True, slots=True)
class Language:
    """Finds a page that is not written in English, by its first words."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"language"})
    PAGE_WIDE: ClassVar = True

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        if article.readability.english:
            return
        for block in article.document.blocks:
            if block.part is Part.PROSE and block.kind is not BlockKind.FIELD:
                yield Hit(block.span, {"language": article.readability.language})
                return
