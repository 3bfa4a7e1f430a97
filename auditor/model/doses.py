"""Doses: what is taken, how much of it, how often, by whom, and who says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from auditor.model.prose import Sentence
from auditor.model.span import Span


class Role(StrEnum):
    """What an amount is in its sentence."""

    ADVISED = "advised"  # told to the reader
    REPORTED = "reported"  # given in a study
    LIMIT = "limit"  # an amount not to exceed
    LEVEL = "level"  # a concentration in blood or tissue
    REFERENCE = "reference"  # a daily requirement
    CONTENT = "content"  # what a product or food contains
    NONE = "none"


class UnitKind(StrEnum):
    """What a unit measures."""

    MASS = "mass"
    ACTIVITY = "activity"  # international units, units
    VOLUME = "volume"
    FORM = "form"  # tablets, drops, scoops
    LEVEL = "level"  # a concentration
    WEIGHTED = "weighted"  # per kilogram of body weight
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with its unit, as printed. `value` and `upper` count `unit`; `printed` is the unit's own spelling."""

    span: Span
    value: float
    upper: float | None
    unit: str
    kind: UnitKind
    printed: str

    @property
    def highest(self) -> float:
        return self.value if self.upper is None else self.upper


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose. `amount` and `upper` in `unit`; frequency in doses a day; duration in days.

    `daily` is the most that is taken in a day, in `daily_unit` (the substance's own unit where that is
    known); None where the frequency is. `age` is in months, from and to. `also` holds the same dose
    as the text gives it a second time, in another unit.
    """

    span: Span
    amount: float
    upper: float | None = None
    unit: str | None = None
    substance: str | None = None
    substance_span: Span | None = None
    frequency: float | None = None
    duration: float | None = None
    route: str | None = None
    population: str = "adult"
    role: Role = Role.NONE
    supervised: bool = False
    as_needed: bool = False
    daily: float | None = None
    daily_unit: str | None = None
    age: tuple[float, float] | None = None
    weight: float | None = None  # of the readers, in kilograms, where it is told: `a child of 20 kg`
    single: bool = False  # said to be taken once
    count: float = 1.0  # tablets, drops … that `amount` is made up of
    moment: str = ""  # the time of day that it is told for: `at night`
    strength: Span | None = None  # where the text tells what one of them holds, if elsewhere
    kind: UnitKind = UnitKind.OTHER
    also: tuple[Amount, ...] = ()
    least_daily: float | None = None  # the least that the words allow, in `daily_unit`: `every 4 to 6 hours` may be four times
    frequency_span: Span | None = None
    sentence: Sentence | None = field(default=None, repr=False, compare=False)
    passage: tuple[Sentence, ...] = field(
        default=(), repr=False, compare=False
    )  # of an advised dose: what is read together with it

    @property
    def highest(self) -> float:
        return self.amount if self.upper is None else self.upper
