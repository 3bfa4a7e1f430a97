"""`check: dose-limit`: advice to take more than an authority's limit for these readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from auditor.checks import dose_sum, limit_table
from auditor.checks import dose_words as words
from auditor.checks.dose_comparison import ROUNDING, Comparison, authorities, comparisons, passes, per_day
from auditor.checks.dose_slip import slipped
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.doses.units import convert
from auditor.limits import Per, Substance
from auditor.model.article import Article
from auditor.model.doses import Dose, Role
from auditor.reference import Reference, fold

INTAKE = "acceptable daily intake"
SWALLOWED = (None, "oral", "sublingual")


@dataclass(frozen=True, slots=True)
class DoseLimit:
    """Finds advised, unsupervised doses above the limits for the readers addressed.

    `above: every` compares with the highest figure that any authority gives, `above: strictest` with the
    lowest binding one and only where the dose is not above every one; professional readers know that authorities
    differ. `above: yardstick` is for substances of which only an acceptable daily
    intake is known. With a `country` (a file of rules/reference/countries/) its authorities decide alone. `overdue` is the age
    in months at which a limit is said to want checking again.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"dose", "arithmetic", "substance", "limits", "per", "readers", "strictest", "highest"})
    PAGE_WIDE: ClassVar = False
    above: Literal["every", "strictest", "yardstick"] = "every"
    country: str = ""
    readers: Literal["general", "professional"] = "general"
    overdue: int = 24

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        deciding = authorities(context, self.country)
        told: set[int] = set()
        said: set[tuple[int, str | None, float]] = set()  # one sentence may name a dose twice
        for dose in article.doses:
            entry = words.substance_of(dose, context)
            if entry is None or not self._counts(dose, context):
                continue
            above = self._above([*comparisons(dose, entry, deciding)])
            if above is not None and not _capped(dose, entry, article):
                told.add(id(dose))
                mention = (dose.sentence.index if dose.sentence else -1, dose.substance, dose.highest)
                if mention in said:
                    continue
                said.add(mention)
                yield _hit(dose, entry, above)
        yield from self._added(article, context, told)

    def _added(self, article: Article, context: Context, told: set[int]) -> Iterator[Hit]:
        """Days whose doses are above the limit only together."""
        if self.above == "strictest":
            return
        for doses in dose_sum.days(article, lambda dose: self._counts(dose, context)):
            entry = words.substance_of(doses[0], context)
            amounts = [per_day(dose, entry) for dose in doses] if entry else []
            total = sum(amount for amount in amounts if amount is not None)
            if entry is None or None in amounts or any(id(dose) in told for dose in doses):
                continue
            figures = entry.figures(doses[0].population, doses[0].age, Per.DAY, authorities(context, self.country))
            day = Comparison(total, entry.unit, Per.DAY, figures) if figures else None
            if day is not None and self._above([day]) and not _capped(doses[0], entry, article):
                arithmetic = f"with {words.also(doses[1:])} it comes to {words.amount(total, entry.unit)} a day"
                yield _hit(doses[0], entry, day, arithmetic)

    def _counts(self, dose: Dose, context: Context) -> bool:
        """Whether the dose is one that a reader would take unwatched, for no treatment that goes above the limit on purpose."""
        entry = words.substance_of(dose, context)
        if entry is None or not words.is_advice(dose) or dose.supervised or dose.route not in SWALLOWED:
            return False
        return slipped(dose, entry) is None and not _treats(entry, dose)

    def _above(self, found: list[Comparison]) -> Comparison | None:
        """The comparison that the rule tells of, where there is one."""
        if self.above == "yardstick":
            intakes = (one for one in found if not one.binds and one.figures[-1][1].kind == INTAKE)
            return next((one for one in intakes if one.above_every), None)
        binding = [one for one in found if one.binds]
        every = next((one for one in binding if one.above_every), None)
        if self.above == "every" or every is not None:
            return every if self.above == "every" else None
        return next((one for one in binding if self._above_strictest(one)), None)

    def _above_strictest(self, one: Comparison) -> bool:
        return self.readers == "general" and not self.country and passes(one.amount, *one.strictest)

    def table(self, reference: Reference) -> Iterator[tuple[str, str]]:
        """Every limit, by substance."""
        return limit_table.rows(reference)

    def notes(self, reference: Reference, today: date) -> Iterator[str]:
        """Names the limits that nobody has looked at for longer than `overdue`."""
        return limit_table.late(reference, today, self.overdue)


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


def _hit(dose: Dose, entry: Substance, one: Comparison, arithmetic: str = "") -> Hit:
    who = words.readers(dose)
    values = {
        "dose": dose.span.text, "arithmetic": arithmetic or _arithmetic(dose, one), "substance": entry.name, "readers": who,
        "limits": words.limits(one.figures, one.unit), "per": one.per.value,
        "strictest": one.told(*one.strictest), "highest": one.told(*one.figures[-1]),
    }  # fmt: skip
    holds = (Ground(dose.strength, "what one of them holds"),) if dose.strength is not None else ()
    return Hit(dose.span, values, (*holds, *one.grounds(who)))


def _arithmetic(dose: Dose, one: Comparison) -> str:
    if one.per is Per.TIME:
        return words.at_once(dose, one.amount, one.unit)
    return words.arithmetic(dose, one.amount, one.unit)
