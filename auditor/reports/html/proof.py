"""An article set out for its margin notes: its blocks as they read, cut where something is marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from auditor.model.article import Article
from auditor.model.document import Block, BlockKind, Document, Part
from auditor.model.finding import Finding, Location

UNSEEN = (BlockKind.COMMENT, BlockKind.CITED)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of a finding in a block's text: its words (`evidence` 0) or the n-th piece of its evidence, from 1."""

    note: int
    evidence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under the same marks, and the marks that begin with it."""

    text: str
    notes: tuple[int, ...]
    grounds: tuple[int, ...]
    opens: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One block: how it is set, its text in segments, and the notes (numbers of findings) that belong beside it."""

    kind: str
    name: str
    level: int
    quiet: bool  # furniture and hidden text
    segments: tuple[Segment, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Lines that stand together: the cells of a table's row, or one line of its own."""

    kind: str
    lines: tuple[Line, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """One article of the report. `loose` are the findings whose words stand in nothing that is shown."""

    number: int
    path: str
    title: str
    language: str
    grade: float | None
    strips: tuple[Strip, ...]
    findings: tuple[Finding, ...]
    loose: tuple[Finding, ...]

    def worst(self, notes: Iterable[int]) -> str:
        """The severest of the findings with these numbers."""
        return max((self.findings[note].severity for note in notes), key=lambda severity: severity.rank).value

    def note(self, finding: Finding) -> int:
        """The number of a finding on this page, from 0."""
        return next(i for i, other in enumerate(self.findings) if other is finding)


def proof(number: int, article: Article, findings: Iterable[Finding]) -> Proof:
    """The article with the findings' places marked in it; its grade is None where too little of it is running text."""
    told = tuple(findings)
    document = article.document
    ranges = list(_ranges(document, told))
    lines = [_line(block, ranges) for block in document.blocks if _shown(block, ranges)]
    placed = {note for line in lines for note in line.notes}
    title = next((block.text for block in document.blocks if block.kind is BlockKind.HEADING and block.level == 1), document.path)
    counts = article.readability.counts
    return Proof(
        number,
        document.path,
        title,
        document.language or "en",
        counts.grade if counts.sentences else None,
        tuple(_strips(document.blocks, lines, ranges)),
        told,
        tuple(finding for i, finding in enumerate(told) if i not in placed),
    )


Range = tuple[int, int, int, int]  # note, evidence, and the source offsets


def _ranges(document: Document, findings: tuple[Finding, ...]) -> Iterator[Range]:
    """Where the findings' words and their evidence stand in the source."""
    for note, finding in enumerate(findings):
        yield (note, 0, *_offsets(document, finding.location))
        for i, evidence in enumerate(finding.evidence, 1):
            if evidence.location and evidence.path == document.path:
                yield (note, i, *_offsets(document, evidence.location))


def _offsets(document: Document, place: Location) -> tuple[int, int]:
    starts, last = document.line_starts, len(document.line_starts)
    return (
        starts[min(place.line, last) - 1] + place.column - 1,
        starts[min(place.end_line, last) - 1] + place.end_column - 1,
    )


def _shown(block: Block, ranges: list[Range]) -> bool:
    """What a reader sees, and whatever is marked."""
    if block.kind in UNSEEN:
        return False
    return block.part is not Part.HIDDEN or any(_marks(block, ranges))


def _marks(block: Block, ranges: list[Range]) -> Iterator[Mark]:
    """The places of a block's text that were read from a range of the source."""
    pieces = block.offsets.pieces
    if not pieces:
        return
    first, last = min(p.source_start for p in pieces), max(p.source_end for p in pieces)
    for note, evidence, start, end in ranges:
        if start >= last or end <= first:
            continue
        inside = [p for p in pieces if p.source_start < end and p.source_end > start]
        cut = [
            (
                p.text_start + max(start - p.source_start, 0) if p.in_step else p.text_start,
                p.text_end - max(p.source_end - end, 0) if p.in_step else p.text_end,
            )
            for p in inside
        ]
        if cut:
            yield Mark(note, evidence, min(a for a, _ in cut), max(b for _, b in cut))


def _line(block: Block, ranges: list[Range]) -> Line:
    marks = list(_marks(block, ranges))
    return Line(
        block.kind.value.replace(" ", "-"),
        block.name,
        block.level,
        block.part in (Part.FURNITURE, Part.HIDDEN),
        tuple(_segments(block.text, marks)),
        tuple(sorted({mark.note for mark in marks if not mark.evidence})),
    )


def _segments(text: str, marks: list[Mark]) -> Iterator[Segment]:
    """The text cut wherever a mark begins or ends; put together, the segments are the text."""
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    for start, end in pairwise(cuts):
        over = [m for m in marks if m.start <= start and m.end >= end]
        yield Segment(
            text[start:end],
            tuple(sorted({m.note for m in over if not m.evidence})),
            tuple(sorted({m.note for m in over if m.evidence})),
            tuple(m for m in over if m.start == start),
        )


def _strips(blocks: tuple[Block, ...], lines: list[Line], ranges: list[Range]) -> Iterator[Strip]:
    """The lines in order, the cells of one row of a table together."""
    shown = [block for block in blocks if _shown(block, ranges)]
    told: set[int] = set()  # a finding that runs over two blocks has its note beside the first

    def row(pair: tuple[int, tuple[Block, Line]]) -> tuple[int, int, int]:
        number, (block, _) = pair
        return (-1, block.cell.table, block.cell.row) if block.cell else (number, 0, 0)

    for _, together in groupby(enumerate(zip(shown, lines, strict=True)), key=row):
        group = tuple(line for _, (_, line) in together)
        notes = tuple(sorted({note for line in group for note in line.notes} - told))
        told.update(notes)
        yield Strip("row" if group[0].kind == "table-cell" else group[0].kind, group, notes)
