"""Numbers as printed: digits with grouping and decimals, ranges, percentages, and numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.model.document import Block
from auditor.model.prose import Number
from auditor.model.span import Span

BELOW_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
UNITS = {word: value for value, word in enumerate(BELOW_TWENTY)}
TENS = {word: 10 * i for i, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

GROUPED = r"\d{1,3}(?:,\d{3})+(?![\d,])|\d{1,3}(?:[ '’]\d{3})+(?![\d.])"
DIGITS = rf"(?P<digits>(?:{GROUPED})(?:[.·]\d+)?|0,\d+|\d+[.·]\d+|\d+|(?<![\d.])\.\d+)(?P<fraction>\s?[½¼¾⅓⅔])?"
AFTER = r"(?P<scale>\s(?:hundred|thousand|million|billion)\b)?(?P<percent>\s?%|\s?per\s?cent\b)?"
PRINTED = re.compile(rf"(?:{DIGITS}|(?P<only>[½¼¾⅓⅔])){AFTER}", re.IGNORECASE)

SMALL = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
BELOW_HUNDRED = rf"(?:{SMALL})(?:[- ](?:{SMALL}))?"
WORDS = re.compile(
    rf"(?P<words>(?:{BELOW_HUNDRED}|an?)(?:[- ](?:hundred|thousand|million|billion|dozen)\b(?:(?: and)? {BELOW_HUNDRED}\b)?)+"
    rf"|{BELOW_HUNDRED})(?!\w|-(?:{SMALL}))(?P<percent>\s?%|\s?per\s?cent\b)?",
    re.IGNORECASE,
)


def _by_first_letter(words: list[str]) -> str:
    """A pattern of words grouped by first letter: where none can start, the matcher tries one alternative and not thirty."""
    letters = sorted({word[0] for word in words})
    tails = ("|".join(sorted((word[1:] for word in words if word[0] == letter), key=len, reverse=True)) for letter in letters)
    return "|".join(f"{letter}(?:{tail})" for letter, tail in zip(letters, tails, strict=True))


DIGIT = re.compile(r"[\d½¼¾⅓⅔]")
FIRST_WORD = re.compile(rf"\b(?:{_by_first_letter([*UNITS, *TENS])}|an?[ -](?:{'|'.join(SCALES)}))\b", re.IGNORECASE)
SCALE = re.compile(r"\b(?:hundred|thousand|million|billion)\b", re.IGNORECASE)
OWN_DIGITS = re.compile(r"[\d½¼¾⅓⅔]+(?:[.,]\d+)*")
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
BETWEEN = re.compile(r"\s?(?:[-–—−]|to|and|or)\s?", re.IGNORECASE)
COUNTED = re.compile(r"\s(?:of|in|out|third|half|quarter|\w+)\b")
PRONOUN = re.compile(r"\b(?:no|any|some|every|which|this|that|each)\s$", re.IGNORECASE)
NOT_COUNTED = re.compile(
    r"\s(?:is|was|has|had|can|may|might|should|must|will|would|could|who|that|another|thing|day\b|way|"
    r"of (?:the (?:most|best|more|few|main|many|key|biggest|first)|those|us|these|its|their|our|my|your|his|her))",
    re.IGNORECASE,
)


def scan(block: Block) -> list[Number]:
    """The numbers of a block in order; `5 to 10`, `5–10` and `between 5 and 10` are one number with an upper end.

    Ordinals (`12th`) and digits inside names (`B12`, `omega-3`, `COVID-19`) are no numbers.
    """
    text = block.text
    singles = sorted((*_printed(block), *_worded(block)), key=lambda number: number.span.start)
    joined: list[Number] = []
    for number in singles:
        last = joined[-1] if joined else None
        if last and number.span.start < last.span.end:
            continue
        if last and last.upper is None and _joins(text, last, number):
            joined[-1] = _range(block, last, number)
        else:
            joined.append(number)
    return joined


def _range(block: Block, low: Number, high: Number) -> Number:
    span = Span(block, low.span.start, high.span.end)
    scale = SCALE.search(high.span.text)
    if scale and not SCALE.search(low.span.text) and low.value < high.value / SCALES[scale.group().lower()]:
        low = replace(low, value=low.value * SCALES[scale.group().lower()])  # `10 to 30 million`
    decimals = max(low.decimals, high.decimals)
    return Number(span, low.value, high.value, decimals, low.percent or high.percent, low.spelled)


def _joins(text: str, last: Number, number: Number) -> bool:
    between = text[last.span.end : number.span.start]
    if len(between) > 5 or not BETWEEN.fullmatch(between):
        return False
    if number.value <= last.value or last.spelled != number.spelled:
        return False
    word = between.strip().lower()
    if word == "and":
        return text[: last.span.start].rstrip().lower().endswith("between")
    return not (last.percent and not number.percent)


def _printed(block: Block) -> Iterator[Number]:
    text = block.text
    past = 0
    for digit in DIGIT.finditer(text):
        if digit.start() < past:
            continue
        dot = max(digit.start() - 1, 0)
        match = (text[dot] == "." and PRINTED.match(text, dot)) or PRINTED.match(text, digit.start())
        if not match:  # a digit of another script
            continue
        start, past = match.span()
        end = past
        if start and _inside_name(text, start):
            past = OWN_DIGITS.match(text, digit.start()).end()  # type: ignore[union-attr]  # of `B12 500 mcg` only 12 is the name's
            continue
        if ORDINAL.match(text, end):
            continue
        value, decimals = _value(match)
        sign = start and text[start - 1] in "-−–" and (start == 1 or text[start - 2] in " (=[<>,;/")
        if sign:
            start, value = start - 1, -value
        yield Number(Span(block, start, end), value, None, decimals, bool(match.group("percent")))


def _value(match: re.Match[str]) -> tuple[float, int]:
    """The value of digits and their decimals, a scale word (`2.5 million`) worked in."""
    scale = (match.group("scale") or "").strip().lower()
    factor = SCALES[scale] if scale else 1
    if match.group("only"):
        return FRACTIONS[match.group("only")] * factor, 2
    digits = match.group("digits")
    printed = digits.replace(",", "." if digits.startswith("0,") else "").replace("·", ".")
    printed = printed.replace("'", "").replace("’", "").replace(" ", "")
    value, decimals = float(printed), len(printed.partition(".")[2])
    if fraction := match.group("fraction"):
        value, decimals = value + FRACTIONS[fraction.strip()], 2
    return value * factor, decimals


def _inside_name(text: str, start: int) -> bool:
    """Whether digits go on from letters (`B12`, `v1.2`) or hang on a name by a hyphen (`omega-3`); `5mg-10mg` is a range."""
    before = text[start - 1]
    if before in {".", "_"} or before.isalnum():
        return not (before.isdigit() and text[start] in FRACTIONS)
    if before not in "-‑" or start < 2 or not text[start - 2].isalpha():
        return False
    at = start - 2
    while at >= 0 and text[at].isalpha():
        at -= 1
    return at < 0 or not text[at].isdigit()


def _worded(block: Block) -> Iterator[Number]:
    text = block.text
    past = 0
    for word in FIRST_WORD.finditer(text):
        start = word.start()
        if start < past or (start and text[start - 1] in "-‑"):
            continue
        match = WORDS.match(text, start)
        if match is None:
            continue
        past, words = match.end(), match.group("words").lower()
        percent = bool(match.group("percent"))
        if words == "one" and not percent and not _is_count(text, start, match.end()):
            continue
        value = _spelled(words)
        if value is not None:
            yield Number(Span(block, match.start(), match.end()), value, None, 0, percent, spelled=True)


def _is_count(text: str, start: int, end: int) -> bool:
    """Whether `one` is a count here (`one patient`, `one of the nine`, `one in ten`) and not a pronoun."""
    if PRONOUN.search(text, max(0, start - 8), start):
        return False
    return COUNTED.match(text, end) is not None and NOT_COUNTED.match(text, end) is None


def _spelled(words: str) -> float | None:
    """The value of a number in words; None where the words make no number (`twenty thirty`, `six two`)."""
    total, current, last = 0, 0, 1_000
    seen = False
    for word in re.split(r"[ -]", words):
        if word in UNITS or word in TENS:
            value = UNITS.get(word, TENS.get(word, 0))
            if last < 100 and not (last >= 20 and 0 < value < 10):
                return None
            current, last, seen = current + value, value, True
        elif word in SCALES:
            current = max(current, 1) * SCALES[word]
            if SCALES[word] >= 1_000:
                total, current = total + current, 0
            last, seen = 1_000, True
    return float(total + current) if seen else None
