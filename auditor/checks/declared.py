"""`check: declared`: a study that the text tells otherwise than the front matter declares it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article

Subject = Literal["participants", "follow-up", "responders", "design", "p-value", "effect"]


@dataclass(frozen=True, slots=True)
class Declared:
    """Finds where the text disagrees with the front matter on one of the `subjects`, of a study that both surely speak of."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"here", "there", "subject"})
    PAGE_WIDE: ClassVar = False
    subjects: tuple[Subject, ...]

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Each disagreement once, at the words of the text."""
        for study in article.studies:
            for found in study.disagreements:
                if found.subject in self.subjects:
                    values = {"here": found.told.span.text, "there": found.declared.says, "subject": found.subject}
                    yield Hit(found.told.span, values, (Ground(found.declared.span, "declared here"),))
