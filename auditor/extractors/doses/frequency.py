"""How often and for how long: the words of frequency and duration, as doses a day and as days."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.model.prose import Sentence

COUNTS: Mapping[str, float] = {
    "once": 1, "twice": 2, "thrice": 3, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "couple": 2, "few": 3, "several": 5,
}  # fmt: skip
DAYS: Mapping[str, float] = {
    "hour": 1 / 24, "hr": 1 / 24, "h": 1 / 24, "day": 1, "d": 1, "night": 1, "morning": 1, "evening": 1, "meal": 1 / 3,
    "week": 7, "wk": 7, "tag": 1, "woche": 7, "fortnight": 14, "month": 30, "monat": 30, "year": 365,
}  # fmt: skip
ADVERBS: Mapping[str, float] = {
    "daily": 1,
    "nightly": 1,
    "täglich": 1,
    "tgl": 1,
    "weekly": 7,
    "fortnightly": 14,
    "monthly": 30,
    "yearly": 365,
    "annually": 365,
}
SHORT: Mapping[str, float] = {
    "bid": 2, "bd": 2, "tid": 3, "tds": 3, "qid": 4, "qds": 4, "qd": 1, "od": 1, "qod": 0.5, "qhs": 1, "hs": 1,
    "nocte": 1, "mane": 1, "qw": 1 / 7, "biw": 2 / 7, "tiw": 3 / 7,
}  # fmt: skip
WORD = "|".join(sorted(COUNTS, key=len, reverse=True))
COUNT = rf"(?:{WORD}|\d{{1,2}})"
RANGED = rf"{COUNT}(?:\s?(?:-|–|to|or)\s?{COUNT})?"
PERIOD = (
    r"24[ -]?hours?|24h|hours?|hrs?|h|days?|d|nights?|weeks?|wk|fortnight|months?|years?"
    r"|Tag|Woche|Monat|mornings?|evenings?|meals?"
)
FREQUENCY = re.compile(
    rf"(?P<every>\b(?:every|each)\s+(?P<skip>other|second|third|alternate)?"
    rf"\s?(?:(?P<e1>{COUNT})(?:\s?(?:-|–|to|or)\s?(?P<e2>{COUNT}))?\s?-?)?\s?(?P<eu>{PERIOD})\b)"
    rf"|(?P<alternate>\balternate days\b)"
    rf"|(?P<times>(?:(?<![\w-])|(?<=[x×])|(?<=[x×]\s))(?P<n>{RANGED})"
    rf"\s?(?:(?P<x>[x×])|times?|doses?|capsules?|tablets?|softgels?|applications?)?,?"
    rf"\s?(?:(?:a|per|each|every|in|in any|in a|/|pro)\s?(?P<nu>{PERIOD})\b|(?P<na>daily|nightly|weekly|monthly|yearly)\b))"
    rf"|(?P<q>\bq\.?\s?(?P<qn>\d{{1,2}})(?:\s?-\s?\d{{1,2}})?\s?h(?:rs?|ours?)?\b)"
    r"|(?P<short>\b(?P<letters>b\.i\.d|t\.i\.d|q\.i\.d|q\.d|q\.o\.d|b\.d|t\.d\.s|q\.d\.s|o\.d|[Bb][Ii][Dd]|[Bb][Dd]"
    r"|[Tt][Ii][Dd]|[Tt][Dd][Ss]|[Qq][Ii][Dd]|[Qq][Dd][Ss]|[Qq][Dd]|[Qq][Oo][Dd]|OD|od|q[Hh][Ss]|HS|QW|qw|BIW|TIW"
    r"|nocte|mane)\b\.?)"
    rf"|(?P<per>(?:\b(?:a|per|each|in a|in|any|pro|over)\s|/\s?)(?P<pu>{PERIOD})\b)"
    r"|(?P<spread>\b(?:through(?:out)?|over|across|during|in the course of|spread over|spread across) the day\b)"
    r"|(?P<plain>\b(?P<adverb>daily|nightly|täglich|tgl|weekly|fortnightly|monthly|yearly|annually)\b)"
    r"|(?P<both>\b(?:morning and (?:evening|night)|breakfast and (?:dinner|supper|at bedtime))\b)"
    r"|(?P<meals>\bwith (?:each |every |your )?meals\b|\bbefore meals\b|\bafter meals\b)"
    r"|(?P<moment>\b(?:at bedtime|at night|before bed(?:time)?|before sleep|in the (?:morning|evening|afternoon)"
    r"|(?:with|before|after|at) (?:your )?(?:breakfast|lunch|dinner|supper|the evening meal)|first thing"
    r"|mornings|evenings|nights|weekdays)\b"
    r"|\b(?:morning|evening|night|breakfast|lunch|dinner|supper|bedtime):"
    r"|^(?:morning|evening|night|breakfast|lunch|dinner|supper|bedtime|noon|midday|am|pm)$)",
    re.IGNORECASE,
)  # fmt: skip
ALL = re.compile(r"(?:all|both|each|everything)\b(?: of (?:it|them|these|this))?,?\s(?!of\b|have|are|is)", re.IGNORECASE)
DAILY_NOUN = re.compile(
    r"\s(?:recommended\s|maximum\s|safe\s)?(?:dose|dosage|intake|amount|maximum|limit|allowance)\b", re.IGNORECASE
)
CAP_NEAR = 12  # characters from `no more than` to the count that it caps
VISITS = re.compile(r"\s(?:visits?|weigh|sessions?|meetings?|check|classes|calls?|walks?|average|limit|newspaper)")
DURATION = re.compile(
    rf"\b(?:for|during|over|x|×|next|first|last|another)\s(?:(?:the|at least|about|up to|around|a period of|the first"
    rf"|the next|the last)\s)?"
    rf"(?P<n>{COUNT}|\d{{1,3}})(?:\s?(?:-|–|to|or)\s?(?P<m>\d{{1,3}}|{COUNT}))?[\s-](?P<u>days?|d|weeks?|wks?|months?"
    rf"|years?)\b"
    r"|\b(?P<cn>\d{1,3}|[a-z]+)[- ](?P<cu>day|week|month|year)[- ](?:course|treatment|regimen|supply|programme|program)\b",
    re.IGNORECASE,
)
SINGLE = re.compile(
    r"\b(?:single|one-off|bolus|loading dose|in one dose|as one dose|all at once|at once|in one go|at one time|at one sitting"
    r"|at a time|just once|only once|stat|megadose)\b",
    re.IGNORECASE,
)
NEEDED = re.compile(
    r"\b(?:as needed|when needed|if needed|when required|if required|if necessary|when necessary|prn|p\.r\.n)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Frequency:
    """Doses a day, said at `start` to `end` of the block. `interval` where it is the highest rate that the words allow."""

    start: int
    end: int
    rate: float
    interval: bool = False
    least: float | None = None  # the lowest rate that an interval allows
    explicit: bool = True  # False for a mere moment: `at bedtime`
    counted: bool = False  # `four times a day`, `5 doses in 24 hours`
    moment: str = ""  # the words of a mere moment


def most(sentences: Sequence[Sentence]) -> float | None:
    """The most doses a day that any of the sentences allows: `no more than 5 doses in 24 hours`."""
    found = []
    for sentence in sentences:
        for cue in sentence.found("dose-limit", "cap", "maximum"):
            near = (f for f in frequencies(sentence) if 0 <= f.start - cue.span.end <= CAP_NEAR and f.rate >= 1 and f.counted)
            found += [f.rate for f in near]
    return min(found, default=None)


@dataclass(frozen=True, slots=True)
class Duration:
    start: int
    days: float


def frequencies(sentence: Sentence) -> list[Frequency]:
    """The words of frequency in a sentence, in order."""
    span = sentence.span
    found = []
    for match in FREQUENCY.finditer(span.block.text, span.start, span.end):
        frequency = _frequency(match)
        if frequency is not None and not VISITS.match(match.string, match.end()):
            found.append(frequency)
    return found


def _frequency(match: re.Match[str]) -> Frequency | None:
    start, end = match.span()
    if match.group("every"):
        return _every(match)
    if match.group("alternate"):
        return Frequency(start, end, 0.5)
    if match.group("times"):
        if match.group("nu") and _unit(match.group("nu")) < 1 and "24" not in match.group("nu"):
            return None
        days = DAYS[_word(match.group("nu"))] if match.group("nu") else ADVERBS[match.group("na").lower()]
        return Frequency(start, end, highest(match.group("n")) / days, counted=True)
    if match.group("q"):
        return Frequency(start, end, 24 / max(float(match.group("qn")), 1), interval=True)
    if letters := match.group("letters"):
        return Frequency(start, end, SHORT[letters.replace(".", "").lower()])
    if match.group("per"):
        days = _unit(match.group("pu"))
        return Frequency(start, end, 1 / days) if days >= 1 else None
    if match.group("spread"):
        return Frequency(start, end, 1)
    if match.group("plain"):
        return Frequency(start, end, 1 / ADVERBS[match.group("adverb").lower()])
    if match.group("both"):
        return Frequency(start, end, 2)
    if match.group("meals"):
        return Frequency(start, end, 3, explicit=False)
    return Frequency(start, end, 1, explicit=False, moment=match.group().lower())


def _every(match: re.Match[str]) -> Frequency:
    """`every 4 to 6 hours` allows 24/4 doses; `every other day` is half a dose a day."""
    days = _unit(match.group("eu"))
    step = {"other": 2.0, "second": 2.0, "alternate": 2.0, "third": 3.0}.get((match.group("skip") or "").lower(), 1.0)
    if match.group("e1"):
        step = max(_count(match.group("e1")), 1 / 24)
    longest = max(_count(match.group("e2")), step) if match.group("e2") else step
    interval = days < 1 and "24" not in match.group("eu")
    return Frequency(match.start(), match.end(), 1 / (days * step), interval, 1 / (days * longest))


def _unit(word: str) -> float:
    return DAYS[_word(word)]


def _word(word: str) -> str:
    lower = word.lower()
    return "day" if lower.startswith("24") else lower if lower in DAYS else lower.removesuffix("s")


def _count(word: str) -> float:
    return float(word) if word.isdigit() else COUNTS.get(word.lower(), 1)


def highest(words: str) -> float:
    """The higher end of `2 or 3`, `one to two`."""
    return _count(re.split(r"\s?(?:-|–|\bto\b|\bor\b)\s?", words)[-1] or words)


def of_amount(found: Sequence[Frequency], start: int, end: int, until: int, since: int, count: float = 1.0) -> Frequency | None:
    """The frequency of an amount at `start` to `end`: one inside it, the first one up to `until`, else the last from `since` on.

    An interval gives way to a count for the whole day that follows it: `every 4 hours, up to 4 times a day`.
    `count` is the amount itself where it counts tablets: `6 capsules a day` are six of them once a day.
    """
    if own := next((f for f in found if f.start == start or start < f.start < end < f.end), None):
        return replace(own, rate=own.rate / count)
    inside = [f for f in found if start < f.start < end]
    after = [f for f in found if end <= f.start < until]
    before = [f for f in found if since <= f.start < start]
    for group in (inside, after, before[::-1]):
        if group:
            first = next((f for f in group if f.explicit), group[0])
            counts = [f for f in group if f.explicit and not f.interval and f.rate >= 1]
            if first.interval and counts:
                return min([first, *counts], key=lambda f: f.rate)
            if first.rate == 1 and (
                more := next((f for f in counts if f is not first and f.rate in (2, 3, 4) and f.start < first.start), None)
            ):
                return more
            return first
    return None


def of_sentence(found: Sequence[Frequency], text: str) -> Frequency | None:
    """The frequency that holds for every amount of a sentence: `the daily dose is 1 g for a child and 4 g for adults`."""
    return next((f for f in found if DAILY_NOUN.match(text, f.end)), None)


def told_of_all(sentence: Sentence) -> Frequency | None:
    """The frequency that a sentence tells of the amounts before it: `All at breakfast, every day.`"""
    return of_amount(frequencies(sentence), -1, -1, 10**9, 0) if ALL.match(sentence.text) else None


def durations(sentence: Sentence) -> list[Duration]:
    """The stretches of time in a sentence, in days."""
    span = sentence.span
    found = []
    for match in DURATION.finditer(span.block.text, span.start, span.end):
        count, unit = match.group("m") or match.group("n") or match.group("cn"), match.group("u") or match.group("cu")
        if count.isdigit() or count.lower() in COUNTS:
            word = "week" if unit.lower().startswith("wk") else _word(unit)
            found.append(Duration(match.start(), _count(count) * DAYS[word]))
    return found


def length(sentence: Sentence, start: int, single: bool) -> float | None:
    """For how many days: the first stretch of time behind the dose, else the last before it."""
    lengths = durations(sentence)
    behind = next((length.days for length in lengths if length.start >= start), None)
    before = lengths[-1].days if lengths else None
    return behind or before or (1.0 if single else None)
