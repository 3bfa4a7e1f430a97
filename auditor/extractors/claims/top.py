"""The top of a page: where it says first what it has to say."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model.document import Block, BlockKind, Part
from auditor.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Top:
    """A page's first heading and its first running text."""

    heading: Block | None
    lead: Block | None

    @classmethod
    def of(cls, prose: Prose) -> Top:
        heading = next((s.heading for s in prose.sections if s.heading is not None), None)
        running = (b for b in prose.blocks if b.kind is BlockKind.PARAGRAPH and b.part is Part.PROSE)
        return cls(heading, next(running, None))

    def is_headline(self, block: Block) -> bool:
        """Whether a block is a title, a description or the page's first heading."""
        if block.kind is BlockKind.FIELD:
            return True
        return block.kind is BlockKind.HEADING and (block.level == 1 or block is self.heading)
