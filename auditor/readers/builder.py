"""Builds blocks of clean text while keeping, for every character, the source that it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from auditor.model.document import Block, BlockKind, Cell, Comment, Link, Marker, Notice, Part
from auditor.model.span import OffsetMap, Piece, Span

MASK = "\ue000"  # stands where a template's markup was blanked out; dropped from the text
BLANKS = " \t\r\n\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
INVISIBLE = f"\u00ad\u200b-\u200f\u2060\ufeff{MASK}"
RUN = re.compile(f"(?P<blank>[{BLANKS}]+)|(?P<invisible>[{INVISIBLE}]+)|[^{BLANKS}{INVISIBLE}]+")


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


@dataclass(slots=True)
class BlockBuilder:
    """Collects text into the open block; opening another one closes it. Empty blocks are dropped."""

    source: str
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    setting: Setting = field(default_factory=Setting)
    groups: int = 0
    _text: list[str] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _length: int = 0
    _space: bool = True  # the last character is a space, or there is none yet
    _links: list[tuple[int, int, str]] = field(default_factory=list)
    _markers: list[tuple[int, str]] = field(default_factory=list)
    _bold: list[tuple[int, int]] = field(default_factory=list)

    @property
    def length(self) -> int:
        """Length of the open block's text so far."""
        return self._length

    def new_group(self) -> int:
        """A number for the next list, table or quotation."""
        self.groups += 1
        return self.groups

    def open(self, setting: Setting) -> None:
        self.close()
        self.setting = setting

    def read(self, start: int, end: int) -> None:
        """Adds the source from `start` to `end`, its runs of blanks folded to one space."""
        for run in RUN.finditer(self.source, start, end):
            if run.lastgroup is None:
                self._add(run.group(), run.start(), run.end())
            elif run.lastgroup == "blank" and not self._space:
                self._add(" ", run.start(), run.end())
                self._space = True

    def replace(self, text: str, start: int, end: int) -> None:
        """Adds `text`, read from the whole of the source between `start` and `end`: an entity, a line break."""
        if text.isspace() or not text:
            if text and not self._space:
                self._add(" ", start, end)
                self._space = True
        elif text == self.source[start:end]:
            self.read(start, end)
        else:
            self._add(" ".join(text.split()), start, end, atomic=True)

    def peek(self, end: int) -> str:
        """The open block's text so far, up to `end`."""
        return "".join(self._text)[:end]

    def aside(self, setting: Setting, parts: list[tuple[int, int, str | None]]) -> None:
        """Adds a whole block of its own while the open one stays open.

        `parts` are source ranges with the text that they decode to, or None where they read as they stand.
        """
        inner = BlockBuilder(self.source, self.blocks, self.links, self.markers, self.comments, self.notices)
        inner.open(setting)
        for start, end, text in parts:
            if text is None:
                inner.read(start, end)
            else:
                inner.replace(text, start, end)
        inner.close()

    def link(self, text_start: int, target: str) -> None:
        """Records a link whose anchor runs from `text_start` to the end of the text so far."""
        self._links.append((text_start, self._length, target))

    def bold(self, text_start: int) -> None:
        """Records that the text from `text_start` on is set in bold."""
        if self._length > text_start:
            self._bold.append((text_start, self._length))

    def marker(self, label: str) -> None:
        """Records a citation marker at the end of the text so far."""
        self._markers.append((self._length, label))

    def cut(self, text_start: int) -> str:
        """Takes the text from `text_start` on back out and returns it."""
        taken = "".join(self._text)[text_start:]
        if taken:
            kept = "".join(self._text)[:text_start]
            self._text, self._length, self._space = [kept], text_start, not kept or kept.endswith(" ")
            self._pieces = [piece for piece in self._pieces if piece.text_end <= text_start] + [
                Piece(p.text_start, text_start, p.source_start, p.source_start + text_start - p.text_start)
                for p in self._pieces
                if p.text_start < text_start < p.text_end
            ]
        return taken

    def comment(self, start: int, end: int) -> None:
        """Records a comment whose words run from `start` to `end`; it belongs to the open block, else to the next."""
        text = self.source[start:end]
        offsets = OffsetMap.of((Piece(0, len(text), start, end),))
        self.comments.append(Comment(Block(-1, BlockKind.COMMENT, text, offsets, Part.HIDDEN).span, len(self.blocks)))

    def close(self) -> None:
        """Ends the open block; the next text goes into a plain paragraph."""
        text = "".join(self._text)
        if text.strip():
            self._finish(text.rstrip(" "))
        self._text, self._pieces, self._length, self._space = [], [], 0, True
        self._links, self._markers, self._bold = [], [], []
        self.setting = Setting()

    def _finish(self, text: str) -> None:
        size = len(text)
        pieces = [p for p in self._pieces if p.text_start < size]
        last = pieces[-1]
        if last.text_end > size:
            pieces[-1] = Piece(last.text_start, size, last.source_start, last.source_end - (last.text_end - size))
        s = self.setting
        bold = tuple(sorted((a, min(b, size)) for a, b in self._bold if a < size))
        block = Block(
            len(self.blocks), s.kind, text, OffsetMap.of(tuple(pieces)), s.part, s.name, s.level, s.cell,
            s.quoted, s.ordered, s.group, bold,
        )  # fmt: skip
        self.blocks.append(block)
        self.links += [Link(Span(block, min(a, size), min(b, size)), target) for a, b, target in self._links]
        self.markers += [Marker(Span(block, min(at, size), min(at, size)), label) for at, label in self._markers]

    def _add(self, text: str, start: int, end: int, atomic: bool = False) -> None:
        size = len(text)
        last = self._pieces[-1] if self._pieces else None
        in_step = size == end - start and not atomic
        if last and last.in_step and in_step and last.source_end == start and last.text_end == self._length:
            self._pieces[-1] = Piece(last.text_start, last.text_end + size, last.source_start, end)
        else:
            self._pieces.append(Piece(self._length, self._length + size, start, end))
        self._text.append(text)
        self._length += size
        self._space = False
