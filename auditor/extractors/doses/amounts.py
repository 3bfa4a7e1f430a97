"""Amounts: numbers with a unit behind them, halves and fractions among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from auditor.extractors.doses.units import (
    FORM_WORD,
    GROUPED,
    PER_OTHER,
    PER_VOLUME,
    PER_WEIGHT,
    UNIT,
)
from auditor.model.doses import Amount, UnitKind
from auditor.model.prose import Number, Sentence
from auditor.model.span import Span

WHOLE = {"one": 1.0, "two": 2.0, "three": 3.0, "1": 1.0, "2": 2.0, "3": 3.0}
HALF = re.compile(
    r"\b(?P<words>(?:(?P<whole>one|two|three|[123])\sand\sa\s)?(?P<part>half|quarter)(?:\sof)?(?:\san?)?)(?=\s[a-z])",
    re.IGNORECASE,
)
FRACTION = re.compile(r"(?<![\d/.])(?:(?P<whole>\d{1,2})\s)?(?P<top>[123])/(?P<bottom>[2348])(?=\s?-?\s?[A-Za-z])")
SLASH = re.compile(r"\s?/\s?\d")
NEEDED = re.compile(
    r"\s(?:of\s)?(?:(?:the|your|an adult's|their)\s)?(?:recommended\s)?(?:daily\s|dietary\s)?(?:[\w-]+\s){0,2}?"
    r"(?:RDA|RDI|RNI|NRV|DV|needs|requirements?|allowance|daily value|reference intake)\b"
)
HEAD_UNIT = re.compile(r"[(\[]\s?(?:in\s)?|,\s(?:in\s)?")
NAMED_KINDS = {group: (name, kind) for group, name, kind, _ in GROUPED}


def amounts(sentence: Sentence) -> list[Amount]:
    """The numbers of a sentence that a unit follows, in order."""
    text = sentence.block.text
    found: list[Amount] = []
    numbers = _with_halves(sentence)
    for i, number in enumerate(numbers):
        if number.percent:
            needed = NEEDED.match(text, number.span.end)
            amount = _share(number, needed.end()) if needed else None
        else:
            amount = _amount(text, number) or _named_form(sentence, number)
        if amount is None and SLASH.match(text, number.span.end) and i + 1 < len(numbers):
            amount = _slashed(text, number, numbers[i + 1])
        if amount is not None and amount.unit == "units" and sentence.has("dose-drinking") and not sentence.has("dose-medicine"):
            amount = replace(amount, unit="uk_unit")
        if amount is not None and not (found and found[-1].span.end > amount.span.start):
            found.append(amount)
    return found


def _with_halves(sentence: Sentence) -> Sequence[Number]:
    """The numbers of a sentence, with `half a gram`, `one and a half grams` and `1/2 teaspoon` as one each."""
    span, text = sentence.span, sentence.block.text
    if "alf " not in sentence.text and "quarter " not in sentence.text and "/" not in sentence.text:
        return sentence.numbers
    parts = [_half(span, match) for match in HALF.finditer(text, span.start, span.end)]
    parts += [_fraction(span, match) for match in FRACTION.finditer(text, span.start, span.end)]
    free = [n for n in sentence.numbers if not any(p.span.start < n.span.end and n.span.start < p.span.end for p in parts)]
    return sorted([*free, *parts], key=lambda number: number.span.start)


def _half(span: Span, match: re.Match[str]) -> Number:
    whole = WHOLE.get((match.group("whole") or "").lower(), 0.0)
    part = 0.25 if match.group("part").lower() == "quarter" else 0.5
    return Number(Span(span.block, *match.span("words")), whole + part, None, 2, spelled=True)


def _fraction(span: Span, match: re.Match[str]) -> Number:
    value = float(match.group("whole") or 0) + float(match.group("top")) / float(match.group("bottom"))
    return Number(Span(span.block, *match.span()), value, None, 2)


def _amount(text: str, number: Number) -> Amount | None:
    match = UNIT.match(text, number.span.end)
    if match is None:
        return None
    group = next(name for name in NAMED_KINDS if match.group(name))
    unit, kind = NAMED_KINDS[group]
    if number.spelled and kind is UnitKind.FORM and number.value > 20:
        return None
    scale = 1000.0 if match.group("thousand") or _dotted_thousands(number, match.group(group)) else 1.0
    end, unit, kind = _suffix(text, match.end(), unit + (match.group("form") or ""), kind)
    upper = None if number.upper is None else number.upper * scale
    return Amount(Span(number.span.block, number.span.start, end), number.value * scale, upper, unit, kind, match.group(group))


def _named_form(sentence: Sentence, number: Number) -> Amount | None:
    """`two aspirin tablets`: the name stands between the count and the tablets."""
    text, end = sentence.block.text, number.span.end
    for cue in (*sentence.found("substance"), *sentence.found("dose-medicine")):
        if cue.span.start == end + 1 and text[end] == " " and FORM_WORD.match(text, cue.span.end + 1):
            return _amount(text, replace(number, span=Span(number.span.block, number.span.start, cue.span.end)))
    return None


def unit_of_column(head: str) -> tuple[str, UnitKind] | None:
    """The unit in a column's head, `Dose (mg)` or `Dose, mg`, with what it measures."""
    match = next((found for place in HEAD_UNIT.finditer(head) if (found := UNIT.match(head, place.end()))), None)
    if match is None:
        return None
    unit, kind = NAMED_KINDS[next(name for name in NAMED_KINDS if match.group(name))]
    _, unit, kind = _suffix(head, match.end(), unit + (match.group("form") or ""), kind)
    return unit, kind


def _share(number: Number, end: int) -> Amount:
    """`120% of your daily needs`: a share of the requirement."""
    return Amount(Span(number.span.block, number.span.start, end), number.value, number.upper, "% RDA", UnitKind.OTHER, "%")


def _dotted_thousands(number: Number, printed: str) -> bool:
    """`50.000 IE` is fifty thousand: a point before three digits in a continental unit."""
    return printed in ("IE", "UI") and number.decimals == 3


def _suffix(text: str, end: int, unit: str, kind: UnitKind) -> tuple[int, str, UnitKind]:
    """The unit with what it is counted per."""
    if per := PER_VOLUME.match(text, end):
        volume = (per.group("of") or per.group("word")).replace("ml", "mL").replace("dl", "dL")
        return per.end(), f"{unit}/{'L' if volume.lower() in ('l', 'litre', 'liter') else volume}", UnitKind.LEVEL
    if per := PER_WEIGHT.match(text, end):
        return per.end(), f"{unit}/kg", UnitKind.WEIGHTED
    if per := PER_OTHER.match(text, end):
        return per.end(), f"{unit} per", UnitKind.OTHER
    return end, unit, kind


def _slashed(text: str, number: Number, second: Number) -> Amount | None:
    """`500/1000 mg`: the unit of the second number covers the first."""
    amount = _amount(text, second)
    if amount is None or amount.kind is not UnitKind.MASS or second.value <= number.value or second.upper is not None:
        return None
    return replace(
        amount, span=Span(number.span.block, number.span.start, amount.span.end), value=number.value, upper=amount.value
    )
