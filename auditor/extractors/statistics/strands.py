"""Which study each sentence of an article tells of, so that figures of different studies are never held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model.prose import Sentence
from auditor.model.studies import Study

FIRST, LAST = 1950, 2040  # a number between them, printed without a comma, is a year


def of_two_years(first: Sentence | None, second: Sentence | None) -> bool:
    """Whether two sentences speak of different years, and so hardly of one study: `our 2019 trial`, `our 2021 trial`."""
    years, others = _years(first), _years(second)
    return bool(years and others and not years & others)


def _years(sentence: Sentence | None) -> set[int]:
    plain = (n for n in (sentence.numbers if sentence else ()) if n.whole and not n.spelled and "," not in n.span.text)
    return {number.whole for number in plain if number.whole and FIRST <= number.whole <= LAST}


@dataclass(frozen=True, slots=True)
class Strands:
    """The studies of an article by the sentences that tell of them. `told` is how many studies there are."""

    by_sentence: dict[int, int]
    told: int = 0

    @classmethod
    def of(cls, studies: Sequence[Study]) -> Strands:
        return cls({sentence.index: i for i, study in enumerate(studies) for sentence in study.sentences}, len(studies))

    def study(self, sentence: Sentence | None) -> int | None:
        """The study that a sentence tells of; None where it tells of none that is known."""
        return None if sentence is None else self.by_sentence.get(sentence.index)
