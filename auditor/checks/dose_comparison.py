"""What an amount is held against: the limits a day, at one time, or for each kilogram, of whichever authorities count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.checks import dose_words as words
from auditor.checks.interface import Context, Ground
from auditor.extractors.doses import frequency
from auditor.extractors.doses.units import convert
from auditor.limits import Limit, Per, Substance
from auditor.model.doses import Dose, UnitKind
from auditor.reference import fold

ROUNDING = 1.005  # a printed conversion may be rounded
WHOLE_DAY = re.compile(
    r"(?:(?:a|per|each|every|in|in a|in any|over|pro)\s|/\s?)?(?:24[ -]?h\w*|days?|d|daily|tag|täglich|tgl)", re.IGNORECASE
)
SPREAD = re.compile(r"(?:through|over|across|during|course|spread)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """An amount in the unit of its limits, and every figure that it may be held against, lowest first."""

    amount: float
    unit: str
    per: Per
    figures: list[tuple[float, Limit]]

    @property
    def above_every(self) -> bool:
        return passes(self.amount, *self.figures[-1])

    @property
    def strictest(self) -> tuple[float, Limit]:
        return next(((value, limit) for value, limit in self.figures if limit.binding), self.figures[0])

    @property
    def binds(self) -> bool:
        """Whether a level that nobody should pass is among the figures."""
        return any(limit.binding for _, limit in self.figures)

    def grounds(self, readers: str) -> tuple[Ground, ...]:
        """The figures as evidence, highest first."""
        return tuple(
            Ground(None, f"{limit.kind} for {readers}{f'. {limit.grounds}' if limit.grounds else ''}", self.told(value, limit))
            for value, limit in reversed(self.figures)
        )

    def told(self, value: float, limit: Limit) -> str:
        return limit.describe(words.amount(value, self.unit))


def comparisons(dose: Dose, entry: Substance, authorities: tuple[str, ...]) -> Iterator[Comparison]:
    """What the dose can be held against; nothing where its units or its readers have no limit."""
    found = (
        (Per.KILOGRAM, weighted(dose, entry), f"{entry.unit}/kg"),
        (Per.DAY, None if dose.single else per_day(dose, entry), entry.unit),
        (Per.TIME, at_once(dose, entry), entry.unit),
    )
    for per, amount, unit in found:
        readers = "child" if per is Per.KILOGRAM and dose.population == "adult" else dose.population  # by weight means children
        if amount is not None and (figures := entry.figures(readers, dose.age, per, authorities)):
            yield Comparison(amount, unit, per, figures)


def authorities(context: Context, country: str) -> tuple[str, ...]:
    """The authorities that decide for the readers of a country; none where no country is chosen."""
    chosen = context.reference.tables.get("countries", {}).get(country)
    return chosen.authorities if chosen is not None else ()


def per_day(dose: Dose, entry: Substance) -> float | None:
    """The day's amount in the substance's own unit, of a salt only the part that counts; None where it cannot be known.

    A dose with no frequency counts once: more than a day's limit at one time is above it all the same.
    """
    if dose.kind not in (UnitKind.MASS, UnitKind.ACTIVITY) or dose.unit is None:
        return None
    day = dose.highest if dose.least_daily is None else dose.least_daily
    unit = dose.unit if dose.least_daily is None else dose.daily_unit or dose.unit
    most = frequency.most(dose.passage) if (dose.frequency or 0) > 1 else None
    capped = None if most is None else _counted(dose.highest * most, dose.unit, dose, entry)
    told = _counted(day, unit, dose, entry)
    return told if capped is None or told is None else min(told, capped)


def at_once(dose: Dose, entry: Substance) -> float | None:
    """What is taken at one time; None where the amount is a whole day's."""
    if dose.kind not in (UnitKind.MASS, UnitKind.ACTIVITY) or dose.unit is None:
        return None
    often = dose.frequency_span.text if dose.frequency_span else ""
    whole = dose.frequency == 1 and (WHOLE_DAY.fullmatch(often) or SPREAD.match(often))
    return None if whole or (dose.frequency or 1) < 1 else _counted(dose.highest, dose.unit, dose, entry)


def weighted(dose: Dose, entry: Substance) -> float | None:
    """The day's amount for each kilogram of body weight."""
    if dose.weight and dose.population in ("infant", "toddler", "child") and dose.kind is UnitKind.MASS:
        day = per_day(dose, entry)
        return None if day is None else day / dose.weight
    if dose.kind is not UnitKind.WEIGHTED or dose.unit is None or not dose.unit.endswith("/kg"):
        return None
    return _counted(dose.highest if dose.least_daily is None else dose.least_daily, dose.unit.removesuffix("/kg"), dose, entry)


def passes(amount: float, value: float, limit: Limit) -> bool:
    return amount >= value if limit.below and amount > 0 else amount > value * ROUNDING


def _counted(amount: float, unit: str, dose: Dose, entry: Substance) -> float | None:
    converted = convert(amount, unit, entry.unit, entry.iu)
    return None if converted is None else converted * _part(dose, entry)


def _part(dose: Dose, entry: Substance) -> float:
    """The part of the amount that counts: of `magnesium glycinate`, also of `magnesium … 400 mg glycinate`, the magnesium."""
    name = fold(dose.substance_span.text) if dose.substance_span else ""
    sentence = fold(dose.sentence.text) if dose.sentence is not None else ""
    if "elemental" in sentence:
        return 1.0
    parts = {fold(salt): part for salt, part in entry.salts.items()}
    own = fold(entry.name) + " "
    apart = [part for salt, part in parts.items() if salt.startswith(own) and salt.removeprefix(own) in sentence]
    return parts.get(name, min(apart, default=1.0))
