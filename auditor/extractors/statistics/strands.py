"""Which study each sentence of an article tells of, so that figures of different studies are never held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model.prose import Sentence
from auditor.model.studies import Study


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
