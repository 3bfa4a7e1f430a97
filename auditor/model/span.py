"""Places: the map from a block's clean text back to its source, and spans over that text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.model.document import Block


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a block's text and the run of source that it was read from.

    Offsets are code points. Where both runs have one length they run in step, character for
    character (a space may stand for another blank); otherwise the piece is atomic: `&amp;` read as `&`.
    """

    text_start: int
    text_end: int
    source_start: int
    source_end: int

    @property
    def in_step(self) -> bool:
        return self.text_end - self.text_start == self.source_end - self.source_start


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Sorted, gapless pieces of one block's text; translates offsets exactly in both directions."""

    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, pieces: tuple[Piece, ...]) -> OffsetMap:
        return cls(pieces, tuple(piece.text_start for piece in pieces))

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of the text from `start` to `end`: the first character to the last one's end."""
        if not self.pieces:
            return 0, 0
        first = self._piece_at(start)
        source_start = first.source_start + (start - first.text_start) if first.in_step else first.source_start
        if end <= start:
            return source_start, source_start
        last = self._piece_at(end - 1)
        source_end = last.source_start + (end - last.text_start) if last.in_step else last.source_end
        return source_start, max(source_end, source_start)

    def _piece_at(self, offset: int) -> Piece:
        return self.pieces[max(bisect_right(self.starts, offset) - 1, 0)]


@dataclass(frozen=True, slots=True)
class Span:
    """Words in a block: offsets `start` to `end` (exclusive) of `block.text`."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def source_range(self) -> tuple[int, int]:
        return self.block.offsets.source_range(self.start, self.end)

    def within(self, start: int, end: int) -> Span:
        """The part from `start` to `end`, counted from this span's own start."""
        return Span(self.block, self.start + start, self.start + end)

    def covers(self, other: Span) -> bool:
        return self.block is other.block and self.start <= other.start and other.end <= self.end
