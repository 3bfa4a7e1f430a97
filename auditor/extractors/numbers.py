"""Numbers as printed: digits with grouping and decimals, ranges, percentages, and numbers in words."""

from __future__ import annotations

import re

from auditor.model.document import Block
from auditor.model.prose import Number
from auditor.model.span import Span

UNITS = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
SMALL = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
WORDS = rf"(?:(?:{SMALL})(?:[- ](?:{SMALL}))?|an?)(?:[- ](?:hundred|thousand|million|dozen)(?:(?: and)? (?:{SMALL})(?:[- ](?:{SMALL}))?)?)+|(?:{SMALL})(?:-(?:{SMALL}))?"
DIGITS = r"\d{1,3}(?:[, \u202f\u2009\u00a0]\d{3})+(?![\d])(?:\.\d+)?|\d{1,3}(?:['’]\d{3})+(?!\d)|\d+[.·]\d+|\d+|\.\d+"
NUMBER = re.compile(rf"(?<![\w.])(?P<sign>[-−–](?=\d))?(?:(?P<digits>{DIGITS})(?P<fraction>\s?[½¼¾⅓⅔])?|(?P<only>[½¼¾⅓⅔])|(?P<words>\b(?:{WORDS})\b))(?P<scale>\s(?:hundred|thousand|million|billion)\b)?(?P<percent>\s?%|\s(?:per\s?cent|percent)\b)?", re.IGNORECASE)
BETWEEN = re.compile(r"\s?(?:[-–—]|to|and|or)\s?", re.IGNORECASE)


def scan(block: Block) -> list[Number]:
    """The numbers of a block in order; `5 to 10`, `5–10` and `between 5 and 10` are one number with an upper end."""
    text = block.text
    singles = [number for match in NUMBER.finditer(text) if (number := _number(block, match))]
    joined: list[Number] = []
    for number in singles:
        last = joined[-1] if joined else None
        if last and last.upper is None and _joins(text, last, number):
            joined[-1] = Number(
                Span(block, last.span.start, number.span.end), last.value, number.value,
                max(last.decimals, number.decimals), number.percent or last.percent, last.spelled,
            )  # fmt: skip
        else:
            joined.append(number)
    return joined


def _joins(text: str, last: Number, number: Number) -> bool:
    between = text[last.span.end : number.span.start]
    match = BETWEEN.fullmatch(between)
    if not match or number.value <= last.value or last.spelled != number.spelled:
        return False
    word = between.strip().lower()
    if word in ("and", "or"):
        return word == "or" and not number.spelled or text[: last.span.start].rstrip().lower().endswith("between")
    return not (last.percent and not number.percent)


def _number(block: Block, match: re.Match[str]) -> Number | None:
    text = match.string
    percent = bool(match.group("percent"))
    scale = (match.group("scale") or "").strip().lower()
    factor = {"billion": 1_000_000_000, "": 1}.get(scale) or SCALES[scale]
    if words := match.group("words"):
        value, decimals = _spelled(words.lower()), 0
        if value is None:
            return None
        if words.lower() == "one" and not percent and not scale and not _counts(text, match.end()):
            return None
    elif match.group("only"):
        value, decimals = FRACTIONS[match.group("only")], 2
    else:
        if match.end() < len(text) and text[match.end()].isalpha() and text[match.end()].isupper():
            pass
        printed = re.sub(r"[,'’ \u202f\u2009\u00a0]", "", match.group("digits")).replace("·", ".")
        value, decimals = float(printed), len(printed.partition(".")[2])
        if match.group("fraction"):
            value += FRACTIONS[match.group("fraction").strip()]
    negative = bool(match.group("sign")) and (match.start() == 0 or text[match.start() - 1] in " (=")
    start = match.start() if negative or not match.group("sign") else match.start() + 1
    return Number(Span(block, start, match.end()), value * factor * (-1 if negative else 1), None, decimals, percent, bool(match.group("words")))


def _counts(text: str, end: int) -> bool:
    """Whether `one` is a count here (`one patient`, `one of the nine`, `one in ten`) and not a pronoun."""
    return re.match(r"\s(?:of|in|out|third|half|quarter|\w+)\b", text[end:]) is not None


def _spelled(words: str) -> float | None:
    total, current, seen = 0, 0, False
    for word in re.split(r"[ -]", words):
        if word in UNITS:
            current, seen = current + UNITS[word], True
        elif word in TENS:
            current, seen = current + TENS[word], True
        elif word in SCALES:
            current = max(current, 1) * SCALES[word]
            if SCALES[word] >= 1_000:
                total, current = total + current, 0
            seen = True
        elif word not in ("and", "a", "an"):
            return None
    return float(total + current) if seen else None
