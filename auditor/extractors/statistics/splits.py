"""Wholes and the parts that the article divides them into: women and men, two arms, finished and left, a list after a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.arithmetic.rounding import some_add_up
from auditor.extractors.statistics.figures import before, between, counts, joined, made_of, noun, rough, stands, whole
from auditor.extractors.statistics.flow import finished_and_left, remaining
from auditor.extractors.statistics.leavers import left_behind
from auditor.extractors.statistics.leftovers import after_arms, arms_below, left_over
from auditor.extractors.statistics.sexes import told_of_all, women_and_men
from auditor.model.prose import Number, Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Split

PEOPLE = ("person", "animal", "female", "male")
SEGMENTS = re.compile(r",? and (?=\d|[a-z]+\b)|[,;]\s(?:and )?")
N_EQUALS = re.compile(r"\bn\s?=\s?$", re.IGNORECASE)
OF_BASE = re.compile(r"^(?:Of|Out of|Among) (?:the |these |our |all )?$")
TO_ARM = re.compile(
    r"(?:\s[\w’'-]+){0,3}?\s(?:to|in|into|on|received|got|took|were given|outside|without|had)\s(?!whom)", re.IGNORECASE
)
ARM = re.compile(r"\b(?:group|arm)\b|\b(?:placebo|dummy|sham|usual care|control)\b", re.IGNORECASE)
DIVIDED = re.compile(
    r"\b(?:divided|split|separated|assigned|allocated|randomi[sz]ed)(?: [a-z]+)? (?:in)?to (?:[a-z]+ ){0,2}(?:groups?|arms?) of ",
    re.IGNORECASE,
)
LEAST_LISTED = 0.75  # a list that holds less than this of its whole was never meant to be complete


def read(prose: Prose) -> Iterator[Split]:
    """The splits of an article, in order."""
    for i, sentence in enumerate(prose.sentences):
        if not sentence.numbers:
            continue
        above = prose.sentences[i - 1] if i and prose.sentences[i - 1].block is sentence.block else None
        found = (
            women_and_men(sentence, above) or _listed(sentence) or _outcomes(sentence) or _divided(sentence) or _arms(sentence)
        )
        found = found or finished_and_left(sentence, above) or remaining(sentence, above)
        found = found or left_behind(prose.sentences, i)
        if not found and above:
            found = told_of_all(prose.sentences, i) or left_over(prose.sentences, i)
            found = found or arms_below(prose.sentences, i) or after_arms(prose.sentences, i)
        if found:
            yield found


def _listed(sentence: Sentence) -> Split | None:
    """`Thirty-seven people told of a problem: 19 had sore muscles, 9 had knee pain and 4 felt dizzy.`"""
    colon = sentence.text.find(": ")
    if colon < 0:
        return None
    at = sentence.span.start + colon
    heads = [number for number in sentence.numbers if number.span.end <= at and whole(number, 2)]
    parts = [number for number in sentence.numbers if number.span.start > at]
    lost = stands(sentence, "participant-flow", heads[-1].span.end, at + 1, "lost") if heads else None
    if (len(heads) != 1 and not lost) or not heads or not _complete(sentence, heads[-1], at + 2, parts):
        return None
    cue = noun(heads[-1], sentence) or lost
    if not cue or stands(sentence, "sums", cue.span.end, at, "rest", "partly"):
        return None
    span = Span(sentence.block, heads[-1].span.start, max(at, cue.span.end))
    return made_of(heads[-1], sentence, parts, span, overlapping=not (lost or _apart(sentence, parts)))


def _outcomes(sentence: Sentence) -> Split | None:
    """`Of the 30 people, 12 felt better, 9 felt the same and 6 felt worse`: three outcomes between which nobody can fall."""
    if len(sentence.numbers) < 4 or not OF_BASE.match(before(sentence.numbers[0], sentence)):
        return None
    base, parts = sentence.numbers[0], sentence.numbers[1:]
    if not all(sentence.has("outcome-of-three", group) for group in ("better", "same", "worse")) or not noun(base, sentence):
        return None
    if len(parts) != 3 or not whole(base, 2) or not _complete(sentence, base, parts[0].span.start, parts):
        return None
    return made_of(base, sentence, parts, joined(parts[0], parts[-1]))


def _divided(sentence: Sentence) -> Split | None:
    """`The 60 patients were divided into groups of 30 and 26.`"""
    divided = DIVIDED.search(sentence.block.text, sentence.span.start, sentence.span.end)
    if not divided:
        return None
    parts = [number for number in sentence.numbers if number.span.start >= divided.end()][:2]
    heads = [number for number, _ in counts(sentence, *PEOPLE) if number.span.end <= divided.start()]
    if len(parts) != 2 or len(heads) != 1 or parts[0].span.start != divided.end() or between(*parts) != " and ":
        return None
    if not _complete(sentence, heads[0], parts[0].span.start, parts):
        return None
    return made_of(heads[0], sentence, parts, joined(*parts))


def _complete(sentence: Sentence, base: Number, start: int, parts: Sequence[Number]) -> bool:
    """Whether the parts look like the whole list: each item opens with its number, and hardly anything is missing."""
    if not 2 <= len(parts) <= 8 or rough(base, sentence):
        return False
    if not all(whole(part, 1) and not rough(part, sentence) for part in parts) or not _each_opens(sentence, start, parts):
        return False
    if stands(sentence, "sums", start, sentence.span.end, "rest", "partly"):
        return False
    return sum(part.whole or 0 for part in parts) >= LEAST_LISTED * base.value


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
    return groups == {"female", "male"}


def _arms(sentence: Sentence) -> Split | None:
    """`Sixty adults were randomised to creatine (n = 31) or placebo (n = 28)`; `…, 31 to creatine and 28 to placebo`."""
    cue = sentence.first("participant-flow", "randomised") or sentence.first("participant-flow", "entered")
    if not cue:
        return None
    parts = _arm_sizes(sentence, cue.span.end, randomised=cue.group == "randomised")
    if not 2 <= len(parts) <= 4 or any(rough(part, sentence) for part in parts):
        return None
    if stands(sentence, "sums", cue.span.end, sentence.span.end, "rest"):
        return None
    heads = [
        number
        for number, _ in counts(sentence, *PEOPLE)
        if number.span.end < parts[0].span.start and number not in parts and not rough(number, sentence)
    ]
    left = stands(sentence, "participant-flow", sentence.span.start, sentence.span.end, "finished", "lost", "removed")
    if len(heads) != 1 or left or heads[0].value < max(part.value for part in parts):
        return None
    others = [number.whole for number in sentence.numbers if number.whole and number is not heads[0]]
    if some_add_up(others, heads[0].whole or 0):
        return None
    return made_of(heads[0], sentence, parts, joined(parts[0], parts[-1]))


def _arm_sizes(sentence: Sentence, start: int, randomised: bool) -> Sequence[Number]:
    """The sizes of the arms named after the offset: `(n = 31)`, `31 to creatine`; without chance, only arms called so."""
    text = sentence.block.text
    counted = [number for number in sentence.numbers if number.span.start > start and whole(number, 1)]
    sized = [number for number in counted if N_EQUALS.search(before(number, sentence))]
    if sized and randomised:
        return sized
    sent = [number for number in counted if TO_ARM.match(text, number.span.end)]
    named = ARM.search(text, sent[-1].span.end if sent else start, sentence.span.end)
    return sent if randomised or (named and len(sent) == 2) else ()
