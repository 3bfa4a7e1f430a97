"""Who a dose is for: words of age and condition in the sentence, else in the headings above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model.prose import Cue, Sentence

NOT_AN_AGE = r"(?!\s?(?:mg|mcg|g|IU|minutes|hours|days|weeks|%|per)|\s?(?:-|–|to|and)\s?\d)"
AGE = re.compile(
    r"\b(?P<aged>aged?\s)?(?P<low>\d{1,2})\s?(?:-|–|to|and)\s?(?P<high>\d{1,2})"
    r"(?:[\s-](?P<unit>months?|years?|weeks?)\b(?P<old>[\s-](?:old|of age))?|(?(aged)\b|(?!)))"
    r"|\b(?P<one>\d{1,2})[\s-](?P<unit1>month|year|week)s?[\s-]olds?\b"
    r"|\bat (?P<at>\d{1,2}|six|nine|twelve) months\b"
    rf"|\b(?:under|below|younger than)\s(?:the age of\s)?(?P<under>\d{{1,2}})\b{NOT_AN_AGE}(?:\s(?P<unit2>months|years))?"
    r"|\b(?P<least>\d{1,2})\s?(?:years?(?:\sof age|\sold)?\s)?(?:and|or)\s(?:over|older|above|up)\b|\b(?P<plus>\d{1,2})\+"
    rf"|\b(?:over|above|older than|aged?|from)\s(?:the age of\s)?(?P<over>\d{{1,2}})\b{NOT_AN_AGE}(?:\s(?P<unit3>months|years))?",
    re.IGNORECASE,
)
OLDER = 200 * 12.0
WORDS = {"six": 6, "nine": 9, "twelve": 12}
RANK = ("pregnancy", "lactation", "infant", "toddler", "child", "teenager", "elderly", "adult")
WEIGHT = re.compile(
    r"\b(?:(?:weigh(?:s|ing)?|of|body ?weight:?)\s(?:about\s|around\s|only\s)?(?:\d+\s?(?:-|–|to)\s?)?"
    r"(?P<behind>\d+)\s?(?:kg|kilos?)\b"
    r"|(?P<before>\d+)[\s-]?(?:kg|kilo)\s(?:child|toddler|baby|boy|girl|kid|infant)\b)",
    re.IGNORECASE,
)
WEIGHT_CELL = re.compile(r"(?:\d+\s?(?:-|–|to)\s?)?(?P<behind>\d+)\s?kg", re.IGNORECASE)
NOT_FOR = re.compile(r"\b(?:not|never|avoid|except|unless)\b|n['’]t\b", re.IGNORECASE)
DIRECT = 30  # characters between an amount and the readers that it is said to be for: `5 mg a day for children`
MANY = 4  # names of readers that are looked at, from the amount backwards
APART = re.compile(r"[,;:.()]|\band\b")
YOUNG = frozenset({"child", "teenager"})
SUBJECTS = {"animal": "animal", "cells": "in vitro"}


@dataclass(frozen=True, slots=True)
class Population:
    """Readers addressed; `age` in months, from and to."""

    name: str
    age: tuple[float, float] | None = None


def of_amount(sentence: Sentence, start: int, end: int, low: int, high: int) -> Population | None:
    """Who the amount at `start` to `end` is for; `low` and `high` are where the neighbouring amounts end and begin.

    Words right behind it come first (`5 mg for children`), then those before it, then those further behind; where all
    of them stand with other amounts, what the whole sentence says.
    """
    text = sentence.block.text
    cues = tuple(sentence.found("dose-population"))
    behind = any(end <= cue.span.start <= min(end + DIRECT, high) and not APART.search(text, end, cue.span.start) for cue in cues)
    parts = ((end, high), (low, start)) if behind else ((low, start), (end, high))
    for first, last in parts:
        groups = {cue.group for cue in cues if first <= cue.span.start and cue.span.end <= last}
        if who := _population(sentence, text[first:last], groups):
            return who
    return _latest(sentence, start, cues) or of_sentence(sentence)


def _latest(sentence: Sentence, start: int, cues: Sequence[Cue]) -> Population | None:
    """The readers named last before `start`, where the sentence names several, as a table pasted as text does."""
    text, first = sentence.block.text, sentence.span.start
    ages = [match.start() for match in AGE.finditer(text, first, start)]
    places = sorted([*ages, *(cue.span.start for cue in cues if cue.span.end <= start)], reverse=True)
    for place in places[:MANY] if len(places) > 1 else ():
        groups = {cue.group for cue in cues if place <= cue.span.start and cue.span.end <= start}
        if who := _population(sentence, text[place:start], groups):
            return who
    return None


def weight(sentence: Sentence, row: Sequence[Sentence]) -> float | None:
    """The weight in kilograms of the readers, the highest of a range, told in the sentence or at the head of its table row."""
    match = WEIGHT.search(sentence.text) or (WEIGHT_CELL.fullmatch(row[0].text.strip()) if row else None)
    told = next((figure for figure in match.groups() if figure), None) if match else None
    return float(told) if told else None


def of_sentence(sentence: Sentence) -> Population | None:
    """Who the sentence speaks to, or None where it does not say."""
    return _population(sentence, sentence.text, {cue.group for cue in sentence.found("dose-population")})


def _population(sentence: Sentence, text: str, groups: set[str]) -> Population | None:
    """Who `text`, a part of the sentence with these groups of words, speaks of."""
    for group, subject in SUBJECTS.items():
        if sentence.has("dose-study", group):
            return Population(subject)
    if groups & {"pregnancy", "lactation"} and NOT_FOR.search(text):
        groups -= {"pregnancy", "lactation"}
    if "older adults" in text.lower():
        groups.discard("adult")
    age = _age(text, groups)
    if "adult" in groups and groups & YOUNG:
        groups = {"teenager"} if age is not None and age[0] >= 144 else {"adult"}  # `adults and children over 12`
    for name in RANK:
        if name in groups:
            return Population(name, age if name in ("infant", "toddler", "child", "teenager") else None)
    if age is not None and age[0] < 216:
        return Population(_by_age(age[0]), age)
    return None


def _age(text: str, groups: set[str]) -> tuple[float, float] | None:
    young = bool(groups & {"infant", "toddler", "child", "teenager"})
    for match in AGE.finditer(text):
        if match.group("low"):
            size = _months(match.group("unit") or "years")
            if young or match.group("aged") or match.group("old") or _labels(text, match):
                return float(match.group("low")) * size, (float(match.group("high")) + 1) * size
        elif match.group("one"):
            low = float(match.group("one")) * _months(match.group("unit1"))
            return low, low + _months(match.group("unit1"))
        elif match.group("at") and young:
            low = float(WORDS.get(match.group("at").lower()) or match.group("at"))
            return low, low + 1
        elif match.group("under") and (young or match.group("unit2")):
            return 0, float(match.group("under")) * _months(match.group("unit2") or "years")
        elif (least := match.group("least") or match.group("plus")) and (young or match.group("least")):
            return float(least) * 12, OLDER
        elif match.group("over") and (young or match.group("unit3")):
            return float(match.group("over")) * _months(match.group("unit3") or "years"), OLDER
    return None


def _labels(text: str, match: re.Match[str]) -> bool:
    """A label that is nothing but an age: `6 to 23 months: 5 ml`."""
    return not text[: match.start()].strip(" *•-–(") or text[match.end() : match.end() + 1] == ":"


def _months(unit: str) -> float:
    return {"w": 0.25, "m": 1.0, "y": 12.0}[unit[0].lower()]


def _by_age(months: float) -> str:
    return "infant" if months < 12 else "toddler" if months < 48 else "child" if months < 156 else "teenager"
