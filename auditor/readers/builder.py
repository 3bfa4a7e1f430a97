"""Builds blocks of clean text while keeping, for every character, the source that it was read from."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field, replace

from auditor.model.document import Block, BlockKind, Cell, Comment, Link, Marker, Notice, Part
from auditor.model.span import OffsetMap, Piece, Span

MASK = "\ue000"  # stands where a template's markup was blanked out; dropped from the text
BLANKS = " \t\r\n\f\v\u001c-\u001f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
INVISIBLE = f"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff{MASK}"
RUN = re.compile(f"(?P<blank>[{BLANKS}]+)|(?P<invisible>[{INVISIBLE}]+)|[^{BLANKS}{INVISIBLE}]+(?: [^{BLANKS}{INVISIBLE}]+)*")

Run = tuple[int, int, str | None]  # source offsets, and the text they decode to (None: as it stands)


@dataclass(slots=True)
class Setting:
    """What a block is, besides its text; `Block` says what each field means."""

    kind: BlockKind = BlockKind.PARAGRAPH
    part: Part = Part.PROSE
    name: str = ""
    level: int = 0
    cell: Cell | None = None
    quoted: bool = False
    ordered: int | None = None
    group: int = 0

    def continued(self) -> Setting:
        """The setting of a further block in the same element: a list item's second paragraph has no number."""
        return replace(self, ordered=None)


@dataclass(slots=True)
class OpenRange:
    """A link or a run of bold that has not ended yet; `target` is empty for bold."""

    start: int
    target: str | None = None


@dataclass(slots=True)
class BlockBuilder:
    """Collects text into the open block; opening another one closes it. Empty blocks are dropped.

    `text` is the source as it is to be read: of the same length, with the markup of templates blanked out.
    """

    source: str
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    setting: Setting = field(default_factory=Setting)
    groups: int = 0
    text: str = ""
    _chunks: list[str] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _length: int = 0
    _space: bool = True  # the last character is a space, or there is none yet
    _links: list[tuple[int, int, str]] = field(default_factory=list)
    _bold: list[tuple[int, int]] = field(default_factory=list)
    _markers: list[tuple[int, str]] = field(default_factory=list)
    _open: list[OpenRange] = field(default_factory=list)
    _waiting: deque[tuple[int, Setting, list[Run]]] = field(default_factory=deque)

    def __post_init__(self) -> None:
        self.text = self.text or self.source

    @property
    def length(self) -> int:
        """Length of the open block's text so far."""
        return self._length

    def new_group(self) -> int:
        """A number for the next list, table or quotation."""
        self.groups += 1
        return self.groups

    # Text into the open block

    def open(self, setting: Setting) -> None:
        self.close()
        self.setting = setting

    def read(self, start: int, end: int) -> None:
        """Adds the source from `start` to `end`, its runs of blanks folded to one space."""
        for run in RUN.finditer(self.text, start, end):
            if run.lastgroup is None:
                self._add(run.group(), run.start(), run.end())
            elif run.lastgroup == "blank" and not self._space:
                self._add(" ", run.start(), run.end())
                self._space = True

    def replace(self, text: str, start: int, end: int) -> None:
        """Adds `text`, read from the whole of the source between `start` and `end`: an entity, a line break."""
        if text == self.text[start:end]:
            self.read(start, end)
            return
        for run in RUN.finditer(text):
            if run.lastgroup is None:
                self._add(run.group(), start, end)
            elif run.lastgroup == "blank" and not self._space:
                self._add(" ", start, end)
                self._space = True

    def tail(self, size: int) -> str:
        """The last `size` characters of the open block's text so far."""
        chunks: list[str] = []
        for chunk in reversed(self._chunks):
            chunks.insert(0, chunk)
            size -= len(chunk)
            if size <= 0:
                return "".join(chunks)[-size:] if size else "".join(chunks)
        return "".join(chunks)

    def cut(self, start: int) -> None:
        """Takes the text from `start` on back out; what was marked in it shrinks to that place."""
        while self._chunks and self._length > start:
            self._length -= len(self._chunks[-1])
            kept = self._chunks.pop()[: max(start - self._length, 0)]
            if kept:
                self._chunks.append(kept)
                self._length += len(kept)
        while self._pieces and self._pieces[-1].text_end > start:
            piece = self._pieces.pop()
            if piece.text_start < start:
                self._pieces.append(_shortened(piece, start))
        self._space = not self._chunks or self._chunks[-1].endswith(" ")
        for i in range(len(self._links) - 1, -1, -1):  # sorted by where they end: only the last ones reach into the cut
            a, b, target = self._links[i]
            if b <= start:
                break
            self._links[i] = (min(a, start), start, target)
        while self._bold and self._bold[-1][1] > start:
            a, _ = self._bold.pop()
            if a < start:
                self._bold.append((a, start))
                break
        self._markers = (
            self._markers
            if not self._markers or self._markers[-1][0] <= start
            else [(min(at, start), label) for at, label in self._markers]
        )
        for opened in self._open:
            opened.start = min(opened.start, start)

    # What is marked in the text

    def begin(self, target: str | None = None) -> OpenRange:
        """Starts a link (or, without a target, a run of bold) at the end of the text so far; it may run on over blocks."""
        opened = OpenRange(self._length, target)
        self._open.append(opened)
        return opened

    def finish(self, opened: OpenRange) -> None:
        """Ends a link or a run of bold."""
        self._record(opened)
        self._open = [other for other in self._open if other is not opened]

    def marker(self, label: str) -> None:
        """Records a citation marker at the end of the text so far."""
        self._markers.append((self._length, label))

    def comment(self, start: int, end: int) -> None:
        """Records a comment whose words run from `start` to `end`; it belongs to the open block, else to the next."""
        text = self.source[start:end]
        offsets = OffsetMap.of((Piece(0, len(text), start, end),))
        self._flush(start)
        self.comments.append(Comment(Block(-1, BlockKind.COMMENT, text, offsets, Part.HIDDEN).span, len(self.blocks)))

    # Whole blocks beside the open one

    def aside(self, setting: Setting, runs: list[Run]) -> None:
        """Adds a whole block of its own while the open one stays open."""
        inner = BlockBuilder(self.source, self.blocks, self.links, self.markers, self.comments, self.notices, text=self.source)
        inner.open(setting)
        for start, end, text in runs:
            if text is None:
                inner.read(start, end)
            else:
                inner.replace(text, start, end)
        inner.close()

    def later(self, setting: Setting, runs: list[Run]) -> None:
        """Adds a whole block before the first block that stands after it in the source; call in source order."""
        self._waiting.append((runs[0][0], setting, runs))

    def close(self) -> None:
        """Ends the open block; the next text goes into a plain paragraph."""
        for opened in self._open:
            self._record(opened)
            opened.start = 0
        text = "".join(self._chunks)
        if text.strip():
            self._block(text.rstrip(" "))
        self._chunks, self._pieces, self._length, self._space = [], [], 0, True
        self._links, self._markers, self._bold = [], [], []
        self.setting = Setting()

    def end(self) -> None:
        """Ends the open block and the document."""
        self.close()
        self._flush(len(self.source))

    def _record(self, opened: OpenRange) -> None:
        start, end = min(opened.start, self._length), self._length
        if opened.target is not None:
            self._links.append((start, end, opened.target))
        elif end > start:
            self._bold.append((start, end))

    def _flush(self, position: int) -> None:
        """Adds the waiting blocks that stand before `position`."""
        while self._waiting and self._waiting[0][0] <= position:
            _, setting, runs = self._waiting.popleft()
            self.aside(setting, runs)

    def _block(self, text: str) -> None:
        size = len(text)
        self._flush(self._pieces[0].source_start)
        pieces = [p if p.text_end <= size else _shortened(p, size) for p in self._pieces if p.text_start < size]
        s = self.setting
        bold = tuple(sorted((a, min(b, size)) for a, b in self._bold if a < size))
        block = Block(
            len(self.blocks), s.kind, text, OffsetMap.of(tuple(pieces)), s.part, s.name, s.level, s.cell,
            s.quoted, s.ordered, s.group, bold,
        )  # fmt: skip
        self.blocks.append(block)
        self.links += [Link(Span(block, min(a, size), min(b, size)), target) for a, b, target in self._links]
        self.markers += [Marker(Span(block, min(at, size), min(at, size)), label) for at, label in self._markers]

    def _add(self, text: str, start: int, end: int) -> None:
        size = len(text)
        last = self._pieces[-1] if self._pieces else None
        in_step = size == end - start
        if last and last.in_step and in_step and last.source_end == start:
            self._pieces[-1] = Piece(last.text_start, last.text_end + size, last.source_start, end)
        else:
            self._pieces.append(Piece(self._length, self._length + size, start, end))
        self._chunks.append(text)
        self._length += size
        self._space = False


def _shortened(piece: Piece, text_end: int) -> Piece:
    source_end = piece.source_end - (piece.text_end - text_end) if piece.in_step else piece.source_end
    return Piece(piece.text_start, text_end, piece.source_start, source_end)
