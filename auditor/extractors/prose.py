"""Document -> Prose: parts settled, sentences split, cues and numbers attached to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import TypeVar

from auditor.extractors import numbers, parts, sentences
from auditor.extractors.cues import Matcher
from auditor.model.document import Block, BlockKind, Document, Part
from auditor.model.prose import Cue, Number, Prose, Section, Sentence
from auditor.model.span import Span
from auditor.reference import Reference

T = TypeVar("T", Cue, Number)
START = attrgetter("span.start")


@lru_cache(maxsize=8)
def matcher(reference: Reference) -> Matcher:
    """The automaton of a reference, built once."""
    return Matcher(reference.meanings)


def read_prose(document: Document, reference: Reference) -> Prose:
    """The one pass over the text that all extractors share."""
    blocks = parts.settle(document.blocks, reference)
    find = matcher(reference)
    sections: list[Section] = [Section(0, None)]
    found: list[Sentence] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.part is Part.PROSE:
            sections.append(_section(sections, block))
        if block.part is not Part.HIDDEN:
            found += _sentences(block, find, sections[-1].index, len(found))
    return Prose(replace(document, blocks=blocks), blocks, tuple(sections), tuple(found))


def extended(prose: Prose, blocks: Iterable[Block], reference: Reference) -> Prose:
    """The prose with further blocks after its own; those of one name are a section without a heading."""
    find = matcher(reference)
    sections, found, more = list(prose.sections), list(prose.sentences), tuple(blocks)
    for before, block in zip((None, *more), more, strict=False):
        if before is None or before.name != block.name:
            sections.append(Section(len(sections), None))
        found += _sentences(block, find, sections[-1].index, len(found))
    return replace(prose, blocks=(*prose.blocks, *more), sections=tuple(sections), sentences=tuple(found))


def _section(sections: list[Section], heading: Block) -> Section:
    last = sections[-1]
    chain = [*last.parents, last.index]
    while chain and (above := sections[chain[-1]].heading) is not None and above.level >= heading.level:
        chain.pop()
    return Section(len(sections), heading, tuple(chain))


def _sentences(block: Block, find: Matcher, section: int, first: int) -> list[Sentence]:
    cues, found = find.cues(block), numbers.scan(block)
    result = []
    for i, span in enumerate(sentences.split(block)):
        inside, figures = tuple(_inside(cues, span)), tuple(_inside(found, span))
        result.append(Sentence(first + i, span, section, inside, _by_lexicon(inside), figures))
    return result


def _inside(found: list[T], span: Span) -> list[T]:
    """Of things in order of their places, those that start inside a span."""
    first = bisect_left(found, span.start, key=START)
    return found[first : bisect_left(found, span.end, first, key=START)]


def _by_lexicon(cues: tuple[Cue, ...]) -> dict[str, tuple[Cue, ...]]:
    groups: dict[str, tuple[Cue, ...]] = {}
    for cue in cues:
        groups[cue.lexicon] = (*groups.get(cue.lexicon, ()), cue)
    return groups
