"""The abstract of a cited source: a study's authors speak in it, as in an abstract that is pasted into the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from auditor.extractors.claims.words import stems
from auditor.extractors.prose import extended
from auditor.model.document import Block, BlockKind, Document, Part
from auditor.model.prose import Prose
from auditor.model.sources import Change, Record, Sources
from auditor.model.span import OffsetMap, Piece
from auditor.reference import Reference

PASTED = 0.6  # the share of an abstract's content words that the page's own pasted abstract holds, if it is the same


def document(key: str, abstract: str) -> Document:
    """An abstract as a document of its own."""
    return Document("", abstract, "abstract", tuple(_blocks(key, abstract, 0)))


def lent(prose: Prose, rests: Mapping[str, frozenset[int]], sources: Sources, reference: Reference) -> Prose:
    """The prose, followed by the abstracts of the works that it rests on (`rests`: by work, the sentences that do).

    What was retracted is evidence of nothing, and an abstract that the page pastes needs no lending.
    """
    pasted = [block.text for block in prose.blocks if block.part is Part.ABSTRACT and block.kind is not BlockKind.FIELD]
    known = stems(" ".join(pasted), reference)
    abstracts = {}
    for work in rests:
        record = _with_abstract(work, sources)
        if record is None or record.notice(Change.RETRACTED):
            continue
        own = stems(record.abstract, reference)
        if own and len(own & known) < PASTED * len(own):
            abstracts[work] = record.abstract
    if not abstracts:
        return prose
    blocks: list[Block] = []
    first = max((block.index for block in prose.blocks), default=-1) + 1
    for work, abstract in abstracts.items():
        blocks += _blocks(work, abstract, first + len(blocks))
    return replace(extended(prose, blocks, reference), rests={work: rests[work] for work in abstracts})


def _with_abstract(work: str, sources: Sources) -> Record | None:
    """The record of a work that has an abstract, under whichever of its identifiers it was looked up."""
    found = (record for key, record in sources.records.items() if record.abstract and sources.work(key) == work)
    return next(found, None)


def _blocks(key: str, abstract: str, first: int) -> Iterator[Block]:
    """One block a line, numbered from `first`; each carries the source's key as its name."""
    at = 0
    for line in abstract.split("\n"):
        if line.strip():
            offsets = OffsetMap.of((Piece(0, len(line), at, at + len(line)),))
            yield Block(first, BlockKind.CITED, line, offsets, Part.ABSTRACT, name=key)
            first += 1
        at += len(line) + 1
