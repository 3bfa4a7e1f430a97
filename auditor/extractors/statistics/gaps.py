"""Differences told of two figures that stand before them: `24 against 3 minutes; the gap is 21 minutes`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from auditor.arithmetic.rounding import exact, half_unit
from auditor.extractors.statistics.figures import after, noun, rough
from auditor.model.document import Part
from auditor.model.prose import Cue, Number, Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Gap

IS = re.compile(
    r"(?:\sbetween (?:the )?(?:two|them|both)(?: [a-z]+)?|\sin [a-z]+(?: [a-z]+)?)?,?"
    r"(?:\s(?:is|was|of|came to|comes to|makes|made|amounts to|amounted to|now|just|only|thus|therefore|then|still|an?|full|"
    r"whole|mere)){0,4}"
    r",?\s?[(:–—]?\s?"
)
UNIT = re.compile(r"[\s-]?(mm ?Hg|[a-zA-Zµ]+(?:/[a-zA-Z]+)?)")
SCALE = re.compile(r"[\s-]points?[\s-](?:[a-z]+ )?(?:scale|score|test|questionnaire)")
SETTING = re.compile(r"\W*(?:in|at|on|during|by|for|among|after|when|where|since|over|until|within|once|if)\b", re.IGNORECASE)
WHERE = re.compile(r" (?:at|in|on|among|for|during|with|without|after|before|when|where)\b", re.IGNORECASE)
ABOVE = 2  # sentences before the difference that may hold the two figures
POINT = "point"
# What stands behind a figure that has no unit of its own: `from 22 to 15`, `24 against 3 minutes`.
BARE = re.compile(r"(?:[a-z]+ly|to|and|against|versus|vs|with|on|in|at|for|after|before|from|but|while|than|points?)")


def read(prose: Prose) -> Iterator[Gap]:
    """The differences of an article, each with the only two figures that it can be of."""
    for i, sentence in enumerate(prose.sentences):
        cues = list(sentence.found("difference", "stated")) if sentence.numbers else []
        if not cues or sentence.block.part is Part.REFERENCES or sentence.block.cell is not None:
            continue
        for cue in cues:
            found = _gap(prose.sentences, i, cue)
            if found:
                yield found


def _gap(sentences: Sequence[Sentence], i: int, cue: Cue) -> Gap | None:
    sentence, text = sentences[i], sentences[i].block.text
    behind = (n for n in sentence.numbers if n.span.start >= cue.span.end)
    stated = next((n for n in behind if IS.fullmatch(text, cue.span.end, n.span.start)), None)
    if stated is None or stated.upper is not None or stated.percent:
        return None
    unit = _unit(stated, sentence)
    clause = max(text.rfind(stop, sentence.span.start, cue.span.start) for stop in (";", ":", "(", " – ", "—"))
    start = max(clause, sentence.span.start)
    if (
        SETTING.match(text, start)
        or not unit
        or rough(stated, sentence)
        or any(c.span.start >= start for c in sentence.found("difference", "other"))
    ):
        return None
    window = [(s, n) for s in sentences[max(0, i - ABOVE) : i + 1] if s.block is sentence.block for n in s.numbers]
    window = [(s, n) for s, n in window if n.span.start < cue.span.start]
    pair = _pair(window, unit)
    if pair is None or any(rough(number, where) for where, number in window):
        return None
    values = [(value, n.decimals) for _, n in window for value in {n.value, n.highest}]
    if _explained(values, stated):
        return None
    end = stated.span.end + (match.end() if (match := UNIT.match(after(stated, sentence))) else 0)
    if WHERE.match(text, end):
        return None
    return Gap(Span(sentence.block, stated.span.start, end), pair[0], pair[-1], stated)


def _pair(window: Sequence[tuple[Sentence, Number]], unit: str) -> tuple[Number, ...] | None:
    """The two figures of a unit, or the one that gives both (`from 4 to 7`); None where there are more, or fewer."""
    found: list[Number] = []
    bare: list[Number] = []
    for where, number in window:
        own = _unit(number, where)
        if SCALE.match(after(number, where)):
            continue
        if own == unit or (unit == POINT and number.percent):
            found.append(number)
        elif not own and noun(number, where) is None and not number.percent:
            bare.append(number)
    if len(found) < 2 and bare and (found or unit == POINT):
        found = sorted([*found, *bare], key=lambda number: number.span.start)
    if len(found) == 1 and found[0].upper is not None and " to " in found[0].span.text:
        return (found[0],)
    return (found[0], found[1]) if len(found) == 2 and all(number.upper is None for number in found) else None


def _unit(number: Number, sentence: Sentence) -> str:
    """The unit behind a number, in the singular; empty where it has none."""
    match = UNIT.match(after(number, sentence))
    word = match.group(1).lower() if match else ""
    return "" if BARE.fullmatch(word) and word.rstrip("s") != POINT else word.removesuffix("s")


def _explained(values: Sequence[tuple[float, int]], stated: Number) -> bool:
    """Whether two of the figures differ by as much as is stated, or one of them is the difference already."""
    size = exact(abs(stated.value), stated.decimals)
    if any(exact(abs(value), decimals) == size for value, decimals in values):
        return True
    for (a, first), (b, second) in combinations(values, 2):
        slack = half_unit(first) + half_unit(second) + half_unit(stated.decimals)
        gap, total = abs(exact(a, first) - exact(b, second)), abs(exact(a, first) + exact(b, second))
        if abs(gap - size) <= slack or abs(total - size) <= slack:
            return True
    return False
