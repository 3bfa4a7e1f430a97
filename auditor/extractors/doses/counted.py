"""Tablets counted in one sentence and their strength told in another: `Take six a day. Each capsule holds 15 mg of zinc.`"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.extractors.doses import bare
from auditor.extractors.doses.reading import Reader, readable
from auditor.extractors.doses.units import FORMS
from auditor.model.doses import Dose, Role, UnitKind
from auditor.model.prose import Sentence

PER_FORM = re.compile(rf"(?:\b(?:each|every|one|per|an?|single)\s(?:[\w-]+\s){{0,2}}?(?P<form>{FORMS})\b)", re.IGNORECASE)
OF_FORM = re.compile(rf"[\s-](?:(?!of\b|in\b|with\b)[\w-]+\s){{0,2}}?(?P<form>{FORMS})\b", re.IGNORECASE)
EACH_FORM = re.compile(  # `40 mg of zinc a capsule`
    rf"(?:\sof\s[\w’'-]+(?:\s[\w’'-]+)?)?\s(?:an?|per|each|in each|in every)\s(?P<form>{FORMS})\b", re.IGNORECASE
)
REACH = 60  # characters between a strength and the tablet that it is the strength of
SHAPES = {"tablet": "pill", "capsule": "pill", "softgel": "pill", "pill": "pill"}  # writers mix them


def with_strengths(doses: Sequence[Dose], reader: Reader) -> tuple[Dose, ...]:
    """The doses, with counts of tablets replaced by what so many tablets hold, where the passage tells it."""
    strengths = [(dose, form) for dose in doses if (form := _form(dose, reader))]
    if not strengths:
        return tuple(doses)
    around: dict[int, list[tuple[Dose, str]]] = defaultdict(list)  # by sentence: the strengths that are told near it
    for dose, form in strengths:
        for sentence in reader.around.passage(_sentence(dose)):
            around[sentence.index].append((dose, form))
    made: list[Dose] = []
    replaced: set[int] = set()
    for order in _orders(doses, [dose for dose, _ in strengths], reader):
        holding = _holding(order, around[_sentence(order).index])
        made += [_times(order, dose, reader) for dose in holding]
        if holding:
            replaced.add(id(order))
    kept = [dose for dose in doses if id(dose) not in replaced]
    return tuple(sorted([*kept, *made], key=lambda dose: (dose.span.block.index, dose.span.start)))


def _form(dose: Dose, reader: Reader) -> str:
    """The form of which one holds the dose: `each capsule provides 15 mg`, `the 500 mg tablets`, a column `Per capsule`."""
    if dose.kind not in (UnitKind.MASS, UnitKind.ACTIVITY) or dose.count != 1 or dose.sentence is None or dose.upper is not None:
        return ""
    text, span = dose.span.block.text, dose.span
    if behind := OF_FORM.match(text, span.end):
        return _shape(behind.group("form"))
    if each := EACH_FORM.match(text, span.end):
        return _shape(each.group("form"))
    if dose.role is not Role.CONTENT:
        return ""
    if dose.sentence.block.cell is not None:
        heads = (PER_FORM.search(each.text) for each in reader.around.heads(dose.sentence))
        return next((_shape(head.group("form")) for head in heads if head), "")
    near = PER_FORM.search(text, max(span.start - REACH, dose.sentence.span.start), min(span.end + REACH, dose.sentence.span.end))
    return _shape(near.group("form")) if near else ""


def _shape(form: str) -> str:
    lower = form.lower()
    single = next((unit for unit in ("tablet", "capsule", "softgel", "pill") if lower.startswith(unit[:3])), lower.rstrip("s"))
    return SHAPES.get(single, single)


def _orders(doses: Sequence[Dose], strengths: Sequence[Dose], reader: Reader) -> Iterator[Dose]:
    """Orders to take so many: counts of tablets, and bare counts in the passages of the strengths."""
    yield from (d for d in doses if d.kind is UnitKind.FORM and d.role is Role.ADVISED and d.frequency is not None)
    seen: set[int] = set()
    for strength in strengths:
        for sentence in reader.around.passage(_sentence(strength)):
            if sentence.index not in seen and readable(sentence):
                seen.add(sentence.index)
                counted = (reader.counted(sentence, item) for item in bare.counts(sentence))
                yield from (dose for dose in counted if dose.role is Role.ADVISED and dose.frequency is not None)


def _holding(order: Dose, strengths: Sequence[tuple[Dose, str]]) -> list[Dose]:
    """The strengths that an order counts: of its form, one for each substance."""
    shape = _shape(order.unit) if order.unit else ""
    fitting = [
        dose
        for dose, form in strengths
        if shape in ("", form) and dose.substance is not None and order.substance in (None, dose.substance)
    ]
    amounts: dict[str | None, set[tuple[float, str | None]]] = {}
    for dose in fitting:
        amounts.setdefault(dose.substance, set()).add((dose.amount, dose.unit))
    unnamed = {(dose.amount, dose.unit) for dose, form in strengths if dose.substance is None and shape in ("", form)}
    alone = {dose.substance: dose for dose in fitting if len(amounts[dose.substance] | unnamed) == 1}
    return list(alone.values())


def _times(order: Dose, strength: Dose, reader: Reader) -> Dose:
    """The order as an amount of what each tablet holds."""
    count = order.highest
    slowest = order.frequency if order.least_daily is None else order.least_daily / count
    amount = strength.amount * count
    daily, unit = reader.in_a_day(amount, strength.unit or "", strength.kind, order.frequency, strength.substance)
    least, _ = reader.in_a_day(amount, strength.unit or "", strength.kind, slowest, strength.substance)
    return replace(
        order,
        amount=strength.amount * order.amount,
        upper=None if order.upper is None else strength.amount * order.upper,
        unit=strength.unit,
        kind=strength.kind,
        substance=strength.substance,
        substance_span=strength.substance_span,
        daily=daily,
        daily_unit=unit,
        least_daily=least,
        count=count,
        strength=strength.span,
    )


def _sentence(dose: Dose) -> Sentence:
    assert dose.sentence is not None
    return dose.sentence
