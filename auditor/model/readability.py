"""Counts that readability measures rest on, and the abbreviations of an article."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model.span import Span


@dataclass(frozen=True, slots=True)
class Counts:
    """Words, sentences, syllables, words of three and more syllables, and letters with digits."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    polysyllables: int = 0
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation with its uses in reading order, and the place that spells it out, if there is one."""

    form: str
    uses: tuple[Span, ...]
    definition: Span | None = None
