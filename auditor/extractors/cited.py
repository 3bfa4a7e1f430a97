"""The abstract of a cited source as a document of its own: a study's authors speak in it, as in an abstract that is pasted."""

from __future__ import annotations

from auditor.model.document import Block, BlockKind, Document, Part
from auditor.model.span import OffsetMap, Piece


def document(key: str, abstract: str, path: str = "") -> Document:
    """An abstract as it stands in a lock file, one block a line; the blocks carry the source's key as their name."""
    blocks: list[Block] = []
    at = 0
    for line in abstract.split("\n"):
        if line.strip():
            offsets = OffsetMap.of((Piece(0, len(line), at, at + len(line)),))
            blocks.append(Block(len(blocks), BlockKind.PARAGRAPH, line, offsets, Part.ABSTRACT, name=key))
        at += len(line) + 1
    return Document(path, abstract, "abstract", tuple(blocks))
