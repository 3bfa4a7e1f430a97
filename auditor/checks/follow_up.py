"""`check: follow-up`: two lengths of follow-up for one study."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.statistics.strands import of_two_years
from auditor.model.article import Article
from auditor.model.document import Part
from auditor.model.statistics import Length
from auditor.reference import Lexicon


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Holds the lengths of one study against each other.

    `among: reported` holds the follow-up that the page tells against that of the abstract or the front matter, on pages about
    one study; `among: told` holds what the page itself says of one study in two places, of the study or of its follow-up.
    `slack` is the share of the longer one by which they may differ (52 weeks are a year).
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"here", "there"})
    PAGE_WIDE: ClassVar = False
    slack: float = 0.1
    among: str = "reported"

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """The first length that another one contradicts."""
        reported = [length for length in article.statistics.lengths if _reported(length) and length.kind != "ran"]
        told = [length for length in article.statistics.lengths if not _reported(length)]
        if self.among == "told":
            yield from self._told(article, told)
            return
        if article.statistics.studies > 1 or not reported or any(self._differs(reported[0], other) for other in reported[1:]):
            return
        for length in told:
            if length.kind != "ran" and self._differs(length, reported[0]) and not _of_two_studies(length, reported[0]):
                yield _hit(length, reported[0])
                return

    def _told(self, article: Article, told: Sequence[Length]) -> Iterator[Hit]:
        for first, second in combinations(told, 2):
            if not _of_one_kind(first, second) or not second.definite:
                continue
            if (
                of_two_years(first.sentence, second.sentence)
                or not _of_one_study(article, first, second)
                or (first.of and second.of and first.of != second.of)
            ):
                continue
            gap = abs(first.days - second.days)
            steps = (other.days for other in told if other.days not in (first.days, second.days))
            explained = any(abs(days - gap) <= self.slack * gap for days in steps)
            if self._differs(first, second) and not explained:
                yield _hit(second, first)
                return

    def _differs(self, first: Length, second: Length) -> bool:
        return abs(first.days - second.days) > self.slack * max(first.days, second.days)

    def lexicons(self) -> Mapping[str, Lexicon]:
        """No words of its own."""
        return {}


def _reported(length: Length) -> bool:
    return length.sentence is None or length.span.block.part is Part.ABSTRACT


def _of_two_studies(first: Length, second: Length) -> bool:
    return None not in (first.study, second.study) and first.study != second.study


def _of_one_kind(first: Length, second: Length) -> bool:
    """Whether two lengths are of one thing: both of the study, both of its follow-up, or a follow-up said to be no longer."""
    if "partly" in (first.kind, second.kind):
        return False
    return first.kind == second.kind or (first.kind == "ran" and second.limited and second.days < first.days)


def _of_one_study(article: Article, first: Length, second: Length) -> bool:
    """Whether two sentences surely tell of one study: they are known to, or the article tells of no more than one."""
    if first.sentence is second.sentence or _of_two_studies(first, second):
        return False
    alone = article.statistics.told <= 1 and article.statistics.studies <= 1
    return alone or (first.study is not None and first.study == second.study)


def _hit(here: Length, there: Length) -> Hit:
    values = {"here": here.span.text, "there": there.span.text}
    return Hit(here.span, values, (Ground(there.span, f"{there.span.text} here"),))
