"""Prose: a document's sentences, with the cues and numbers that stand in them. What every extractor reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from auditor.model.document import Block, Document, Part
from auditor.model.span import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a lexicon found in a block; `group` is the lexicon's own sub-class of them."""

    lexicon: str
    group: str
    span: Span

    @property
    def text(self) -> str:
        return self.span.text


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed. For a range, `upper` is its far end and `value` its near end."""

    span: Span
    value: float
    upper: float | None = None
    decimals: int = 0
    percent: bool = False
    spelled: bool = False

    @property
    def highest(self) -> float:
        return self.value if self.upper is None else self.upper

    @property
    def whole(self) -> int | None:
        """The value as an integer, or None for ranges, percentages and fractions."""
        if self.upper is not None or self.percent or self.decimals or self.value != int(self.value):
            return None
        return int(self.value)


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence of a block. `index` counts through the document; `section` is its section's index."""

    index: int
    span: Span
    section: int
    cues: tuple[Cue, ...] = ()
    by_lexicon: Mapping[str, tuple[Cue, ...]] = field(default_factory=dict)  # the same cues, for quick look-up
    numbers: tuple[Number, ...] = ()

    @property
    def text(self) -> str:
        return self.span.text

    @property
    def block(self) -> Block:
        return self.span.block

    def found(self, lexicon: str, *groups: str) -> Iterator[Cue]:
        """The cues of a lexicon (of these groups, if any are named), in order."""
        cues = self.by_lexicon.get(lexicon, ())
        return (cue for cue in cues if cue.group in groups) if groups else iter(cues)

    def first(self, lexicon: str, *groups: str) -> Cue | None:
        for cue in self.by_lexicon.get(lexicon, ()):
            if not groups or cue.group in groups:
                return cue
        return None

    def has(self, lexicon: str, *groups: str) -> bool:
        cues = self.by_lexicon.get(lexicon)
        if not cues or not groups:
            return bool(cues)
        return any(cue.group in groups for cue in cues)


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A heading and what stands below it, up to the next heading. The first section may have no heading."""

    index: int
    heading: Block | None
    parents: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        return self.heading.text if self.heading else ""


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """The document's sentences in reading order, its sections, and the blocks with their parts settled.

    Abstracts of sources that the page cites may be lent to it: they follow its own text. `rests` then has, by each source's
    key, the indices of the sentences that rest on that source and on no other.
    """

    document: Document
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    rests: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def spoken(self) -> Iterator[Sentence]:
        """The sentences in which the page itself speaks."""
        return (sentence for sentence in self.sentences if sentence.block.part is Part.PROSE)

    def of_block(self, block: Block) -> tuple[Sentence, ...]:
        return tuple(sentence for sentence in self.sentences if sentence.block is block)
