"""The fields by which the front matter declares a study."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.model.prose import Sentence


@dataclass(frozen=True, slots=True)
class Field:
    """A front-matter field of a declared study: what it declares, and its value as one sentence."""

    name: str
    group: str
    sentence: Sentence

    @property
    def says(self) -> str:
        return f"{self.name}: {self.sentence.text}"


def of(listed: Sequence[Field], group: str) -> Iterator[Field]:
    """The fields of one group."""
    return (field for field in listed if field.group == group)
