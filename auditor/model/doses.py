"""Doses: what is taken, how much of it, how often, by whom, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose. `amount` and `upper` in `unit`; frequency in doses a day; duration in days."""

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
