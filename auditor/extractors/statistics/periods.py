"""Periods that do not fit their own dates: `for 12 months, from May 2020 to January 2021`; years that run backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.statistics.figures import after, rough
from auditor.model.document import Part
from auditor.model.prose import Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Oddity

NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\.?"
)
DATES = re.compile(
    rf"\b(?:from|between)\s(?:(?:early|mid|late)[\s-])?{MONTH}(?:\s(\d{{4}}))?\s(?:to|and|until|till|through)\s"
    rf"(?:(?:early|mid|late)[\s-])?{MONTH}\s(\d{{4}})\b",
    re.IGNORECASE,
)
LENGTH = re.compile(r"[\s-](months?|years?)\b", re.IGNORECASE)
AHEAD = re.compile(r"[\s-](?:months?|years?)(?: long)?\s?[,(:]?\s?(?:that is,? |running |lasting )?", re.IGNORECASE)
BEHIND = re.compile(
    r"\s?(?:[,(–—]|,? (?:for|lasting|that is,?))\s?(?:or |a (?:period|total) of |over |for |in all )?", re.IGNORECASE
)
SLACK = 0.15  # of the printed length; a period is seldom counted to the day
JOINED = re.compile(r"[\d(/:;.-]$")
GOES_ON = re.compile(r"[\w/–-]")
YEARS = re.compile(r"((?:19|20)\d\d)\s?[–—-]\s?((?:19|20)\d\d)")


def read(prose: Prose) -> Iterator[Oddity]:
    """The periods of an article that cannot be, in order."""
    for sentence in prose.sentences:
        if sentence.block.part is Part.REFERENCES or not sentence.numbers:
            continue
        for dates in DATES.finditer(sentence.block.text, sentence.span.start, sentence.span.end):
            if found := _length(sentence, dates):
                yield found
        if sentence.block.part is Part.PROSE:
            yield from _backwards(sentence)


def _length(sentence: Sentence, dates: re.Match[str]) -> Oddity | None:
    months = _months(*dates.groups())
    if months is None or months <= 0:
        return None
    text = sentence.block.text
    for number in sentence.numbers:
        unit = LENGTH.match(after(number, sentence))
        if not unit or number.upper is not None or rough(number, sentence):
            continue
        end = number.span.end + unit.end()
        told = AHEAD.fullmatch(text, number.span.end, dates.start()) or BEHIND.fullmatch(text, dates.end(), number.span.start)
        length = number.value * (12 if unit[1].lower().startswith("year") else 1)
        slack = max(1.0, SLACK * length)
        if told and not months - slack <= length <= months + 1 + slack:
            span = Span(sentence.block, min(number.span.start, dates.start()), max(end, dates.end()))
            dated = dates[0].partition(" ")[2]
            return Oddity(span, f"{dated} is {months} months")
    return None


def _months(first: str, first_year: str | None, last: str, last_year: str) -> int | None:
    """Months from one named month to another; where the first has no year, it is that of the last."""
    one, other = (NAMES.index(name[:3].lower()) for name in (first, last))
    return (int(last_year) - int(first_year or last_year)) * 12 + other - one


def _backwards(sentence: Sentence) -> Iterator[Oddity]:
    text = sentence.block.text
    for years in YEARS.finditer(text, sentence.span.start, sentence.span.end):
        alone = not JOINED.search(text, 0, years.start()) and not GOES_ON.match(text, years.end())
        if alone and int(years[1]) > int(years[2]):
            span = Span(sentence.block, years.start(), years.end())
            yield Oddity(span, f"the years run backwards, from {years[1]} to {years[2]}")
