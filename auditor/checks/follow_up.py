"""`check: follow-up`: two lengths of follow-up for one study."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article
from auditor.model.document import Part
from auditor.model.statistics import Length
from auditor.reference import Lexicon


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Holds the follow-up that the page tells against that of the abstract or the front matter, on pages about one study.

    `slack` is the share of the longer one by which they may differ (52 weeks are a year).
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"here", "there"})
    PAGE_WIDE: ClassVar = False
    slack: float = 0.1

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """The first told length that differs from every reported one."""
        if article.statistics.studies > 1:
            return
        reported = [length for length in article.statistics.lengths if _reported(length)]
        told = [length for length in article.statistics.lengths if not _reported(length)]
        if not reported or any(self._differs(reported[0], other) for other in reported[1:]):
            return
        for length in told:
            if self._differs(length, reported[0]):
                values = {"here": length.span.text, "there": reported[0].span.text}
                yield Hit(length.span, values, (Ground(reported[0].span, f"{reported[0].span.text} here"),))
                return

    def _differs(self, first: Length, second: Length) -> bool:
        return abs(first.days - second.days) > self.slack * max(first.days, second.days)

    def lexicons(self) -> Mapping[str, Lexicon]:
        """No words of its own."""
        return {}


def _reported(length: Length) -> bool:
    return length.sentence is None or length.span.block.part is Part.ABSTRACT
