"""The abstract of a cited source: a study's authors speak in it, as in an abstract that is pasted into the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.extractors.citations.resting import Resting
from auditor.extractors.claims.words import stems
from auditor.extractors.prose import extended
from auditor.model.document import Block, BlockKind, Document, Part
from auditor.model.prose import Prose
from auditor.model.sources import Change, Record, Sources
from auditor.model.span import OffsetMap, Piece
from auditor.reference import Reference

NAMED = 2  # content words of a paper's title
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|\n")
PASTED = 0.6  # the share of an abstract's content words that the page's own pasted abstract holds, if it is the same


def document(key: str, abstract: str) -> Document:
    """An abstract as a document of its own."""
    return Document("", abstract, "abstract", tuple(_blocks(key, abstract, 0)))


def lent(prose: Prose, resting: Resting, sources: Sources, reference: Reference) -> Prose:
    """The prose, followed by the abstracts of the works that its sentences rest on.

    On the one work that a page cites at all rest the sentences too that are surely about it. What was retracted is
    evidence of nothing, and an abstract that the page pastes needs no lending.
    """
    works = {*resting.alone, resting.only} - {""}
    records = {sources.work(key): record for key, record in sources.records.items() if record.abstract}
    pasted = [block.text for block in prose.blocks if block.part is Part.ABSTRACT and block.kind is not BlockKind.FIELD]
    known = stems(" ".join(pasted), reference)
    blocks: list[Block] = []
    rests: dict[str, frozenset[int]] = {}
    first = max((block.index for block in prose.blocks), default=-1) + 1
    for work in sorted(works & records.keys()):
        record = records[work]
        own = stems(record.abstract, reference)
        if record.notice(Change.RETRACTED) or len(own & known) >= PASTED * len(own):
            continue
        near, about = _speaking(record, prose, reference)
        rests[work] = (resting.alone.get(work, frozenset()) & near) | (about if work == resting.only else frozenset())
        blocks += _blocks(work, record.abstract, first + len(blocks))
    return replace(extended(prose, blocks, reference), rests=rests) if blocks else prose


def _speaking(record: Record, prose: Prose, reference: Reference) -> tuple[frozenset[int], frozenset[int]]:
    """The sentences that name anything of a paper's subject, and those that are surely about it.

    Its subject is what the title names, and the first and last sentence of the abstract (aim and conclusion); a sentence that
    shares more with the first and last section is about it too.
    """
    title = stems(record.title, reference)
    told, sections = SENTENCE.split(record.abstract), record.abstract.split("\n")
    subject = title | stems(f"{told[0]} {told[-1]}", reference)
    wider = title | stems(f"{sections[0]} {sections[-1]}", reference)
    near, about = set(), set()
    for sentence in prose.spoken():
        own = stems(sentence.text, reference)
        if own & subject:
            near.add(sentence.index)
        if len(own & title) >= NAMED or len(own & wider) > NAMED:
            about.add(sentence.index)
    return frozenset(near), frozenset(about)


def _blocks(key: str, abstract: str, first: int) -> Iterator[Block]:
    """One block a line, numbered from `first`; each carries the source's key as its name."""
    at = 0
    for line in abstract.split("\n"):
        if line.strip():
            offsets = OffsetMap.of((Piece(0, len(line), at, at + len(line)),))
            yield Block(first, BlockKind.CITED, line, offsets, Part.ABSTRACT, name=key)
            first += 1
        at += len(line) + 1
