"""`check: grade`: a page whose running text is far harder than its readers can be expected to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article
from auditor.model.readability import Measured, Readability

FEWEST_WORDS = 8  # a shorter sentence is not shown as hard, whatever its words


@dataclass(frozen=True, slots=True)
class Grade:
    """Finds a page whose median grade is more than `margin` above `target` (US school grades), repeated terms eased or not.

    Silent below `words` words of running text, and where running text is less than the `share` of the page (a page of
    short list items is easier than its few sentences); and for professional `readers`, for whom no grade is set. The
    `hardest` sentences are shown as evidence.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"grade", "formulas", "words", "sentences", "length", "eased", "target", "costly"})
    PAGE_WIDE: ClassVar = True
    target: int = 9
    margin: float = 2
    words: int = 100
    share: float = 0.5
    hardest: int = 3
    readers: Literal["general", "professional"] = "general"

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        read = article.readability
        counts = read.counts
        judged = self.readers == "general" and read.english and counts.words >= max(self.words, self.share * read.body)
        if not judged or min(counts.grade, read.eased.grade) <= self.target + self.margin:
            return
        formulas = ", ".join(f"{name} {grade:.1f}" for name, grade in counts.grades().items())
        values = {
            "grade": f"{counts.grade:.0f}",
            "formulas": formulas,
            "words": f"{counts.words:,}",
            "sentences": f"{counts.sentences:,}",
            "length": f"{counts.words / counts.sentences:.0f}",
            "eased": f"{read.eased.grade:.0f}",
            "target": str(self.target),
            "costly": ", ".join(read.costly),
        }
        yield Hit(read.sentences[0].span, values, tuple(map(_ground, self._hardest(read))))

    def _hardest(self, read: Readability) -> list[Measured]:
        long_enough = [one for one in read.sentences if one.counts.words >= FEWEST_WORDS]
        return sorted(long_enough, key=lambda one: -one.counts.flesch_kincaid)[: self.hardest]


def _ground(one: Measured) -> Ground:
    counts = one.counts
    return Ground(one.span, f"{counts.words} words, {counts.polysyllables} of them of three or more syllables")
