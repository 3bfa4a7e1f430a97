"""The document: what a reader makes of a file. Blocks of clean prose, each with its way back to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from auditor.model.finding import Location
from auditor.model.span import OffsetMap, Span

LINE_BREAK = re.compile(r"\r\n?|\n")


class BlockKind(StrEnum):
    """What a block is in the markup."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    QUOTATION = "quotation"
    CAPTION = "caption"
    ALT_TEXT = "alt text"
    FIELD = "front-matter field"
    TERM = "term"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"
    CODE = "code"
    COMMENT = "comment"
    CITED = "cited abstract"  # stands in no file that is audited, but in the lock file; its name is the source's key


class Part(StrEnum):
    """The part that a block plays in the article; decides who speaks in it."""

    PROSE = "prose"  # the page itself speaks
    ABSTRACT = "abstract"  # a pasted abstract: the study's authors speak, so it is evidence and never a claim
    REFERENCES = "references"  # an entry of a reference list
    FURNITURE = "furniture"  # menus, forms and footers left behind by a template
    HIDDEN = "hidden"  # code, slugs and other text that no reader sees


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell's place: which table, which row and column (from 0), and whether it heads them."""

    table: int
    row: int
    column: int
    header: bool


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One piece of running text.

    `text` is clean prose: markup gone, entities decoded, blanks folded to one space. `name` is the
    field's dotted name (front matter, `<title>`), `level` a heading's level or a list's depth.
    """

    index: int
    kind: BlockKind
    text: str
    offsets: OffsetMap
    part: Part = Part.PROSE
    name: str = ""
    level: int = 0
    cell: Cell | None = None
    quoted: bool = False  # stands inside a block quotation
    ordered: int | None = None  # a list item's printed number
    group: int = 0  # blocks of one list, table or quotation share a number; 0: stands alone
    marked: tuple[tuple[int, int], ...] = ()  # text ranges set in bold, sorted

    @property
    def span(self) -> Span:
        return Span(self, 0, len(self.text))


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: its anchor text and its target as written."""

    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A footnote or superscript marker; the markup set it apart, so it is not part of the prose's words."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the source. `before` is the index of the block it stands in, else of the next one."""

    span: Span
    before: int

    @property
    def text(self) -> str:
        return self.span.text


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that went wrong while reading, and what to do; `line` is 1-based."""

    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file as read. `source` has no byte-order mark; offsets count its code points."""

    path: str
    source: str
    format: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    markers: tuple[Marker, ...] = ()
    comments: tuple[Comment, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=dict)
    language: str = ""
    notices: tuple[Notice, ...] = ()
    line_starts: tuple[int, ...] = (0,)

    def line_column(self, offset: int) -> tuple[int, int]:
        """1-based line and column (in code points) of a source offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def locate(self, span: Span) -> Location:
        """Where a span of this document's blocks stands in the file."""
        start, end = span.source_range
        return Location(self.path, *self.line_column(start), *self.line_column(end))

    def line_text(self, line: int) -> str:
        """The source line (1-based) without its line break."""
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.source)
        return self.source[self.line_starts[line - 1] : end].rstrip("\r\n")


def line_starts(source: str) -> tuple[int, ...]:
    """Offsets of each line's first character; a line ends at LF, CRLF or a lone CR."""
    return (0, *(match.end() for match in LINE_BREAK.finditer(source)))
