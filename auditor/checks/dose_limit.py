"""`check: dose-limit`: advice to take more in a day than an authority's limit for these readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks import dose_words as words
from auditor.checks.dose_slip import slipped
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.doses.units import convert
from auditor.limits import Limit, Substance
from auditor.model.article import Article
from auditor.model.doses import Dose, Role, UnitKind
from auditor.reference import fold

SWALLOWED = (None, "oral", "sublingual")
ROUNDING = 1.005  # a printed conversion may be rounded


@dataclass(frozen=True, slots=True)
class DoseLimit:
    """Finds advised, unsupervised doses above the limits for the readers addressed.

    `above: every` compares with the highest figure that any authority gives, `above: strictest` with the
    lowest binding one and only where the dose is not above every one.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"dose", "arithmetic", "substance", "limits", "readers", "strictest", "highest"})
    PAGE_WIDE: ClassVar = False
    above: Literal["every", "strictest"] = "every"

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        for dose in article.doses:
            if not words.is_advice(dose) or dose.supervised or dose.single or dose.route not in SWALLOWED:
                continue
            entry = words.substance_of(dose, context)
            if entry is None or slipped(dose, entry) or _treats(entry, dose):
                continue
            daily = per_day(dose, entry)
            figures = entry.figures(dose.population, dose.age)
            if daily is not None and self._passes(daily, figures) and not _capped(dose, entry, article):
                yield _hit(dose, entry, daily, figures)

    def _passes(self, daily: float, figures: list[tuple[float, Limit]]) -> bool:
        binding = [(value, limit) for value, limit in figures if limit.binding]
        if not binding:
            return False
        above_every = passes(daily, *figures[-1])
        return above_every if self.above == "every" else not above_every and passes(daily, *binding[0])


def per_day(dose: Dose, entry: Substance) -> float | None:
    """The day's amount in the substance's own unit, of a salt only the part that counts; None where it cannot be known.

    A dose with no frequency counts once: more than a day's limit at one time is above it all the same.
    """
    if dose.kind not in (UnitKind.MASS, UnitKind.ACTIVITY) or dose.unit is None:
        return None
    day = dose.highest if dose.least_daily is None else dose.least_daily
    unit = dose.unit if dose.least_daily is None else dose.daily_unit or dose.unit
    converted = convert(day, unit, entry.unit, entry.iu)
    if converted is None:
        return None
    return converted * _counting(dose, entry)


def _counting(dose: Dose, entry: Substance) -> float:
    """The part of the amount that counts: of `magnesium glycinate`, also of `magnesium … 400 mg glycinate`, the magnesium."""
    name = fold(dose.substance_span.text) if dose.substance_span else ""
    sentence = fold(dose.sentence.text) if dose.sentence is not None else ""
    if "elemental" in sentence:
        return 1.0
    parts = {fold(salt): part for salt, part in entry.salts.items()}
    own = fold(entry.name) + " "
    apart = [part for salt, part in parts.items() if salt.startswith(own) and salt.removeprefix(own) in sentence]
    return parts.get(name, min(apart, default=1.0))


def passes(daily: float, value: float, limit: Limit) -> bool:
    return daily >= value if limit.below and daily > 0 else daily > value * ROUNDING


def _treats(entry: Substance, dose: Dose) -> bool:
    """Whether the passage is about a treatment that goes above the limit on purpose."""
    if not entry.treatment:
        return False
    text = fold(" ".join(near.text for near in dose.passage))
    return re.search(rf"\b(?:{'|'.join(re.escape(fold(word)) for word in entry.treatment)})\b", text) is not None


def _capped(dose: Dose, entry: Substance, article: Article) -> bool:
    """Whether the passage itself states a maximum that keeps the reader below the limit."""
    near = {id(sentence) for sentence in dose.passage}
    for other in article.doses:
        if other.role is Role.LIMIT and id(other.sentence) in near and other.substance == dose.substance and other is not dose:
            same_row = dose.sentence is None or other.sentence is None or _row(dose) == _row(other)
            most = convert(other.highest, other.unit or "", entry.unit, entry.iu)
            figures = entry.figures(dose.population, dose.age)
            if same_row and most is not None and figures and most <= figures[-1][0] * ROUNDING:
                return True
    return False


def _row(dose: Dose) -> tuple[int, int] | None:
    cell = dose.sentence.block.cell if dose.sentence else None
    return (cell.table, cell.row) if cell else None


def _hit(dose: Dose, entry: Substance, daily: float, figures: list[tuple[float, Limit]]) -> Hit:
    who = words.readers(dose)
    evidence = tuple(
        Ground(
            None,
            f"{limit.kind} for {who}{f'. {limit.source}' if limit.source else ''}",
            limit.describe(words.amount(value, entry.unit)),
        )
        for value, limit in reversed(figures)
    )
    strictest = next(((value, limit) for value, limit in figures if limit.binding), figures[0])
    values = {
        "dose": dose.span.text, "arithmetic": words.arithmetic(dose, daily, entry.unit), "substance": entry.name, "readers": who,
        "limits": words.limits(figures, entry.unit), "strictest": strictest[1].describe(words.amount(strictest[0], entry.unit)),
        "highest": figures[-1][1].describe(words.amount(figures[-1][0], entry.unit)),
    }  # fmt: skip
    return Hit(dose.span, values, evidence)
