"""Results in tables: a row is an outcome, a column a group, or the time before and after."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.extractors.studies.counts import apart
from auditor.extractors.studies.participants import is_year
from auditor.extractors.studies.places import ahead
from auditor.extractors.studies.significance import ALPHA
from auditor.model.prose import Number, Sentence
from auditor.model.span import Span
from auditor.model.studies import Effect, Fact

SIZE = re.compile(r"(?:\bn\s?=\s?|\()$", re.IGNORECASE)
P_HEAD = re.compile(r"p(?:[ -]?values?)?", re.IGNORECASE)
PEOPLE = re.compile(r"\s?(?:people|patients|participants|adults|children|women|men|of|/|$)", re.IGNORECASE)
MOST_WORDS = 6  # a cell of more words is prose, and its figures are no result


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures: its head, the size of its group, and whether it is the comparison or the time before."""

    head: Sentence
    size: int | None
    control: bool
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure of a table: a mean, or a share of the column's group."""

    number: Number
    value: float
    share: bool
    count: int | None = None
    of: int | None = None


def compares(sentences: Sequence[Sentence]) -> str:
    """What the columns of a study's first table hold against each other: `control`, `before`, or empty."""
    for rows in _tables(sentences).values():
        pair = _pair(_columns(rows))
        return pair[2] if pair and any(True for _ in results(sentences)) else ""
    return ""


def results(sentences: Sequence[Sentence], *, compared: bool = False) -> Iterator[Effect]:
    """What the rows of a study's tables hold against each other; `compared` where the study is known to have had two groups."""
    for rows in _tables(sentences).values():
        columns = _columns(rows)
        pair = _pair(columns, compared=compared)
        if pair is None:
            continue
        first, second, against = pair
        for row in _rows_without_start(rows):
            head = row.get(0)
            cells = [_cell(row.get(c), columns[c], counted=_counts(head)) for c in (first, second)]
            if head is not None and head.block.cell is not None and cells[0] and cells[1] and cells[0].share is cells[1].share:
                yield _judged(_result(head, cells[0], cells[1], against), row, columns)


def harms(sentences: Sequence[Sentence], *, compared: bool = False) -> Iterator[Fact]:
    """Rows of harm in the treated group: `Felt dizzy | 8 (13%) | 2 (3%)`."""
    for rows in _tables(sentences).values():
        columns = _columns(rows)
        pair = _pair(columns, compared=compared)
        if pair is None or pair[2] != "control":
            continue
        for row in rows.values():
            head = row.get(0)
            cell = _cell(row.get(pair[1]), columns[pair[1]], counted=True)
            other = _cell(row.get(pair[0]), columns[pair[0]], counted=True)
            if head is None or cell is None or other is None or not cell.share or cell.value <= other.value:
                continue
            cue = head.first("response", "not", "loss", "harm")
            if cue is not None and ahead(head, cue.span.start, "negation", within=12) is None:
                counted = f"{cell.count} of {cell.of}" if cell.count is not None and cell.of else cell.number.span.text.strip()
                yield Fact(cell.number.span, f"{counted}: {head.text}", cell.value, cue.group, head.span)


def sizes(sentences: Sequence[Sentence]) -> tuple[Fact, ...]:
    """The sizes of the groups that a table's heads give."""
    for rows in _tables(sentences).values():
        columns = _columns(rows)
        told = [column for column in columns.values() if column.size]
        if len(told) > 1 and len(told) == len(columns):
            return tuple(Fact(column.head.span, f"{column.size:,}", float(column.size or 0)) for column in told)
    return ()


def _tables(sentences: Sequence[Sentence]) -> dict[int, dict[int, dict[int, Sentence]]]:
    """Cells by table, row and column; of a cell of several sentences the first."""
    found: defaultdict[int, defaultdict[int, dict[int, Sentence]]] = defaultdict(lambda: defaultdict(dict))
    for sentence in sentences:
        if (cell := sentence.block.cell) is not None:
            found[cell.table][cell.row].setdefault(cell.column, sentence)
    return {table: dict(rows) for table, rows in found.items()}


def _columns(rows: dict[int, dict[int, Sentence]]) -> dict[int, _Column]:
    """The columns that have a head, but for the first, which names the outcomes."""
    heads = rows.get(min(rows), {})
    counts = next((row for row in rows.values() if 0 in row and _counts_people(row[0])), {})
    return {column: _head(sentence, counts.get(column)) for column, sentence in heads.items() if column > 0}


def _counts_people(head: Sentence) -> bool:
    """Whether a row gives the sizes of the groups: its head is `People` or `Children`."""
    noun = head.first("people", "persons")
    return noun is not None and noun.span == head.span


def _head(sentence: Sentence, count: Sentence | None) -> _Column:
    text = sentence.block.text
    size = next((n.whole for n in sentence.numbers if n.whole and not is_year(n) and SIZE.search(text[: n.span.start])), None)
    if size is None and count is not None:
        size = next((n.whole for n in count.numbers if n.whole), None)
    before, after = sentence.has("comparator", "before", "start"), sentence.has("comparator", "after")
    return _Column(sentence, size, sentence.has("comparator", "control"), before, after)


def _pair(columns: dict[int, _Column], *, compared: bool = False) -> tuple[int, int, str] | None:
    """The column held against, the column of the treatment, and what the first is; None where that is not sure."""
    controls = [c for c, column in columns.items() if column.control]
    others = [c for c, column in columns.items() if not column.control and not _of_chance(column.head)]
    if len(controls) == 1 and len(others) == 1:
        return controls[0], others[0], "control"
    befores = [c for c, column in columns.items() if column.before]
    afters = [c for c, column in columns.items() if column.after]
    if len(befores) == len(afters) == 1 and befores != afters:
        return befores[0], afters[0], "before"
    years = [(n.value, c) for c, column in columns.items() for n in column.head.numbers if is_year(n)]
    if len(years) == len(columns) == 2:
        return min(years)[1], max(years)[1], "before"
    plain = not befores and not afters and not years and not controls
    if plain and len(others) == 2 and (compared or all(columns[c].size for c in others)):
        return others[1], others[0], "control"  # of two groups the treated one is named first
    return None


def _of_chance(head: Sentence) -> bool:
    """Whether a column gives p-values or intervals."""
    return head.has("significance") or P_HEAD.fullmatch(head.text) is not None


def _rows_without_start(rows: dict[int, dict[int, Sentence]]) -> Iterator[dict[int, Sentence]]:
    """The rows below the heads, but for those that tell how the groups stood at the start."""
    for number, row in sorted(rows.items()):
        head = row.get(0)
        trial = head is not None and any(is_year(n) for n in head.numbers)  # a row of a meta-analysis, named for its paper
        if (
            number > min(rows)
            and head is not None
            and not trial
            and not _counts_people(head)
            and not head.has("comparator", "start", "before")
        ):
            yield row


def _judged(effect: Effect, row: dict[int, Sentence], columns: dict[int, _Column]) -> Effect:
    """The result with the p-value of its row."""
    for c, column in columns.items():
        cell = row.get(c)
        if cell is not None and cell.numbers and P_HEAD.fullmatch(column.head.text):
            p = cell.numbers[0].value
            significant = p < ALPHA
            return replace(
                effect, p=p, significant=significant, chance=f"p {cell.text if cell.text[0] in '<>' else '= ' + cell.text}"
            )
    return effect


def _cell(sentence: Sentence | None, column: _Column, *, counted: bool = False) -> _Cell | None:
    """`38`, `19 people`, `8 (13%)`, `51 of 100`."""
    if sentence is not None and not sentence.numbers and sentence.has("quantity", "none") and column.size:
        nothing = Number(sentence.span, 0.0)
        return _Cell(nothing, 0.0, True, 0, column.size)
    if sentence is None or not sentence.numbers or len(sentence.text.split()) > MOST_WORDS:
        return None
    number, text = sentence.numbers[0], sentence.block.text
    percent = next((n for n in sentence.numbers if n.percent), None)
    if percent is not None:
        count = number.whole if number is not percent else None
        return _Cell(number, percent.value / 100, True, count, column.size)
    last = sentence.numbers[1] if len(sentence.numbers) > 1 else None
    if (
        last is not None
        and last.whole
        and number.whole is not None
        and text[number.span.end : last.span.start].strip() in ("of", "/")
    ):
        return _Cell(number, number.value / last.value, True, number.whole, last.whole)
    people = column.size and (counted or sentence.has("people", "persons"))
    if people and column.size and number.whole is not None and PEOPLE.match(text, number.span.end):
        return _Cell(number, number.value / column.size, True, number.whole, column.size)
    return _Cell(number, number.value, False) if number.upper is None else None


def _counts(head: Sentence | None) -> bool:
    """Whether a row counts people: those who were harmed, left, or were not helped."""
    return head is not None and head.has("response")


def _result(head: Sentence, other: _Cell, treated: _Cell, against: str) -> Effect:
    change = (treated.value - other.value) / other.value if other.value > 0 else None
    one, two = (other, treated) if against == "before" else (treated, other)
    says = f"{one.number.span.text.strip()} {'to' if against == 'before' else 'against'} {two.number.span.text.strip()}"
    kind = "share" if treated.share else "mean"
    span = Span(treated.number.span.block, treated.number.span.start, treated.number.span.end)
    effect = Effect(span, says, change, kind, head.span, before=other.value, after=treated.value, against=against)
    if treated.count is None or other.count is None or not treated.of or not other.of or against != "control":
        return effect
    return apart(effect, (treated.count, treated.of), (other.count, other.of))
