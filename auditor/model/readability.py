"""Counts and formulas that readability rests on, and the abbreviations of an article."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from auditor.model.span import Span

SMOG_SENTENCES = 30  # the sample that SMOG was defined on (McLaughlin 1969)


@dataclass(frozen=True, slots=True)
class Counts:
    """Words, sentences, syllables, words of three and more syllables, and letters with digits."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    polysyllables: int = 0
    characters: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.words + other.words, self.sentences + other.sentences, self.syllables + other.syllables,
            self.polysyllables + other.polysyllables, self.characters + other.characters,
        )  # fmt: skip

    @property
    def flesch_kincaid(self) -> float:
        """US grade: Kincaid, Fishburne, Rogers and Chissom 1975, Naval Technical Training Command report 8-75."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def smog(self) -> float:
        """US grade for full comprehension: McLaughlin 1969, J Reading 12:639-46. Below 30 sentences it only indicates."""
        return 1.043 * sqrt(self.polysyllables * 30 / self.sentences) + 3.1291

    @property
    def automated(self) -> float:
        """US grade, the Automated Readability Index: Smith and Senter 1967, AMRL-TR-66-220."""
        return 4.71 * self.characters / self.words + 0.5 * self.words / self.sentences - 21.43

    @property
    def coleman_liau(self) -> float:
        """US grade: Coleman and Liau 1975, J Appl Psychol 60:283-4 (doi:10.1037/h0076540)."""
        return 5.88 * self.characters / self.words - 29.6 * self.sentences / self.words - 15.8

    def grades(self) -> dict[str, float]:
        """US grade by each formula that this much text allows; none without words and sentences."""
        if not self.words or not self.sentences:
            return {}
        found = {"Flesch-Kincaid": self.flesch_kincaid, "ARI": self.automated, "Coleman-Liau": self.coleman_liau}
        return found | {"SMOG": self.smog} if self.sentences >= SMOG_SENTENCES else found

    @property
    def grade(self) -> float:
        """The median of `grades`, since single formulas differ by two to four grades; 0 without text."""
        ordered = sorted(self.grades().values())
        middle = len(ordered) // 2  # of three or four formulas; `statistics` would take longer to import than all of this
        return (ordered[middle] + ordered[~middle]) / 2 if ordered else 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """A sentence of running text with its counts."""

    span: Span
    counts: Counts


@dataclass(frozen=True, slots=True)
class Readability:
    """The running text in which the page itself speaks, sentence by sentence, with the sum of its counts.

    `eased` is that sum with long terms that come again and again counted in full only once: a page about osteoporosis
    cannot do without the word. `body` is the words of everything that a visitor reads, lists and tables too. `language`
    is an English name ("German"), or "" where there are too few words to tell.
    """

    counts: Counts = Counts()
    sentences: tuple[Measured, ...] = ()
    eased: Counts = Counts()
    body: int = 0
    language: str = ""
    costly: tuple[str, ...] = ()  # the long words that raise the grade most, by their syllables and uses, the worst first

    @property
    def english(self) -> bool:
        return self.language in ("", "English")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation with its uses in the body in reading order, and the place that spells it out, if there is one."""

    form: str
    uses: tuple[Span, ...]
    definition: Span | None = None
