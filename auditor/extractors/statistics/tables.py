"""Shares in tables: cells `60 (51%)` under a heading that gives the size of its group, `Creatine (n = 118)`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from auditor.arithmetic.rounding import percent_fits
from auditor.extractors.statistics.figures import joined, whole
from auditor.model.document import BlockKind
from auditor.model.prose import Number, Prose, Sentence
from auditor.model.statistics import Share

SIZE = re.compile(r"\bn\s?=\s?$", re.IGNORECASE)
CELL = re.compile(r"\d[\d,]*\s?\(\d+(?:\.\d+)?\s?%\)")
LEAST_FITTING = 2  # cells of a column that must fit before another one is called wrong: denominators vary from row to row


def read(prose: Prose) -> Iterator[Share]:
    """The shares of all tables that name the sizes of their columns, where most of a column agrees with its heading."""
    columns: defaultdict[tuple[int, int], list[Sentence]] = defaultdict(list)
    for sentence in prose.sentences:
        cell = sentence.block.cell
        if cell and sentence.block.kind is BlockKind.TABLE_CELL and sentence.numbers:
            columns[cell.table, cell.column].append(sentence)
    for column in columns.values():
        size = next((size for sentence in column if (size := _size(sentence))), None)
        if size:
            yield from _shares(column, size)


def _size(sentence: Sentence) -> Number | None:
    """The `n` in a heading."""
    cell, text = sentence.block.cell, sentence.block.text
    if not cell or not cell.header:
        return None
    return next((n for n in sentence.numbers if whole(n, 2) and SIZE.search(text[: n.span.start])), None)


def _shares(column: Sequence[Sentence], size: Number) -> Iterator[Share]:
    cells = [sentence.numbers for sentence in column if len(sentence.numbers) == 2 and CELL.fullmatch(sentence.text)]
    shares = [Share(joined(count, percent), count, size, percent) for count, percent in cells if whole(count)]
    fitting = [share for share in shares if _fits(share, size.whole or 0)]
    if len(fitting) >= LEAST_FITTING and len(shares) - len(fitting) == 1:
        yield from shares


def _fits(share: Share, size: int) -> bool:
    return percent_fits(share.count.whole or 0, size, share.percent.value, share.percent.decimals)
