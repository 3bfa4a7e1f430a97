"""What stands around a sentence: its block and neighbours, the headings above it, the row and column of its table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from auditor.model.document import Block, BlockKind, Part
from auditor.model.prose import Prose, Section, Sentence
from auditor.reference import Reference, fold

NEAR = 1  # blocks before and after that still belong to the passage
REMEMBERED = 40  # blocks of a section, a list or a table that are looked at on each side, and sentences of a block


class Surroundings:
    """Looks up the neighbours of a sentence; built once a document, on the first dose."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.by_block: dict[int, list[Sentence]] = defaultdict(list)
        self.by_section: dict[int, list[Block]] = defaultdict(list)
        self.places: dict[int, int] = {}  # of each block in its section
        self.cells: dict[tuple[int, int], list[Sentence]] = defaultdict(list)
        self.columns: dict[tuple[int, int], Sentence] = {}
        self.titles: list[Sentence] = []
        for sentence in prose.sentences:
            block = sentence.block
            if not self.by_block[block.index]:
                self.places[block.index] = len(self.by_section[sentence.section])
                self.by_section[sentence.section].append(block)
            self.by_block[block.index].append(sentence)
            if block.cell is not None:
                self._place(sentence)
            field = block.kind is BlockKind.FIELD and block.part is Part.PROSE
            if field or (block.kind is BlockKind.HEADING and block.level == 1):
                self.titles.append(sentence)

    def _place(self, sentence: Sentence) -> None:
        cell = sentence.block.cell
        assert cell is not None
        if cell.header and cell.row == 0:
            self.columns.setdefault((cell.table, cell.column), sentence)
        else:
            self.cells[cell.table, cell.row].append(sentence)

    def section(self, sentence: Sentence) -> Section:
        return self.prose.sections[sentence.section]

    def row(self, sentence: Sentence) -> list[Sentence]:
        """The sentences of the same table row; none outside tables."""
        cell = sentence.block.cell
        return self.cells[cell.table, cell.row] if cell is not None else []

    def column(self, sentence: Sentence) -> Sentence | None:
        cell = sentence.block.cell
        return self.columns.get((cell.table, cell.column)) if cell is not None else None

    def heads(self, sentence: Sentence) -> list[Sentence]:
        """The heads of all columns of the sentence's table."""
        cell = sentence.block.cell
        return [head for (table, _), head in self.columns.items() if table == cell.table] if cell is not None else []

    def introduction(self, sentence: Sentence) -> Sentence | None:
        """The line with a colon that a list or table hangs on: `The recommended intake is:`."""
        blocks, group = self.by_section[sentence.section], sentence.block.group
        place = self.places.get(sentence.block.index, 0)
        while group and place > 0 and blocks[place - 1].group == group and place > self.places[sentence.block.index] - REMEMBERED:
            place -= 1
        if not group or place == 0 or not blocks[place - 1].text.rstrip().endswith(":"):
            return None
        return self.by_block[blocks[place - 1].index][-1]

    def headings(self, sentence: Sentence) -> Iterator[Sentence]:
        """The heading above, then those above it."""
        section = self.section(sentence)
        for index in (section.index, *reversed(section.parents)):
            heading = self.prose.sections[index].heading
            if heading is not None:
                yield from self.by_block[heading.index][:1]

    def earlier(self, sentence: Sentence) -> list[Sentence]:
        """The sentences of the same block before this one, nearest first."""
        own = self.by_block[sentence.block.index]
        place = sentence.index - own[0].index
        return own[max(place - REMEMBERED, 0) : place][::-1]

    def later(self, sentence: Sentence) -> list[Sentence]:
        """The sentences after this one in its block, its list or its table."""
        near, group = self.passage(sentence), sentence.block.group
        return [
            one for one in near if one.index > sentence.index and (one.block is sentence.block or group == one.block.group != 0)
        ]

    def following(self, sentence: Sentence) -> Sentence | None:
        """The next sentence of the same block."""
        own = self.by_block[sentence.block.index]
        place = sentence.index - own[0].index + 1
        return own[place] if place < len(own) else None

    def before(self, sentence: Sentence) -> Iterator[list[Sentence]]:
        """The blocks of the section before this one, nearest first, as far as a reader remembers."""
        blocks = self.by_section[sentence.section]
        place = self.places.get(sentence.block.index, 0)
        for block in reversed(blocks[max(place - REMEMBERED, 0) : place]):
            yield self.by_block[block.index]

    def passage(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences that a reader takes in together: the block, its neighbours, the whole list or table."""
        blocks = self.by_section[sentence.section]
        first = last = self.places.get(sentence.block.index, 0)
        group = sentence.block.group
        while group and first > 0 and blocks[first - 1].group == group:
            if last - first > REMEMBERED:
                break
            first -= 1
        while group and last + 1 < len(blocks) and blocks[last + 1].group == group:
            if last - first > 2 * REMEMBERED:
                break
            last += 1
        for block in blocks[max(first - NEAR, 0) : last + NEAR + 1]:
            own = self.by_block[block.index]
            place = sentence.index - own[0].index
            yield from own[max(place - REMEMBERED, 0) : max(place, 0) + REMEMBERED]


@lru_cache(maxsize=8)
def _patterns(reference: Reference) -> tuple[tuple[str, re.Pattern[str]], ...]:
    lexicon = reference.lexicons.get("dose-headings")
    groups = lexicon.groups if lexicon else {}
    return tuple((group, re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")) for group, phrases in groups.items())


def heading_class(text: str, reference: Reference) -> str:
    """What a heading, column head or label says of the amounts below it; "" for nothing."""
    folded = fold(text)
    if len(folded) > 60:
        return ""
    found = [(match.start(), group) for group, pattern in _patterns(reference) if (match := pattern.search(folded))]
    groups = {group for _, group in found}
    for group in ("limit", "reference", "level", "content", "reported", "advised", "stage"):
        if group in groups:
            return group
    return ""
