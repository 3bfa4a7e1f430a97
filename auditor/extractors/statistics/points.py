"""Percentage points that two percentages do not give: `rose from 5% to 10%, a rise of 100 percentage points`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.arithmetic.rounding import exact, half_unit
from auditor.extractors.statistics.figures import after, before, between, rough
from auditor.model.prose import Number, Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Gap

POINTS = re.compile(r"[\s-]percentage[\s-]points?\b", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s(?:about )?$", re.IGNORECASE)
TO = re.compile(r"\s(?:[a-z]+ ){0,3}to\s(?:just )?", re.IGNORECASE)


def read(prose: Prose) -> Iterator[Gap]:
    """The differences in percentage points whose sentence gives just one change `from` one percentage `to` another."""
    for sentence in prose.sentences:
        stated = [number for number in sentence.numbers if POINTS.match(after(number, sentence))]
        ends = _ends(sentence)
        if len(stated) != 1 or ends is None or stated[0].upper is not None or rough(stated[0], sentence):
            continue
        number, (first, second) = stated[0], ends
        low, high = (first.value, first.highest) if first is second else (first.value, second.value)
        slack = half_unit(first.decimals) + half_unit(second.decimals) + half_unit(number.decimals)
        change = abs(exact(high, second.decimals) - exact(low, first.decimals))
        if abs(change - exact(number.value, number.decimals)) > slack:
            end = number.span.end + POINTS.match(after(number, sentence)).end()  # type: ignore[union-attr]  # it was matched above
            yield Gap(Span(sentence.block, number.span.start, end), first, second, number)


def _ends(sentence: Sentence) -> tuple[Number, Number] | None:
    """The only two percentages, or the one range of them (`from 5% to 10%`)."""
    percents = [number for number in sentence.numbers if number.percent and not POINTS.match(after(number, sentence))]
    if any(rough(number, sentence) for number in percents) or not percents or not FROM.search(before(percents[0], sentence)):
        return None
    if len(percents) == 1 and percents[0].upper is not None:
        return percents[0], percents[0]
    if len(percents) == 2 and all(n.upper is None for n in percents) and TO.fullmatch(between(*percents)):
        return percents[0], percents[1]
    return None
