"""Wholes and the parts that the article divides them into: women and men, two arms, finished and left, a list after a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.arithmetic.rounding import some_add_up
from auditor.extractors.statistics.figures import before, between, counts, joined, made_of, noun, rough, stands, whole
from auditor.extractors.statistics.flow import finished_and_left, remaining
from auditor.model.prose import Number, Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Split

PEOPLE = ("person", "animal", "item")
SEXES = ("female", "male")
AND = re.compile(r"(?:\s[\w’'-]+){1,4}?(?:,| and| &|,? and|;| plus|/)\s(?:the other |another )?", re.IGNORECASE)
OPENS_SPLIT = re.compile(r"[(:–—]|\b(?:were|comprising|comprised|consisting of|consisted of|made up of)\b|,\s*$")
RESUMES = re.compile(r"^(?:They were|There were|These were|The group was|This was)\s$")
SEGMENTS = re.compile(r",? and (?=\d|[a-z]+\b)|[,;]\s(?:and )?")
N_EQUALS = re.compile(r"\bn\s?=\s?$", re.IGNORECASE)
TO_ARM = re.compile(r"(?:\s[\w’'-]+){0,3}?\s(?:to|in|into|on|received|got|took|were given|outside|without)\b", re.IGNORECASE)
CLAUSE = re.compile(r"[^.;:()]*")
MORE = re.compile(r"\b(?:and|,) (?:one|an?|another)\b|\d", re.IGNORECASE)
LEAST_LISTED = 0.75  # a list that holds less than this of its whole was never meant to be complete


def read(prose: Prose) -> Iterator[Split]:
    """The splits of an article, in order."""
    for i, sentence in enumerate(prose.sentences):
        if len(sentence.numbers) < 2:
            continue
        above = prose.sentences[i - 1] if i and prose.sentences[i - 1].block is sentence.block else None
        for found in (
            _sexes(sentence, above),
            _listed(sentence),
            _arms(sentence),
            finished_and_left(sentence, above),
            remaining(sentence, above),
        ):
            if found:
                yield found
                break


def total_group(sentence: Sentence) -> Number | None:
    """The one headcount of people that a sentence gives; None where it gives several or none."""
    found = [number for number, cue in counts(sentence, "person", "animal") if not rough(number, sentence)]
    return found[0] if len(found) == 1 else None


def _sexes(sentence: Sentence, above: Sentence | None) -> Split | None:
    """`sixty adults (34 women and 28 men)`."""
    pairs = list(zip(sentence.numbers, sentence.numbers[1:], strict=False))
    for left, right in pairs:
        if not (whole(left, 1) and whole(right, 1)):
            continue
        first, second = noun(left, sentence), noun(right, sentence)
        if not first or not second or {first.group, second.group} != set(SEXES) or not AND.fullmatch(between(left, right)):
            continue
        parts = (left, right)
        tail = CLAUSE.match(sentence.block.text, second.span.end, sentence.span.end)
        end = tail.end() if tail else second.span.end
        if rough(left, sentence) or rough(right, sentence) or _unfinished(sentence, second.span.end, end, lists=False):
            return None
        if MORE.search(sentence.block.text, second.span.end, end) or _moved(sentence, second.span.end, end):
            return None
        span = Span(left.span.block, left.span.start, second.span.end)
        for where in (sentence, above):
            base = _whole_of(where, sentence, left, parts) if where else None
            if base and where:
                return None if _explained(sentence, above, parts) else made_of(base, where, parts, span, stated=where is sentence)
    return None


def _whole_of(where: Sentence, sentence: Sentence, first: Number, parts: Sequence[Number]) -> Number | None:
    """The headcount that two sexes divide: just before them, or the only one of the sentence above."""
    largest = max(part.whole or 0 for part in parts)
    if where is not sentence:
        base = total_group(where)
        resumed = RESUMES.match(before(first, sentence)) is not None
        return (
            base
            if base and resumed and (base.whole or 0) >= largest and not _moved(where, where.span.start, where.span.end)
            else None
        )
    found = [
        number
        for number, _ in counts(sentence, "person")
        if number.span.end < first.span.start and (number.whole or 0) >= largest
    ]
    if not found or rough(found[-1], sentence):
        return None
    base = found[-1]
    gap = sentence.block.text[base.span.end : first.span.start]
    if ";" in gap or not OPENS_SPLIT.search(gap) or _moved(sentence, base.span.end, first.span.start):
        return None
    return None if _unfinished(sentence, base.span.end, first.span.start, lists=True) else base


def _moved(sentence: Sentence, start: int, end: int) -> bool:
    return stands(sentence, "participant-flow", start, end, "finished", "lost", "removed") is not None


def _unfinished(sentence: Sentence, start: int, end: int, lists: bool) -> bool:
    """Whether words there leave room for further parts (`and others`) or say that the list is only a sample (`including`)."""
    groups = ("rest", "partly") if lists else ("rest",)
    return stands(sentence, "sums", start, end, *groups) is not None


def _explained(sentence: Sentence, above: Sentence | None, parts: Sequence[Number]) -> bool:
    """Whether the parts do add up to some figure that stands near."""
    total = sum(part.whole or 0 for part in parts)
    near = [*(above.numbers if above else ()), *sentence.numbers]
    return any(number.whole == total for number in near)


def _listed(sentence: Sentence) -> Split | None:
    """`Thirty-seven people told of a problem: 19 had sore muscles, 9 had knee pain and 4 felt dizzy.`"""
    text = sentence.text
    colon = text.find(": ")
    if colon < 0:
        return None
    at = sentence.span.start + colon
    heads = [number for number in sentence.numbers if number.span.end <= at and whole(number, 2)]
    parts = [number for number in sentence.numbers if number.span.start > at]
    if len(heads) != 1 or not 2 <= len(parts) <= 8 or not noun(heads[0], sentence) or rough(heads[0], sentence):
        return None
    if not all(whole(part, 1) and not rough(part, sentence) for part in parts) or not _each_opens(sentence, at + 2, parts):
        return None
    if _unfinished(sentence, at, sentence.span.end, lists=True) or _unfinished(sentence, heads[0].span.end, at, lists=True):
        return None
    base, total = heads[0].whole or 0, sum(part.whole or 0 for part in parts)
    if total < LEAST_LISTED * base:
        return None
    cue = noun(heads[0], sentence)
    end = max(at, cue.span.end if cue else at)
    return made_of(
        heads[0], sentence, parts, Span(sentence.block, heads[0].span.start, end), overlapping=not _apart(sentence, parts)
    )


def _each_opens(sentence: Sentence, start: int, parts: Sequence[Number]) -> bool:
    """Whether every item of the list begins with its number, so that nothing is left out."""
    items = [start]
    items += [start + match.end() for match in SEGMENTS.finditer(sentence.block.text[start : sentence.span.end])]
    return items == [part.span.start for part in parts]


def _apart(sentence: Sentence, parts: Sequence[Number]) -> bool:
    """Whether nobody can be in two of the parts: arms of a trial, or the sexes."""
    if sentence.has("participant-flow", "randomised"):
        return True
    groups = {cue.group for part in parts if (cue := noun(part, sentence))}
    return groups <= set(SEXES) and len(groups) > 1


def _arms(sentence: Sentence) -> Split | None:
    """`Sixty adults were randomised to creatine (n = 31) or maltodextrin (n = 28)`; `…, 31 to creatine and 28 to maltodextrin`."""
    randomised = sentence.first("participant-flow", "randomised")
    if not randomised:
        return None
    sized = [number for number in sentence.numbers if N_EQUALS.search(before(number, sentence)) and whole(number, 1)]
    sent = [
        number
        for number in sentence.numbers
        if whole(number, 1) and number.span.start > randomised.span.end and TO_ARM.match(sentence.block.text, number.span.end)
    ]
    parts = sized or sent
    if not 2 <= len(parts) <= 4 or _unfinished(sentence, randomised.span.end, sentence.span.end, lists=False):
        return None
    heads = [
        number
        for number, cue in counts(sentence, "person", "animal", *SEXES)
        if number.span.end < parts[0].span.start and number not in parts
    ]
    if (
        len(heads) != 1
        or rough(heads[0], sentence)
        or any(rough(part, sentence) for part in parts)
        or _moved(sentence, 0, parts[-1].span.end)
    ):
        return None
    if (heads[0].whole or 0) < max(part.whole or 0 for part in parts):
        return None
    others = [number.whole for number in sentence.numbers if number.whole and number is not heads[0]]
    if some_add_up(others, heads[0].whole or 0):
        return None
    return made_of(heads[0], sentence, parts, joined(parts[0], parts[-1]))
