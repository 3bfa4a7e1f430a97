"""Citations: how an article points at its sources, what those cover, and what it states without one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.extractors.citations import assertions, attributions, coverage, entries, identifiers, links, markers, shapes, told
from auditor.extractors.citations.words import Subjects
from auditor.model.citations import Assertion, Attribution, Citation, ReferenceEntry
from auditor.model.document import Block, BlockKind, Part
from auditor.model.prose import Prose
from auditor.model.span import Span
from auditor.model.studies import Study
from auditor.reference import Reference, fold

SOURCE_FIELD = re.compile(
    r"(?:^|\.)(?:sources?|evidence|references?|citations?|bibliography|studies|study|paper|doi|pmid|source_url|cites|refs?)(?:\.|$)"
)


@dataclass(frozen=True, slots=True)
class Sourcing:
    """What this package understands of an article."""

    citations: tuple[Citation, ...]
    references: tuple[ReferenceEntry, ...]
    assertions: tuple[Assertion, ...]
    attributions: tuple[Attribution, ...]


def read(prose: Prose, studies: tuple[Study, ...], reference: Reference) -> Sourcing:
    """Reads the citations and reference entries of a document, and what the page says without a source.

    `studies` are those that the page reports: what it says of them needs no source of its own.
    """
    by_block = _by_block(prose, reference)
    listed = entries.read(prose.blocks, by_block)
    declared = tuple(entries.from_field(block, by_block.get(block.index, ())) for block in prose.blocks if _declares(block))
    marked = markers.read(prose.document, prose.blocks, listed)
    found = tuple(sorted((c for group in by_block.values() for c in group), key=lambda c: (c.span.block.index, c.span.start)))
    covered = coverage.measure(prose, (*found, *marked), listed, declared)
    reports = told.read(prose, studies, covered, Subjects.of(reference))
    return Sourcing(
        (*found, *marked),
        (*listed, *declared),
        tuple(assertions.read(prose, covered, reports, reference)),
        tuple(attributions.read(prose, covered)),
    )


def _by_block(prose: Prose, reference: Reference) -> dict[int, list[Citation]]:
    found: dict[int, list[Citation]] = defaultdict(list)
    for block in prose.blocks:
        if block.kind is BlockKind.CODE or (block.part is Part.HIDDEN and not _declares(block)):
            continue
        for citation in _in_text(block, reference):
            if not any(c.form == citation.form and c.identifier == citation.identifier for c in found[block.index]):
                found[block.index].append(citation)
    for link in prose.document.links:
        block = prose.blocks[link.span.block.index]
        citation_of = links.citation(Span(block, link.span.start, link.span.end), link.target, reference)
        if citation_of and not any(c.identifier == citation_of.identifier for c in found[block.index]):
            found[block.index].append(citation_of)
    return found


def _in_text(block: Block, reference: Reference) -> Iterator[Citation]:
    yield from identifiers.find(block)
    yield from shapes.references(block)
    yield from shapes.author_years(block)
    yield from shapes.pointers(block)
    if "http" in block.text or "www." in block.text:
        for match in entries.URL.finditer(block.text):
            if found := links.citation(Span(block, *match.span()), match.group().rstrip(".,;)"), reference):
                yield found


def _declares(block: Block) -> bool:
    """Whether a front-matter field names a source: `sources`, `evidence`, `references` …"""
    return block.kind is BlockKind.FIELD and SOURCE_FIELD.search(fold(block.name)) is not None
