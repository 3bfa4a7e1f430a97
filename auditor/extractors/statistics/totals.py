"""Totals below or behind their parts: `6 units … 4 units … 8 units … adds up to 20 units a day`, and total rows of tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from auditor.extractors.statistics.figures import after, before, rough
from auditor.model.document import Block, BlockKind
from auditor.model.prose import Cue, Number, Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Split

UNIT = re.compile(
    r"\s?(units?|iu|mg|mcg|µg|g|ml|tablets?|capsules?|drops?|sachets?|puffs?|minutes?|grams?|hours?|kcal|calories)\b",
    re.IGNORECASE,
)
DAILY = re.compile(r"\b(?:twice|three times|four times|times|every|each|per|daily|once|x)\b", re.IGNORECASE)
LONGER = re.compile(r"\s?[a-zµ]+\s(?:a|per|each|every|in a)\s(?:week|fortnight|month|year|course)\b", re.IGNORECASE)
KIND = re.compile(r"\s?[a-zµ]+\sof\s([a-z]+)", re.IGNORECASE)
MULTIPLES = range(2, 8)  # parts taken several times a day
MANY = re.compile(r"\b[a-z]+s of\s$", re.IGNORECASE)  # `three rounds of 5 minutes`
LIST = re.compile(r"\s?[a-zµ]+(?: (?:a|each|per) day| daily)?(?:: | \()", re.IGNORECASE)
OCCASION = re.compile(
    r"(?:\s(?:units?|iu|mg|mcg|µg|g|ml|tablets?|capsules?|drops?|puffs?))?\s"
    r"(?:before|at|in the|after|with|for) (?!each|every|(?:\w+ )?times)",
    re.IGNORECASE,
)
TOTAL_ROW = re.compile(r"(?:grand |sub-?)?totals?\b|all\b|overall\b|sum\b|combined\b|together\b", re.IGNORECASE)
NO_SUM = re.compile(
    r"%|per ?cent|mean|median|average|rate|ratio|score|sd\b|age\b|\bp\b|bmi|dose|year|duration|index", re.IGNORECASE
)
COUNT = re.compile(r"(\d[\d,]*)(?:\s?/\s?(\d[\d,]*))?$")


def read(prose: Prose) -> Iterator[Split]:
    """The totals of an article that can be held against their parts."""
    for i, sentence in enumerate(prose.sentences):
        cue = sentence.first("sums", "total")
        if cue:
            number = _total(sentence, cue)
            split = number and _amounts(prose.sentences, i, number, min(cue.span.start, number.span.start))
            split = split or _listed_after(sentence, cue)
            if split:
                yield split
    tables: defaultdict[int, list[Block]] = defaultdict(list)
    for block in prose.blocks:
        if block.kind is BlockKind.TABLE_CELL and block.cell:
            tables[block.cell.table].append(block)
    for cells in tables.values():
        yield from _table(prose, cells)


def _total(sentence: Sentence, cue: Cue) -> Number | None:
    """The number that the words of a total go with: `adds up to 20 units`, `16 drops in all`."""
    text = sentence.block.text
    for number in sentence.numbers:
        if 0 <= number.span.start - cue.span.end <= 2:
            return number
        unit = UNIT.match(text, number.span.end)
        if unit and text[unit.end() : cue.span.start] in (" ", " a day "):
            return number
    return None


def _amounts(sentences: Sequence[Sentence], i: int, total: Number, at: int) -> Split | None:
    """The amounts in the same unit before a total: from the words that the total speaks of to the end of the list above."""
    sentence = sentences[i]
    unit = _unit(total, sentence)
    if not unit or rough(total, sentence) or total.upper is not None or LONGER.match(after(total, sentence)):
        return None
    subject = _subject(sentence, at)
    named: list[tuple[Sentence, Number]] = []
    for where in reversed(sentences[max(0, i - 12) : i + 1]):
        found = [(where, n) for n in where.numbers if _unit(n, where) == unit and (where is not sentence or n.span.end < at)]
        head = where.text.lower().rfind(subject) if subject and where is not sentence else -1
        if head >= 0:
            named = [(w, n) for w, n in found if n.span.start - where.span.start > head] + named
            break
        named = found + named
    else:
        if subject:
            return None
    parts = [number for _, number in named]
    if any(MANY.search(before(number, where)) for where, number in named):
        return None
    if len(parts) < 2 or any(number.upper is not None or rough(number, where) for where, number in named):
        return None
    between = [where.block.text[number.span.end : number.span.end + 40].split(",")[0] for where, number in named]
    if any(DAILY.search(text) for text in between) or any(_sum(parts[k:]) == total.value for k in range(len(parts))):
        return None
    if not _of_one_kind(total, sentence, named) or total.value in {times * _sum(parts) for times in MULTIPLES}:
        return None
    start = sentence.span.start if len(sentence.text) < 90 else at
    return Split(Span(sentence.block, start, sentence.span.end), total, tuple(parts), parts[0].span, unit)


def _of_one_kind(total: Number, sentence: Sentence, named: Sequence[tuple[Sentence, Number]]) -> bool:
    """Whether the parts are of what the total is of: 25 g of protein are not the sum of 30 g of nuts and 40 g of oats."""
    kind = KIND.match(after(total, sentence))
    if kind is None:
        return True
    word = re.compile(rf"\b{re.escape(kind.group(1))}\b", re.IGNORECASE)
    ends = [min(where.span.end, total.span.start) if where is sentence else where.span.end for where, _ in named]
    return any(word.search(where.block.text, where.span.start, end) for (where, _), end in zip(named, ends, strict=True))


def _listed_after(sentence: Sentence, cue: Cue) -> Split | None:
    """`A total of 30 units: 8 before breakfast, 6 before lunch and 12 at night`: each part with its occasion."""
    number = next((n for n in sentence.numbers if 0 <= n.span.start - cue.span.end <= 12 and _unit(n, sentence)), None)
    if number is None or rough(number, sentence) or LONGER.match(after(number, sentence)):
        return None
    opening = LIST.match(sentence.block.text, number.span.end)
    parts = [n for n in sentence.numbers if opening and n.span.start >= opening.end()]
    unit = _unit(number, sentence)
    if not 2 <= len(parts) <= 6 or any(n.upper is not None or rough(n, sentence) for n in parts):
        return None
    if not all(OCCASION.match(after(n, sentence)) and _unit(n, sentence) in (unit, "") for n in parts):
        return None
    return Split(Span(sentence.block, number.span.start, parts[-1].span.end), number, tuple(parts), parts[0].span, unit)


def _sum(parts: Sequence[Number]) -> float:
    return round(sum(part.value for part in parts), 6)


def _unit(number: Number, sentence: Sentence) -> str:
    match = UNIT.match(after(number, sentence))
    return match.group(1).lower().rstrip("s") if match else ""


def _subject(sentence: Sentence, at: int) -> str:
    """The words that a total is said of, without their article (`the orange pen`); empty for `that`, `this` or nothing."""
    words = sentence.block.text[sentence.span.start : at].strip().lower()
    words = re.sub(r"^(?:so|then|and|in all)[, ]+", "", words)
    words = re.sub(r"^(?:the|your|this|that|these|those|it|they|all|which)\b\s*", "", words)
    return words if 0 < len(words.split()) <= 4 else ""


def _table(prose: Prose, cells: Sequence[Block]) -> Iterator[Split]:
    """Columns of counts whose total row says otherwise, in a table where some other column does add up."""
    rows: defaultdict[int, dict[int, Block]] = defaultdict(dict)
    for block in cells:
        if block.cell:
            rows[block.cell.row][block.cell.column] = block
    bodies = [row for row in rows.values() if not all(block.cell and block.cell.header for block in row.values())]
    totals = [row for row in bodies if (first := row.get(0)) and TOTAL_ROW.match(first.text)]
    if len(totals) != 1 or len(bodies) < 3 or totals[0] not in (bodies[-1], bodies[0]):
        return
    parts = [row for row in bodies if row is not totals[0]]
    heads = {column: block.text for column, block in rows[min(rows)].items()}
    agreed, wrong = 0, []
    for column, total in totals[0].items():
        if column == 0 or NO_SUM.search(heads.get(column, "")):
            continue
        for half in (0, 1):
            values = [_count(row.get(column), half) for row in (*parts, totals[0])]
            figures = [value for value in values if value is not None]
            if len(figures) < len(values):
                continue
            if sum(figures[:-1]) == figures[-1]:
                agreed += figures[-1] > 0
            else:
                wrong.append((column, half, total))
    if len(wrong) > agreed:
        return
    for column, half, total in wrong:
        numbers = [_number(prose, row[column], half) for row in parts]
        last = _number(prose, total, half)
        found = tuple(number for number in numbers if number)
        if last and len(found) == len(parts):
            yield Split(total.span, last, found, parts[0][column].span, heads.get(column, ""))


def _count(block: Block | None, half: int) -> int | None:
    match = COUNT.match(block.text.strip()) if block else None
    printed = match.group(half + 1) if match else None
    return int(printed.replace(",", "")) if printed else None


def _number(prose: Prose, block: Block, half: int) -> Number | None:
    numbers = [number for sentence in prose.of_block(block) for number in sentence.numbers]
    return numbers[half] if len(numbers) > half else None
