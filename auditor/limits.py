"""Substances and how much of them a day is too much, as `rules/reference/limits/` states it. One file, one substance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import ClassVar, Literal

from auditor.interactions import Interaction

BAND = re.compile(r"(?P<low>\d+)(?:-(?P<high>\d+))?(?P<unit>[my])(?P<open>\+)?")
ADULT = 18 * 12
OLDEST = 200 * 12
AGES: Mapping[
    str, tuple[float, float]
] = {  # months; the oldest age that the word allows decides, so that a limit is not put too low
    "infant": (0, 13),
    "toddler": (12, 48),
    "child": (108, 144),
    "teenager": (168, 216),
}
UNREAD = "The figure is generally known; it has not been checked at its source"
UNREAD_CHILDREN = "The figures for children are generally known; they have not been checked at their source"
BEARING = ("pregnancy", "lactation")
SOFT = frozenset({
    "acceptable daily intake", "usual dose", "health-claim dose", "risk reduction level", "adequate intake",
    "recommended maximum", "guideline", "guidance level", "label maximum", "no-concern level at one time",
})  # fmt: skip


class Per(StrEnum):
    """What a limit is counted by."""

    DAY = "a day"
    TIME = "at one time"
    KILOGRAM = "a day for each kilogram of body weight"


@dataclass(frozen=True, slots=True)
class Limit:
    """One authority's figures, a day, in the substance's unit; null where it looked and set none.

    `values` is by population: adult, pregnancy, lactation, or a band of ages (`4-8y`, `6-23m`, `51y+`); so are
    `single`, the most at one time, and `per_kg`, the most a day for each kilogram of body weight.
    `read` says whether the figure was read in the source or is known from memory; `below` that the
    figure itself is already too much.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    authority: str
    kind: str
    values: Mapping[str, float | None]
    read: Literal["source", "knowledge"]
    year: int | None = None
    source: str = ""
    read_children: Literal["source", "knowledge"] = "source"
    below: bool = False
    form: str = ""
    route: str = ""
    single: Mapping[str, float | None] = field(default_factory=dict)
    per_kg: Mapping[str, float | None] = field(default_factory=dict)
    says: str = ""

    @property
    def binding(self) -> bool:
        """Whether it is a level that no reader should pass, rather than a yardstick."""
        return self.kind not in SOFT

    def value(self, population: str, age: tuple[float, float] | None, per: Per = Per.DAY) -> float | None:
        """The figure for a population, or for an age in months (from, to)."""
        figures = self.of(per)
        if population in BEARING and population in figures:
            return figures[population]
        low = _deciding_age(population, age)
        found = [
            (band[1] - band[0], value) for key, value in figures.items() if (band := _band(key)) and band[0] <= low < band[1]
        ]
        if found:
            return min(found, key=lambda pair: pair[0])[1]
        return figures.get("adult") if low >= ADULT else None

    def of(self, per: Per) -> Mapping[str, float | None]:
        return {Per.DAY: self.values, Per.TIME: self.single, Per.KILOGRAM: self.per_kg}[per]

    def describe(self, amount: str) -> str:
        year = f" {self.year}" if self.year else ""
        return f"{amount} ({self.authority}{year})"

    @property
    def grounds(self) -> str:
        """Where the figure comes from, and that nobody has read it there where nobody has."""
        unread = UNREAD if self.read == "knowledge" else UNREAD_CHILDREN if self.read_children == "knowledge" else ""
        return ". ".join(part for part in (self.source, unread) if part)


@dataclass(frozen=True, slots=True)
class Slip:
    """A unit in which amounts above `above` are a slip of the pen."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    unit: str
    above: float


@dataclass(frozen=True, slots=True, eq=False)
class Substance:
    """What is taken. `salts` gives the part of a compound's weight that counts towards the limit;
    `iu` is the weight of one international unit, `iu_forms` that of other forms of the same vitamin.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    name: str
    unit: str
    names: tuple[str, ...]
    checked: date
    limits: tuple[Limit, ...] = ()
    unlike: tuple[str, ...] = ()
    scope: str = ""
    iu: float | None = None
    iu_forms: tuple[float, ...] = ()
    salts: Mapping[str, float] = field(default_factory=dict)
    slips: tuple[Slip, ...] = ()
    treatment: tuple[str, ...] = ()
    needs_caution: bool = False
    daily_caution: bool = False  # ordinary now and then, but not every day without someone's word
    note: str = ""

    def figures(
        self, population: str, age: tuple[float, float] | None, per: Per = Per.DAY, authorities: Sequence[str] = ()
    ) -> list[tuple[float, Limit]]:
        """Every authority's figure for these readers, lowest first; of `authorities` alone where they have one.

        An authority that says nothing of pregnancy is asked for its adult figure only where none says anything.
        """
        own = [limit for limit in self.limits if limit.authority in authorities and limit.value(population, age, per) is not None]
        spoken = [limit for limit in self.limits if population in limit.of(per)] if population in BEARING else []
        asked = own or spoken or self.limits
        found = [(value, limit) for limit in asked if (value := limit.value(population, age, per)) is not None]
        return sorted(found, key=lambda pair: pair[0])


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """Whose limits hold for the readers of a country."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    name: str
    authorities: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Analyte:
    """Something measured in blood: how much of each unit is one and the same level."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    name: str
    names: tuple[str, ...]
    units: Mapping[str, float]
    checked: date
    source: str = ""
    substance: str = ""  # the file under limits/ of what is taken to raise it
    page: tuple[str, ...] = ()  # words anywhere on the page that say what bare figures measure


def words(tables: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]], tuple[str, ...]]]:
    """The names to look for in the text, as lexicons: name, groups (by file name), exceptions."""
    for folder, lexicon in (("limits", "substance"), ("levels", "analyte"), ("interactions", "interacting")):
        entries = {
            key: entry for key, entry in tables.get(folder, {}).items() if isinstance(entry, (Substance, Analyte, Interaction))
        }
        unlike = tuple(name for entry in entries.values() if isinstance(entry, Substance) for name in entry.unlike)
        if entries:
            yield lexicon, {key: entry.names for key, entry in entries.items()}, unlike


def overdue(table: Mapping[str, Substance], today: date, months: int) -> list[Substance]:
    """The substances whose limits were last checked more than `months` ago, the oldest first."""
    late = [entry for entry in table.values() if entry.limits and _months(entry.checked, today) >= months]
    return sorted(late, key=lambda entry: (entry.checked, entry.name))


def _months(since: date, until: date) -> int:
    """Whole months between two days."""
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)


def _deciding_age(population: str, age: tuple[float, float] | None) -> float:
    if age:
        return min(age[0], OLDEST)
    if population in AGES:
        return AGES[population][1] - 1
    return 40 * 12


@lru_cache(maxsize=512)
def _band(key: str) -> tuple[float, float] | None:
    """`4-8y` as months, from and to (exclusive)."""
    match = BAND.fullmatch(key)
    if not match:
        return None
    size = 12 if match.group("unit") == "y" else 1
    low = float(match.group("low"))
    high = OLDEST if match.group("open") else (float(match.group("high") or low) + 1) * size
    return low * size, high
