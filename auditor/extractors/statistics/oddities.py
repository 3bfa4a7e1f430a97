"""Figures that cannot be: p above 1, more than 100% of the people, an age range that runs backwards, `seven (6) patients`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.chance import P_VALUE
from auditor.extractors.statistics.figures import after, before, between, counts, noun, rough, stands, whole
from auditor.model.document import Part
from auditor.model.prose import Number, Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Oddity

OF_PEOPLE = re.compile(r"\s?of (?:the |all |our |these )?")
MORE = re.compile(
    r"\b(?:more|increase\w*|rise|rose|grew|growth|extra|additional|up|higher|over|gain\w*|than|capacity|normal|predicted|expected)\b",
    re.IGNORECASE,
)
FELL_BY = re.compile(
    r"\b(?:fell|fall(?:s|en)?|drop(?:s|ped)?|declined?|decreased?|reduc(?:e[sd]?|ing)|cuts?|lower(?:s|ed)|shr[au]nk|slash(?:es|ed)?)"
    r"(?: [a-z’'-]+){0,4} by (?:up to )?$",
    re.IGNORECASE,
)
BELOW_ZERO = re.compile(r"\b(?:below zero|negative|deficit|profits?|balance|loss|account)\b", re.IGNORECASE)
R_IS = re.compile(r"\br\s?=\s?[-−]?$")
AGED = re.compile(r"\b(?:aged|ages?(?: (?:ranged|ranging|ran))?|age range(?:d| of|,|:)?)(?: (?:from|between))?\s$", re.IGNORECASE)
AGE_JOIN = re.compile(r"\s?(?:to|[-–—])\s?")
OF_THE = re.compile(r"\s(?:out )?of (?:the|these|our) ", re.IGNORECASE)
COUNT_AGAIN = re.compile(r"\s\($")


def read(prose: Prose) -> Iterator[Oddity]:
    """The impossible figures of an article, in order."""
    for sentence in prose.sentences:
        if sentence.block.part is Part.REFERENCES:
            continue
        if found := _more_left_than_came(sentence):
            yield found
        for j, number in enumerate(sentence.numbers):
            last = sentence.numbers[j - 1] if j else None
            found = _probability(sentence, number) or _percent(sentence, number) or _fall(sentence, number)
            found = found or _correlation(sentence, number)
            if last and not found:
                found = _ages(sentence, last, number) or _twice(sentence, last, number) or _more_than_all(sentence, last, number)
            if found:
                yield found


def _more_left_than_came(sentence: Sentence) -> Oddity | None:
    """`Sixty patients were enrolled and 64 completed the course`."""
    if not sentence.has("participant-flow", "entered", "randomised"):
        return None
    heads = [number for number, _ in counts(sentence, "person", "animal", "female", "male")]
    plain = [number for number in sentence.numbers if whole(number, 1)]
    if len(plain) != 2 or plain[0] not in heads or plain[1].value <= plain[0].value:
        return None
    base, number = plain
    cue = stands(sentence, "participant-flow", number.span.end, number.span.end + 3, "finished", "lost")
    entered = stands(sentence, "participant-flow", sentence.span.start, number.span.start, "entered", "randomised")
    if not cue or not entered or rough(base, sentence) or rough(number, sentence):
        return None
    return Oddity(Span(sentence.block, number.span.start, cue.span.end), f"only {base.span.text} came into the study")


def _more_than_all(sentence: Sentence, count: Number, base: Number) -> Oddity | None:
    """`31 of the 25 patients`."""
    if not whole(count, 2) or not whole(base, 1) or count.value <= base.value or not OF_THE.fullmatch(between(count, base)):
        return None
    cue = noun(base, sentence)
    if not cue or rough(count, sentence) or rough(base, sentence):
        return None
    return Oddity(Span(sentence.block, count.span.start, cue.span.end), f"{count.span.text} is more than {base.span.text}")


def _probability(sentence: Sentence, number: Number) -> Oddity | None:
    if number.value <= 1 or number.upper is not None or number.percent or not len(before(number, sentence)) >= 2:
        return None
    start = max(sentence.span.start, number.span.start - 12)
    match = P_VALUE.search(sentence.block.text, start, number.span.end)
    if not match or match.group("relation") not in ("=", "<") or match.end() != number.span.end or number.value >= 5:
        return None
    return Oddity(
        Span(sentence.block, match.start(), match.end()), f"a p-value is a probability and cannot be {number.span.text}"
    )


def _percent(sentence: Sentence, number: Number) -> Oddity | None:
    """More than all of the people."""
    if not number.percent or number.value <= 100 or number.upper is not None:
        return None
    rest = after(number, sentence)
    of = OF_PEOPLE.match(rest)
    cue = next(
        (c for c in sentence.found("counted", "person", "female", "male") if of and c.span.start == number.span.end + of.end()),
        None,
    )
    if not cue or MORE.search(sentence.text):
        return None
    return Oddity(Span(sentence.block, number.span.start, cue.span.end), f"no group has more than 100% of its {cue.text}")


def _fall(sentence: Sentence, number: Number) -> Oddity | None:
    """`pain fell by 120%`: nothing that is counted or measured from zero can."""
    if not number.percent or number.value <= 100 or number.upper is not None or BELOW_ZERO.search(sentence.text):
        return None
    fell = FELL_BY.search(before(number, sentence))
    if not fell:
        return None
    start = sentence.span.start + fell.start()
    return Oddity(Span(sentence.block, start, number.span.end), "a fall of 100% leaves nothing, so there is none of more")


def _correlation(sentence: Sentence, number: Number) -> Oddity | None:
    if not 1 < number.value < 100 or number.percent or number.upper is not None or "correlat" not in sentence.text.lower():
        return None
    named = R_IS.search(before(number, sentence))
    if not named:
        return None
    start = sentence.span.start + named.start()
    return Oddity(Span(sentence.block, start, number.span.end), "a correlation lies between −1 and 1")


def _ages(sentence: Sentence, low: Number, high: Number) -> Oddity | None:
    if (
        not AGED.search(before(low, sentence))
        or not AGE_JOIN.fullmatch(between(low, high))
        or low.upper is not None
        or high.upper is not None
    ):
        return None
    if (
        low.value <= high.value
        or low.value > 120
        or high.value < 2
        or re.match(r"\s?(?:months|weeks|days)", after(low, sentence))
    ):
        return None
    return Oddity(
        Span(sentence.block, low.span.start, high.span.end),
        f"the range runs backwards, from {low.span.text} down to {high.span.text}",
    )


def _twice(sentence: Sentence, words: Number, digits: Number) -> Oddity | None:
    """`seven (6) patients`: a count in words with another in digits. A bracket before a verb is a citation and no count."""
    if (
        not words.spelled
        or digits.spelled
        or words.upper is not None
        or digits.whole is None
        or not COUNT_AGAIN.fullmatch(between(words, digits))
    ):
        return None
    if words.value == digits.value or not after(digits, sentence).startswith(") ") or words.whole is None:
        return None
    probe = Number(Span(sentence.block, digits.span.start, digits.span.end + 1), digits.value)
    cue = noun(probe, sentence)
    if not cue or cue.span.start != digits.span.end + 2:
        return None
    end = digits.span.end + 1
    return Oddity(Span(sentence.block, words.span.start, end), f"“{words.span.text}” and “{digits.span.text}” are two numbers")
