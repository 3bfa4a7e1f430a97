"""Reference lists: their entries with labels, and how well each lets a reader find the source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from auditor.extractors.citations import particulars, shapes
from auditor.model.citations import Citation, ReferenceEntry
from auditor.model.document import Block, BlockKind, Part
from auditor.model.span import Span

LABEL = re.compile(
    r"\s*(?:\[(?P<square>\d{1,3})\]|\((?P<round>\d{1,3})\)|(?P<stop>\d{1,3})[.)](?=\s)|(?P<raised>[¹²³⁰⁴-⁹]{1,3})|"
    r"(?P<bare>\d{1,3})(?=\s+[A-Z]))[.:]?\s*"
)
RUN_ON = re.compile(r"(?:(?<=[.\d/)])|(?<=^))\s+(?=\[\d{1,3}\]\s?[A-Z])")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
AUTHOR = re.compile(
    r"(?:[A-ZÀ-ÞŠŽ][\w'’-]+,?\s(?:[A-Z]{1,3}\b|[A-Z]\.)|[A-Z][\w'’&-]+(?:\s(?:of|for|the|and|on|[A-Z])[\w'’&-]*){1,8}[.,(])"
)
SOURCE_LINE = re.compile(r"\W*(?:sources?|references?|adapted from|based on|further details)\s?:", re.IGNORECASE)
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)


def read(blocks: Sequence[Block], identifiers: Mapping[int, Sequence[Citation]]) -> tuple[ReferenceEntry, ...]:
    """The entries of all reference lists in order; `identifiers` by block index are taken into the entries."""
    found: list[ReferenceEntry] = []
    loose = _loose(blocks, identifiers)
    for block in blocks:
        if block.part is Part.REFERENCES or block.index in loose:
            for span, label in _entries(block):
                inside = tuple(c for c in identifiers.get(block.index, ()) if span.start <= c.span.start < span.end)
                found.append(_entry(span, label, inside))
    return tuple(found)


def _loose(blocks: Sequence[Block], identifiers: Mapping[int, Sequence[Citation]]) -> set[int]:
    """Blocks that list sources without a heading: a numbered list of nothing but links, or a line `Source: …` that holds one."""
    items: dict[int, list[Block]] = defaultdict(list)
    found: set[int] = set()
    for block in blocks:
        if block.part is not Part.PROSE:
            continue
        if block.kind is BlockKind.LIST_ITEM and block.ordered is not None:
            items[block.group].append(block)
        elif block.kind is BlockKind.PARAGRAPH and SOURCE_LINE.match(block.text):
            found.update({block.index} if any(c.level >= 3 for c in identifiers.get(block.index, ())) else ())
    for group in items.values():
        if all(_is_citation(block, identifiers.get(block.index, ())) for block in group):
            found.update(block.index for block in group)
    return found


def _is_citation(block: Block, citations: Sequence[Citation]) -> bool:
    """Whether a block is a source and little else."""
    return any(c.level >= 3 and 2 * (c.span.end - c.span.start) > len(block.text) for c in citations)


def from_field(block: Block, identifiers: Sequence[Citation]) -> ReferenceEntry:
    """A source that the front matter declares, as an entry without a label."""
    return _entry(block.span, "", tuple(identifiers))


def _entry(span: Span, label: str, citations: tuple[Citation, ...]) -> ReferenceEntry:
    year = shapes.year_of(span.text)
    if year is not None:
        at = span.start + span.text.index(str(year))
        citations = (*citations, Citation(Span(span.block, at, at + 4), "year", str(year), 2, "", year))
    return ReferenceEntry(span, label, _level(span.text, citations), citations, particulars.read(span.text))


def _level(text: str, citations: tuple[Citation, ...]) -> int:
    """The best of its identifiers; an author or organisation with a title and a year is a reference in full."""
    best = max((citation.level for citation in citations), default=0)
    dated = any(citation.year for citation in citations)
    if best < 3 and dated and AUTHOR.search(text) and len(text.split()) >= 5:
        return 3
    return max(best, 1)


def _entries(block: Block) -> Iterator[tuple[Span, str]]:
    """The entries of one block: several where a list was typed as one paragraph."""
    cuts = [0, *(match.end() for match in RUN_ON.finditer(block.text)), len(block.text)]
    for start, end in pairwise(cuts):
        text = block.text[start:end].rstrip()
        if not text.strip():
            continue
        match = LABEL.match(text)
        skipped = match.end() if match else 0
        label = next((value for value in match.groups() if value), "") if match else ""
        if not label and block.kind is BlockKind.FOOTNOTE:
            label = block.name
        elif not label and block.ordered is not None:
            label = str(block.ordered)
        yield Span(block, start + skipped, start + len(text)), label.translate(RAISED)
