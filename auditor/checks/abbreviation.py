"""`check: abbreviation`: an abbreviation that the page uses and never spells out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article

TIMES = {2: "twice"}


@dataclass(frozen=True, slots=True)
class UnexplainedAbbreviation:
    """Finds the first use of an abbreviation that the body uses `uses` times or more without its long form."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"abbreviation", "times"})
    PAGE_WIDE: ClassVar = False
    uses: int = 2

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        if not article.readability.english:
            return
        for one in article.abbreviations:
            if one.definition is None and len(one.uses) >= self.uses:
                times = TIMES.get(len(one.uses), f"{len(one.uses)} times")
                yield Hit(one.uses[0], {"abbreviation": one.form, "times": times})
