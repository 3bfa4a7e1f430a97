"""`check: out-of-range`: a figure of something that no living person has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.extractors.statistics.figures import after
from auditor.model.article import Article
from auditor.model.document import Part
from auditor.model.span import Span
from auditor.reference import Lexicon

NEAR = 40  # characters from the quantity to its figure


@dataclass(frozen=True, slots=True)
class OutOfRange:
    """Finds a figure below `least` or above `most` behind words of a `quantity`, with one of its `units` where they are given.

    `unless` lists words that make the sentence innocent: of what is not measured in people.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"words", "quantity", "least", "most"})
    PAGE_WIDE: ClassVar = False
    quantity: tuple[str, ...]
    least: float
    most: float
    units: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every such figure; of several in a row each for itself, a range only where it lies outside as a whole."""
        unit = (
            re.compile(rf"\s?(?:{'|'.join(map(re.escape, self.units))})(?!\w)", re.IGNORECASE) if self.units else re.compile("")
        )
        for sentence in article.prose.sentences:
            if not sentence.numbers or not sentence.has(self._name) or sentence.has(self._name, "unless"):
                continue
            if sentence.block.part is Part.REFERENCES:
                continue
            for cue in sentence.found(self._name, "quantity"):
                number = next((n for n in sentence.numbers if n.span.start >= cue.span.end), None)
                if number is None or number.percent or number.span.start - cue.span.end > NEAR:
                    continue
                behind = unit.match(after(number, sentence))
                if behind and (number.highest < self.least or number.value > self.most):
                    span = Span(sentence.block, number.span.start, number.span.end + behind.end())
                    yield Hit(
                        span,
                        {"words": span.text, "quantity": cue.text, "least": f"{self.least:g}", "most": f"{self.most:g}"},
                    )

    @property
    def _name(self) -> str:
        return f"out of range {self.quantity!r}"

    def lexicons(self) -> Mapping[str, Lexicon]:
        """The rule's words."""
        groups = {"quantity": self.quantity} | ({"unless": self.unless} if self.unless else {})
        return {self._name: Lexicon("", groups)}
