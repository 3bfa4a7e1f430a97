"""Parts of a group, in figures or in words: `62%`, `7 of 9`, `two thirds`, `all but two`, `the remaining 14`, `some`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.extractors.studies.participants import counted, is_year
from auditor.extractors.studies.places import ahead, behind
from auditor.model.prose import Number, Sentence
from auditor.model.span import Span

OF_WHOLE = re.compile(r"\s?/\s?|\s(?:\w+\s)?(?:out\s)?(?:of|in)\s(?:the\s|all\s|these\s|those\s|our\s|every\s|about\s)*")
OF_THEM = re.compile(r"\s(?:of (?:the|these|those|them|our|whom)\b|patients had)(?!\s\d)")
OF_BASE = re.compile(r"(?:of|among|out of)\s(?:the\s|these\s|those\s|our\s|all\s)*$", re.IGNORECASE)
OPENS = re.compile(r"(?:^|[,;:(\"“‘]\s?|\b(?:and|but|in|by|for|that|though|while|with|as|because|so|yet)\s)$", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\s?\((?:about\s)?$")
RATE = 1000  # a base this large is that of a rate, and not of a group
THINGS = 15  # characters between a share and the things that it counts
UNIT = re.compile(
    r"[\s-](?:years?|months?|weeks?|days?|hours?|minutes?|points?|units?|times?|mg|g|kg|ml|cm|mm|metres?|mmHg|km|tablets?|"
    r"capsules?|sessions?|visits?|doses?|items?|questions?|steps?|calories|hundred)\b|[\s-]?(?:°|%|mg|mcg|mmol)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a group; `value` is from 0 to 1 and None where words give no figure, `plain` where a figure gives it."""

    span: Span
    says: str
    value: float | None
    plain: bool = True
    rest: bool = False  # those for whom what was just said does not hold


def shares(sentence: Sentence, whole: float | None) -> list[Share]:
    """All shares of a sentence in order; where two overlap (`40 (20%)`) the one that gives a figure stands."""
    found = sorted([*_figures(sentence, whole), *_words(sentence, whole)], key=lambda share: share.span.start)
    kept: list[Share] = []
    for share in found:
        if kept and share.span.start < kept[-1].span.end:
            if kept[-1].value is None and share.value is not None:
                kept[-1] = share
            continue
        kept.append(share)
    return [share for share in kept if not _of_things(sentence, share)]


def _of_things(sentence: Sentence, share: Share) -> bool:
    """Whether a share counts sites, nights or visits, and not people: `31% of sites`."""
    cue = behind(sentence, share.span.end, "counted", within=THINGS) or behind(
        sentence, share.span.end, "occasion", within=THINGS
    )
    return cue is not None and (cue.lexicon == "occasion" or cue.group == "item")


def _figures(sentence: Sentence, whole: float | None) -> Iterator[Share]:
    numbers, text = sentence.numbers, sentence.block.text
    used: set[int] = set()
    fractions = {cue.span.start for cue in sentence.found("fractions")}
    for j, number in enumerate(numbers):
        following = numbers[j + 1] if j + 1 < len(numbers) else None
        if j in used or number.span.start in fractions or number.upper is not None or is_year(number):
            continue
        if number.percent:
            level = behind(sentence, number.span.start, "significance", "interval", within=0) or behind(
                sentence, number.span.end, "significance", "interval", within=2
            )
            if (
                level is None
                and 0 < number.value < 100
                and behind(sentence, number.span.end, "direction", "down", "up", within=2) is None
            ):
                yield Share(number.span, number.span.text.strip(), number.value / 100)
        elif following and following.percent and IN_BRACKETS.fullmatch(text, number.span.end, following.span.start):
            used.add(j + 1)
            yield Share(Span(sentence.block, number.span.start, following.span.end), following.span.text, following.value / 100)
        elif number.whole is not None:
            if following and _of(text, number, following):
                used.add(j + 1)
                percent = numbers[j + 2] if j + 2 < len(numbers) else None
                if percent and percent.percent and IN_BRACKETS.fullmatch(text, following.span.end, percent.span.start):
                    used.add(j + 2)  # `15 of the 24 (63%)` is one share, told twice
                span = Span(sentence.block, number.span.start, following.span.end)
                yield Share(span, f"{number.whole} of {following.whole}", number.value / following.value)
            elif found := _count(sentence, number, whole):
                yield found


def _of(text: str, number: Number, following: Number) -> bool:
    """`7 of 9`, `19/25`, `3 in 10`."""
    fits = following.whole is not None and 0 < number.value < following.value < RATE
    return fits and OF_WHOLE.fullmatch(text, number.span.end, following.span.start) is not None


def _count(sentence: Sentence, number: Number, whole: float | None) -> Share | None:
    """A count with no whole beside it: `seven of the patients`, `two patients`, `of the 200, 48`, `eleven` as a subject."""
    text = sentence.block.text
    head = text[sentence.span.start : number.span.start]
    if (whole is not None and number.value >= whole) or number.value < 1 or UNIT.match(text, number.span.end):
        return None
    if (
        OF_BASE.search(head)
        or ahead(sentence, number.span.start, "counting", "rate")
        or ahead(sentence, number.span.start, "quantity")
    ):
        return None
    if not (OF_THEM.match(text, number.span.end) or counted(sentence, number) or OPENS.search(head)):
        return None
    if whole is None:
        return Share(number.span, number.span.text, None)
    return Share(number.span, f"{number.whole} of {whole:.0f}", number.value / whole)


def _words(sentence: Sentence, whole: float | None) -> Iterator[Share]:
    for cue in sentence.found("fractions"):
        if ahead(sentence, cue.span.start, "counting", "rate") is None and not UNIT.match(cue.span.block.text, cue.span.end):
            yield Share(cue.span, cue.text, float(cue.group) / 100)
    for cue in sentence.found("quantity"):
        head = sentence.block.text[sentence.span.start : cue.span.start]
        if cue.group == "none" or not OPENS.search(head):
            continue
        number = next((n for n in sentence.numbers if 0 < n.span.start - cue.span.end <= 2), None)
        span = Span(sentence.block, cue.span.start, number.span.end) if number else cue.span
        if cue.group == "all but":
            if number and number.whole and whole and number.whole < whole:
                value = (whole - number.whole) / whole
                yield Share(span, f"all but {number.whole} of {whole:.0f}", value)
            else:
                yield Share(span, span.text, None)
        else:
            yield Share(span, span.text, None, plain=False, rest=cue.group == "not all")
