"""`check: dose-shift`: one dose told twice, with the unit or the point in two places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, Literal

from auditor.checks import dose_words as words
from auditor.checks.dose_comparison import per_day
from auditor.checks.dose_slip import slipped
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.doses.units import MILLIGRAMS
from auditor.model.article import Article
from auditor.model.doses import Dose, Role, UnitKind

TOLD = (Role.ADVISED, Role.REPORTED, Role.NONE)
EXACT = 1e-9


@dataclass(frozen=True, slots=True)
class DoseShift:
    """Finds `75 mg of levothyroxine` where the page also says 75 mcg (`times: 1000`: the same digits in another unit), and
    `150 mg of zinc a day` where it also says 15 mg a day and 150 is above every limit (`times: 10`).
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"dose", "other", "substance"})
    PAGE_WIDE: ClassVar = False
    times: Literal[10, 1000] = 1000

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        told = sorted((dose for dose in article.doses if _told(dose, context)), key=lambda dose: dose.substance or "")
        for _, group in groupby(told, key=lambda dose: dose.substance):
            doses = list(group)
            if self.times == 1000:
                yield from _in_two_units(doses)
            else:
                yield from _shifted(doses, context)


def _told(dose: Dose, context: Context) -> bool:
    """Whether it is an amount of something known that a person takes, in a unit of mass that is no slip by itself."""
    if dose.substance is None or dose.kind is not UnitKind.MASS or dose.unit not in MILLIGRAMS or dose.role not in TOLD:
        return False
    entry = words.substance_of(dose, context)
    return dose.population not in ("animal", "in vitro") and (entry is None or slipped(dose, entry) is None)


def _in_two_units(doses: Sequence[Dose]) -> Iterator[Hit]:
    """The mention in the rarer unit, or the later one, of each figure that stands in two units a thousandfold apart."""
    often = Counter((dose.highest, dose.unit) for dose in doses)
    for place, dose in enumerate(doses):
        others = [
            other
            for other in doses
            if other.highest == dose.highest and other.unit != dose.unit and other.amount == dose.amount
            and _ratio(dose, other) in (1000.0, 0.001)
        ]  # fmt: skip
        if not others:
            continue
        mine, theirs = often[dose.highest, dose.unit], often[others[0].highest, others[0].unit]
        if mine < theirs or (mine == theirs and doses.index(others[0]) < place):
            yield _hit(dose, others[0])


def _shifted(doses: Sequence[Dose], context: Context) -> Iterator[Hit]:
    """Doses above every limit that are ten times another mention within the limits, told as often and to the same people."""
    for dose in doses:
        entry = words.substance_of(dose, context)
        figures = entry.figures(dose.population, dose.age) if entry else []
        daily = per_day(dose, entry) if entry else None
        if not figures or daily is None or dose.role is Role.ADVISED or daily <= figures[-1][0]:
            continue
        for other in doses:
            same = other.frequency == dose.frequency and other.population == dose.population and other.role is dose.role
            if (
                same
                and other.sentence is not dose.sentence
                and abs(dose.highest * _ratio(dose, other) / 10 - other.highest) < EXACT
            ):
                yield _hit(dose, other)
                break


def _ratio(one: Dose, other: Dose) -> float:
    return MILLIGRAMS[one.unit or ""] / MILLIGRAMS[other.unit or ""]


def _hit(dose: Dose, other: Dose) -> Hit:
    values = {
        "dose": dose.span.text,
        "other": other.span.text,
        "substance": dose.substance_span.text if dose.substance_span else "",
    }
    return Hit(dose.span, values, (Ground(other.span, "the other mention"),))
