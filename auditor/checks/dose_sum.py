"""Amounts of one substance told for different times of one day, added up: 400 mg in the morning and 400 mg at night."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from auditor.model.article import Article
from auditor.model.document import BlockKind
from auditor.model.doses import Dose

EITHER = re.compile(r"\bor\b|\beither\b|\binstead\b")
LABEL = 25  # characters of a list item before its amount, such as `Breakfast: `


def days(article: Article, counts: Callable[[Dose], bool]) -> Iterator[list[Dose]]:
    """The doses that make up one day of one substance, two at least; only those that `counts` lets through."""
    groups: dict[tuple[object, ...], list[Dose]] = defaultdict(list)
    for dose in article.doses:
        if dose.moment and dose.substance is not None and dose.sentence is not None and counts(dose):
            place = _place(dose)
            if place is not None:
                groups[dose.substance, dose.population, place].append(dose)
    for doses in groups.values():
        if len({dose.moment for dose in doses}) == len(doses) > 1 and not _alternatives(doses):
            yield doses


def _place(dose: Dose) -> tuple[object, ...] | None:
    """What holds the doses of one day together: a sentence, a row of a table, the items of a list; None for none of them."""
    block = dose.span.block
    if block.cell is not None:
        return ("row", block.cell.table, block.cell.row)
    if block.kind is BlockKind.LIST_ITEM and dose.span.start <= LABEL:
        named = ":" not in block.text[: dose.span.start] or dose.moment in block.text[: dose.span.start].lower()
        return ("list", block.group) if named else None
    return ("sentence", dose.sentence.index) if dose.sentence is not None else None


def _alternatives(doses: Sequence[Dose]) -> bool:
    """Whether one of them is to be chosen."""
    first, last = doses[0], doses[-1]
    same = first.span.block is last.span.block
    return same and EITHER.search(first.span.block.text, first.span.start, last.span.end) is not None
