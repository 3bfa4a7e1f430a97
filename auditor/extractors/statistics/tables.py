"""Shares in tables: cells `60 (51%)` under a heading with the size of its group (`Creatine (n = 118)`), `160 | 112 | 70%`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from auditor.arithmetic.rounding import percent_fits
from auditor.extractors.statistics.figures import joined, whole
from auditor.model.document import BlockKind
from auditor.model.prose import Number, Prose, Sentence
from auditor.model.statistics import Share

SIZE = re.compile(r"\bn\s?=\s?$", re.IGNORECASE)
CELL = re.compile(r"\d[\d,]*\s?\(\d+(?:\.\d+)?\s?%\)")
LEAST_FITTING = 2  # cells of a column that must fit before another one is called wrong: denominators vary from row to row
LEAST_ROWS = 3  # rows that must fit before a column is known to be the share of one column in another
PERCENT = re.compile(r"\d+(?:\.\d+)?\s?%")
COUNT = re.compile(r"\d[\d,]*")


def read(prose: Prose) -> Iterator[Share]:
    """The shares of all tables that name the sizes of their columns, where most of a column agrees with its heading."""
    columns: defaultdict[tuple[int, int], list[Sentence]] = defaultdict(list)
    for sentence in prose.sentences:
        cell = sentence.block.cell
        if cell and sentence.block.kind is BlockKind.TABLE_CELL and sentence.numbers:
            columns[cell.table, cell.column].append(sentence)
    yield from _across(prose)
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


def _across(prose: Prose) -> Iterator[Share]:
    """Rows `160 | 112 | 78%`: where every other row gives the share of one column in another, the one that does not is wrong."""
    tables: defaultdict[int, defaultdict[int, dict[int, Number]]] = defaultdict(lambda: defaultdict(dict))
    for sentence in prose.sentences:
        cell = sentence.block.cell
        if cell and not cell.header and len(sentence.numbers) == 1 and _alone(sentence):
            tables[cell.table][cell.row][cell.column] = sentence.numbers[0]
    for rows in tables.values():
        if len(rows) > LEAST_ROWS:
            yield from _related(list(rows.values()))


def _alone(sentence: Sentence) -> bool:
    return bool(PERCENT.fullmatch(sentence.block.text.strip()) or COUNT.fullmatch(sentence.block.text.strip()))


def _related(rows: Sequence[Mapping[int, Number]]) -> Iterator[Share]:
    """The shares that one column gives of the two beside it, in every row but one."""
    columns = sorted({column for row in rows for column in row})
    for whole_at, count_at, percent_at in permutations(columns, 3):
        shares = [
            Share(row[percent_at].span, row[count_at], row[whole_at], row[percent_at])
            for row in rows
            if row.keys() >= {whole_at, count_at, percent_at} and row[percent_at].percent
        ]
        if len(shares) <= LEAST_ROWS or not all(_counted(share) for share in shares):
            continue
        if sum(_fits(share, share.whole.whole or 0) for share in shares) == len(shares) - 1:
            yield from shares


def _counted(share: Share) -> bool:
    return not share.whole.percent and not share.count.percent and whole(share.whole, 1) and whole(share.count)
