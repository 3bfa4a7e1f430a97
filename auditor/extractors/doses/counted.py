"""Tablets or spoons counted in one sentence and their strength told in another: `Take six. Each holds 15 mg of zinc.`"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.extractors.doses import bare
from auditor.extractors.doses.reading import Reader, readable
from auditor.extractors.doses.units import FORMS, MILLILITRES
from auditor.model.doses import Dose, Role, UnitKind
from auditor.model.prose import Sentence

PER_FORM = re.compile(rf"(?:\b(?:each|every|one|per|an?|single)\s(?:[\w-]+\s){{0,2}}?(?P<form>{FORMS})\b)", re.IGNORECASE)
OF_FORM = re.compile(rf"[\s-](?:(?!of\b|in\b|with\b)[\w-]+\s){{0,2}}?(?P<form>{FORMS})\b", re.IGNORECASE)
EACH_FORM = re.compile(  # `40 mg of zinc a capsule`
    rf"(?:\sof\s[\w’'-]+(?:\s[\w’'-]+)?)?\s(?:an?|per|each|in each|in every)\s(?P<form>{FORMS})\b", re.IGNORECASE
)
REACH = 60  # characters between a strength and the tablet that it is the strength of
SHAPES = {"tablet": "pill", "capsule": "pill", "softgel": "pill", "pill": "pill"}  # writers mix them


@dataclass(frozen=True, slots=True)
class Strength:
    """What one tablet or `per` millilitres hold."""

    dose: Dose
    form: str
    per: float = 1.0


def with_strengths(doses: Sequence[Dose], reader: Reader) -> tuple[Dose, ...]:
    """The doses, with counts of tablets and spoons replaced by what so many hold, where the passage tells it."""
    strengths = [strength for dose in doses if (strength := _strength(dose, reader))]
    if not strengths:
        return tuple(doses)
    around: dict[int, list[Strength]] = defaultdict(list)  # by sentence: the strengths that are told near it
    for strength in strengths:
        for sentence in reader.around.passage(_sentence(strength.dose)):
            around[sentence.index].append(strength)
    made: list[Dose] = []
    replaced: set[int] = set()
    for order in _orders(doses, strengths, reader):
        holding = _holding(order, around[_sentence(order).index])
        made += [_times(order, strength, reader) for strength in holding]
        if holding:
            replaced.add(id(order))
    kept = [dose for dose in doses if id(dose) not in replaced]
    return tuple(sorted([*kept, *made], key=lambda dose: (dose.span.block.index, dose.span.start)))


def _strength(dose: Dose, reader: Reader) -> Strength | None:
    if dose.kind not in (UnitKind.MASS, UnitKind.ACTIVITY) or dose.count != 1 or dose.sentence is None or dose.upper is not None:
        return None
    volume = next((also for also in dose.also if also.kind is UnitKind.VOLUME and also.unit in MILLILITRES), None)
    if volume is not None and volume.value:
        return Strength(dose, "mL", volume.value * MILLILITRES[volume.unit])
    form = _form(dose, reader)
    return Strength(dose, form) if form else None


def _form(dose: Dose, reader: Reader) -> str:
    """The form of which one holds the dose: `each capsule provides 15 mg`, `the 500 mg tablets`, a column `Per capsule`."""
    text, span, sentence = dose.span.block.text, dose.span, _sentence(dose)
    if behind := OF_FORM.match(text, span.end) or EACH_FORM.match(text, span.end):
        return _shape(behind.group("form"))
    if dose.role is not Role.CONTENT:
        return ""
    if sentence.block.cell is not None:
        heads = (PER_FORM.search(each.text) for each in reader.around.heads(sentence))
        return next((_shape(head.group("form")) for head in heads if head), "")
    near = PER_FORM.search(text, max(span.start - REACH, sentence.span.start), min(span.end + REACH, sentence.span.end))
    return _shape(near.group("form")) if near else ""


def _shape(form: str) -> str:
    lower = form.lower()
    single = next((unit for unit in ("tablet", "capsule", "softgel", "pill") if lower.startswith(unit[:3])), lower.rstrip("s"))
    return SHAPES.get(single, single)


def _orders(doses: Sequence[Dose], strengths: Sequence[Strength], reader: Reader) -> Iterator[Dose]:
    """Orders to take so many: counts of tablets and volumes, and bare counts in the passages of the strengths."""
    yield from (dose for dose in doses if dose.kind in (UnitKind.FORM, UnitKind.VOLUME) and _ordered(dose))
    seen: set[int] = set()
    for strength in strengths:
        for sentence in reader.around.passage(_sentence(strength.dose)):
            if sentence.index not in seen and readable(sentence):
                seen.add(sentence.index)
                counted = (reader.counted(sentence, item) for item in bare.counts(sentence))
                yield from (dose for dose in counted if _ordered(dose))


def _ordered(dose: Dose) -> bool:
    return dose.role is Role.ADVISED and dose.frequency is not None


def _holding(order: Dose, strengths: Sequence[Strength]) -> list[Strength]:
    """The strengths that an order counts: of its form, one for each substance."""
    shape = "mL" if order.kind is UnitKind.VOLUME else _shape(order.unit) if order.unit else ""
    alike = [strength for strength in strengths if strength.form == shape or (not shape and strength.form != "mL")]
    fitting = [s for s in alike if s.dose.substance is not None and order.substance in (None, s.dose.substance)]
    amounts: dict[str | None, set[tuple[float, str | None]]] = defaultdict(set)
    for strength in alike:
        amounts[strength.dose.substance].add((strength.dose.amount / strength.per, strength.dose.unit))
    alone = {s.dose.substance: s for s in fitting if len(amounts[s.dose.substance] | amounts[None]) == 1}
    return list(alone.values())


def _times(order: Dose, strength: Strength, reader: Reader) -> Dose:
    """The order as an amount of what each tablet, or so much of a liquid, holds."""
    dose = strength.dose
    share = MILLILITRES.get(order.unit or "", 1.0) / strength.per
    slowest = order.frequency if order.least_daily is None else order.least_daily / order.highest
    amount = dose.amount * order.highest * share
    daily, unit = reader.in_a_day(amount, dose.unit or "", dose.kind, order.frequency, dose.substance)
    least, _ = reader.in_a_day(amount, dose.unit or "", dose.kind, slowest, dose.substance)
    return replace(
        order,
        amount=dose.amount * order.amount * share,
        upper=None if order.upper is None else dose.amount * order.upper * share,
        unit=dose.unit,
        kind=dose.kind,
        substance=dose.substance,
        substance_span=dose.substance_span,
        daily=daily,
        daily_unit=unit,
        least_daily=least,
        count=order.highest,
        strength=dose.span,
    )


def _sentence(dose: Dose) -> Sentence:
    assert dose.sentence is not None
    return dose.sentence
