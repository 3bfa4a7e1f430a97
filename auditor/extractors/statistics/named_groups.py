"""Percentages of a group that was named sentences before: `Of the 48 women in the drug arm … By the last visit 31 (70%) …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.arithmetic.rounding import percent_fits
from auditor.extractors.claims.words import stems
from auditor.extractors.statistics.figures import after, before, between, joined, noun, rough, whole
from auditor.model.document import Part
from auditor.model.prose import Number, Prose, Sentence
from auditor.model.statistics import Share
from auditor.reference import Reference

ABOVE = 2  # sentences between the group and its share
IN_BRACKETS = re.compile(r"(?:\s(?!by\b|per\b)[A-Za-z][\w’'-]*){0,3}?\s?[(\[](?:or )?")
IN_GROUP = re.compile(
    r"(?:\sof (?:the|these|those)(?: [a-z]+){1,2})?\s(?:in|on|given|with) (?:the )?(?P<name>[a-z-]+(?: [a-z-]+)?)"
    r" (?:group|arm|side|team|class|ward)\s?[(\[]"
)
CLOSES = re.compile(r"\s?[)\]]")
OF_BASE = re.compile(r"(?:^|[;:]\s)(?:Of|Among|Out of|From among)\s(?:the |these |those |all |our |a total of )?$", re.IGNORECASE)
SENT = re.compile(
    r"(?:\s(?:of them|people|patients|adults|participants|women|men|mothers|children))?\s(?:got|took|received|were given|"
    r"were sent|were in|(?:were )?(?:assigned|allocated|randomi[sz]ed) to|in|on) (?:the |an? )?(?P<name>[a-z-]+(?: [a-z-]+)?)"
)
THAT_IS = re.compile(r"^(?:That|This) (?:is|was|makes|comes to|means) $|^The share,? (?:(?:is|was) )?$")
OF_THEM = re.compile(r"\bof (?:them|these|those)\b", re.IGNORECASE)
OF_THESE = re.compile(r"^(?:Of|Out of|Among) (?:these|them|those),? $")
LEFT = ("lost", "removed", "finished")


def read(prose: Prose, reference: Reference) -> Iterator[Share]:
    """The shares whose whole stands in a sentence above, in order."""
    for i, sentence in enumerate(prose.sentences):
        if sentence.block.part is Part.REFERENCES or sentence.block.cell is not None:
            continue
        yield from _said_after(prose.sentences, i)
        for j, number in enumerate(sentence.numbers[1:], 1):
            count = sentence.numbers[j - 1]
            if not _share(sentence, count, number):
                continue
            base = _base(prose.sentences, i, j, reference)
            if base and not _explained(prose.sentences, i, count, number):
                yield Share(joined(count, number), count, base, number, stated=False)


def _share(sentence: Sentence, count: Number, percent: Number) -> bool:
    """Whether a percentage stands in brackets behind a count, both exact."""
    if not percent.percent or percent.upper is not None or not whole(count, 1) or not CLOSES.match(after(percent, sentence)):
        return False
    return not rough(percent, sentence) and not rough(count, sentence)


def _base(sentences: Sequence[Sentence], i: int, j: int, reference: Reference) -> Number | None:
    """The group above that a count is of: by its name, or the only one, which opened the passage."""
    sentence = sentences[i]
    count, percent = sentence.numbers[j - 1], sentence.numbers[j]
    if OF_THESE.fullmatch(before(count, sentence)) and IN_BRACKETS.fullmatch(between(count, percent)):
        return _only_group(sentences, i)
    above = [s for s in sentences[max(0, i - ABOVE) : i] if s.block.part is sentence.block.part and s.section == sentence.section]
    if any(s.has("participant-flow", *LEFT) for s in (*above, sentence)):
        return None
    gap = between(count, percent)
    named = IN_GROUP.fullmatch(gap)
    if named:
        return _named(above, stems(named.group("name"), reference), reference)
    if not IN_BRACKETS.fullmatch(gap) or j != 1:
        return None
    near = [s for s in above if s.block is sentence.block]
    opened = [(s, s.numbers[0]) for s in near if s.numbers and whole(s.numbers[0], 5) and OF_BASE.search(before(s.numbers[0], s))]
    others = [n for s in near for n in s.numbers if noun(n, s) is not None]
    if len(opened) != 1 or others != [opened[0][1]] or rough(opened[0][1], opened[0][0]):
        return None
    return opened[0][1]


def _said_after(sentences: Sequence[Sentence], i: int) -> Iterator[Share]:
    """`We asked 500 readers. Of them, 190 sleep well. That is 48%.`"""
    sentence = sentences[i]
    percent = sentence.numbers[0] if sentence.numbers else None
    if (
        percent is None
        or not percent.percent
        or percent.upper is not None
        or not THAT_IS.match(before(percent, sentence))
        or i < 2
    ):
        return
    above, first = sentences[i - 1], sentences[i - 2]
    counted = [n for n in above.numbers if whole(n, 1)]
    groups = [n for n in first.numbers if whole(n, 5) and noun(n, first)]
    if above.block is not sentence.block or first.block is not sentence.block or len(counted) != 1 or len(groups) != 1:
        return
    if rough(percent, sentence) or rough(counted[0], above) or rough(groups[0], first) or not OF_THEM.search(above.text):
        return
    if not _explained(sentences, i, counted[0], percent):
        yield Share(percent.span, counted[0], groups[0], percent, stated=False)


def _only_group(sentences: Sequence[Sentence], i: int) -> Number | None:
    """The one count of the sentence above: `Fifty-three parents took the course. Of these, …`."""
    above = sentences[i - 1] if i and sentences[i - 1].block is sentences[i].block else None
    figures = [n for n in above.numbers if not n.percent] if above else []
    if above is None or len(figures) != 1 or not whole(figures[0], 5):
        return None
    return figures[0] if noun(figures[0], above) is not None and not rough(figures[0], above) else None


def _named(above: Sequence[Sentence], name: frozenset[str], reference: Reference) -> Number | None:
    """The size of the group of that name: `Forty-four were given the massage`."""
    found = []
    for where in above:
        for number in where.numbers:
            sent = SENT.match(after(number, where)) if whole(number, 5) and not rough(number, where) else None
            if sent and name & stems(sent.group("name"), reference):
                found.append(number)
    return found[0] if len(found) == 1 else None


def _explained(sentences: Sequence[Sentence], i: int, count: Number, percent: Number) -> bool:
    """Whether some other figure of the section, or the sum or difference of two, gives the percentage."""
    least = count.whole or 0
    near = [s for s in sentences[max(0, i - 12) : i + 3] if s.section == sentences[i].section]
    figures = {n.whole for s in near for n in s.numbers if n.whole and n is not count}
    sizes = figures | {a + b for a in figures for b in figures} | {abs(a - b) for a in figures for b in figures}
    return any(size >= max(least, 1) and percent_fits(least, size, percent.value, percent.decimals) for size in sizes)
