"""Groups divided into women and men: `sixty adults (34 women and 28 men)`, `64 patients … 40 were women and 34 were men`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.arithmetic.rounding import some_add_up
from auditor.extractors.statistics.figures import before, between, counts, made_of, noun, rough, stands, whole
from auditor.model.prose import Cue, Number, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Split

SEXES = {"female", "male"}
AND = re.compile(r"(?:\s[\w’'-]+){1,4}?(?:,| and| &|,? and|;| plus|/)\s(?:the other |another )?", re.IGNORECASE)
OPENS_SPLIT = re.compile(r"[(:–—]|\b(?:were|comprising|comprised|consisting of|consisted of|made up of|of whom)\b|,\s*$")
RESUMES = re.compile(r"^(?:They were|There were|These were|The group was|This was)\s$")
WERE = re.compile(r"\s(?:were|are|from|by)\s")
OF_WHOM = re.compile(r",\sof whom\s$")
ALL = re.compile(r"\b[Aa]ll(?: the| of the)?\s$")
IN_ALL = re.compile(r" (?:in all|in total|altogether|all told)\b")
SUMMED = re.compile(r" [a-z]+(?:,| [–—-]| \(|:) (?:or |making |that is |so )?")
STOPS = re.compile(r"\s?[,.;:)–—]")
NEAR = 25  # characters between the second sex and the verb of coming in
CLAUSE = re.compile(r"[^.;:()]*")
MORE = re.compile(r"\b(?:and|,) (?:one|an?|another)\b|\d", re.IGNORECASE)


def women_and_men(sentence: Sentence, above: Sentence | None) -> Split | None:
    """The first pair of women and men in a sentence, with the group that it divides."""
    if not sentence.has("counted", "female") or not sentence.has("counted", "male"):
        return None
    for left, right, second in pairs(sentence):
        if summed := _in_all(sentence, left, right):
            return summed
        if rough(left, sentence) or rough(right, sentence) or _goes_on(sentence, second):
            return None
        parts = (left, right)
        span = Span(left.span.block, left.span.start, second.span.end)
        for where in (sentence, above):
            base = _divided(where, sentence, parts) if where else None
            if base and where:
                if _explained(sentence, above, parts):
                    return None
                return made_of(base, where, parts, span, stated=where is sentence)
    return None


def _in_all(sentence: Sentence, left: Number, right: Number) -> Split | None:
    """`34 women and 28 men, 72 swimmers in all`."""
    total = sentence.numbers[-1]
    if len(sentence.numbers) != 3 or total.span.start < right.span.end or any(rough(n, sentence) for n in sentence.numbers):
        return None
    cue = noun(total, sentence)
    if not cue or cue.group != "person" or not IN_ALL.match(sentence.block.text, cue.span.end):
        return None
    if not (whole(total, 2) and SUMMED.fullmatch(between(right, total))):
        return None
    return made_of(total, sentence, (left, right), Span(sentence.block, total.span.start, cue.span.end))


def pairs(sentence: Sentence) -> Iterator[tuple[Number, Number, Cue]]:
    """The counts of women and men that stand together, each pair with the word for the second sex."""
    for left, right in pairwise(sentence.numbers):
        first, second = _sex(left, sentence), _sex(right, sentence)
        if first and second and {first.group, second.group} == SEXES and AND.fullmatch(between(left, right)):
            yield left, right, second


def told_of_all(sentences: Sequence[Sentence], i: int) -> Split | None:
    """`The participants, 41 women and 33 men, were tested twice. All 84 participants came back.`"""
    sentence = sentences[i]
    whole_group = next((n for n, _ in counts(sentence, "person") if ALL.search(before(n, sentence))), None)
    if whole_group is None:
        return None
    for above in reversed(sentences[max(0, i - 2) : i]):
        found = list(pairs(above)) if above.block is sentence.block else []
        if len(found) != 1:
            continue
        left, right, second = found[0]
        if len(above.numbers) != 2 or _goes_on(above, second) or _moved(above, above.span.start, above.span.end):
            return None
        came = stands(above, "participant-flow", second.span.end, second.span.end + NEAR, "entered", "randomised")
        total = (left.whole or 0) + (right.whole or 0)
        if not (came or STOPS.match(above.block.text, second.span.end)) or not 0.75 <= total / whole_group.value <= 1.33:
            return None
        cue = noun(whole_group, sentence)
        span = Span(sentence.block, whole_group.span.start, cue.span.end if cue else whole_group.span.end)
        parts = (left, right)
        told = sentences[above.index - sentence.index + i : i + 1]
        near = [n.whole for s in told for n in s.numbers if n.whole and n is not whole_group]
        if some_add_up(near, whole_group.whole or 0) or _explained(sentence, above, parts):
            return None
        return made_of(whole_group, sentence, parts, span, stated=False)
    return None


def _sex(number: Number, sentence: Sentence) -> Cue | None:
    """The word for women or men that a number counts: `34 women`, `34 were women`."""
    if not whole(number, 1):
        return None
    cue = noun(number, sentence)
    if cue:
        return cue
    text = sentence.block.text
    return next((c for c in sentence.found("counted", *SEXES) if WERE.fullmatch(text[number.span.end : c.span.start])), None)


def _goes_on(sentence: Sentence, last: Cue) -> bool:
    """Whether the clause after the second sex names further people (`and one who did not say`) or a later stage (`finished`)."""
    tail = CLAUSE.match(sentence.block.text, last.span.end, sentence.span.end)
    end = tail.end() if tail else last.span.end
    more = any(last.span.end <= number.span.start < end for number in sentence.numbers)
    if more or MORE.search(sentence.block.text, last.span.end, end) or stands(sentence, "sums", last.span.end, end, "rest"):
        return True
    return _moved(sentence, last.span.end, end)


def _divided(where: Sentence, sentence: Sentence, parts: Sequence[Number]) -> Number | None:
    """The headcount that two sexes divide: just before them, or the only one of the sentence above."""
    first, largest = parts[0], max(part.whole or 0 for part in parts)
    if where is not sentence:
        people = [number for number, _ in counts(where, "person", "animal") if not rough(number, where)]
        lead = before(first, sentence)
        resumed = RESUMES.match(lead) or (not lead and WERE.match(sentence.block.text, first.span.end))
        stays = not _moved(where, where.span.start, where.span.end)
        return people[0] if len(people) == 1 and resumed and stays and (people[0].whole or 0) >= largest else None
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
    whom = OF_WHOM.search(gap)
    end = first.span.start - len(whom.group()) if whom else first.span.start
    return None if stands(sentence, "sums", base.span.end, end, "rest", "partly") else base


def _moved(sentence: Sentence, start: int, end: int) -> bool:
    return stands(sentence, "participant-flow", start, end, "finished", "lost", "removed") is not None


def _explained(sentence: Sentence, above: Sentence | None, parts: Sequence[Number]) -> bool:
    """Whether the parts do add up to some figure that stands near."""
    total = sum(part.whole or 0 for part in parts)
    near = [*(above.numbers if above else ()), *sentence.numbers]
    return any(number.whole == total for number in near)
