"""`check: dose-shift`: one dose told twice, with the unit or the point in two places."""

from __future__ import annotations

from collections import defaultdict
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
    by_figure: dict[tuple[float, float], dict[str, list[Dose]]] = defaultdict(lambda: defaultdict(list))
    for dose in doses:
        by_figure[dose.amount, dose.highest][dose.unit or ""].append(dose)
    for units in by_figure.values():
        usual = max(units.values(), key=len)  # of as many, the first
        for unit, mentions in units.items():
            if MILLIGRAMS[unit] / MILLIGRAMS[usual[0].unit or ""] in (1000.0, 0.001):
                yield from (_hit(dose, usual[0]) for dose in mentions)


def _shifted(doses: Sequence[Dose], context: Context) -> Iterator[Hit]:
    """Doses above every limit that are ten times another mention within the limits, told as often and to the same people."""
    told: dict[tuple[object, ...], Dose] = {}
    for dose in doses:
        told.setdefault(_mention(dose, 1), dose)
    for dose in doses:
        entry = words.substance_of(dose, context)
        figures = entry.figures(dose.population, dose.age) if entry else []
        daily = per_day(dose, entry) if entry else None
        if not figures or daily is None or dose.role is Role.ADVISED or daily <= figures[-1][0]:
            continue
        other = told.get(_mention(dose, 10))
        if other is not None and other.sentence is not dose.sentence:
            yield _hit(dose, other)


def _mention(dose: Dose, share: float) -> tuple[object, ...]:
    """What two mentions of one dose have in common, were the amount `share` times smaller."""
    milligrams = dose.highest * MILLIGRAMS[dose.unit or ""] / share
    return f"{milligrams:.6g}", dose.frequency, dose.population, dose.role


def _hit(dose: Dose, other: Dose) -> Hit:
    values = {
        "dose": dose.span.text,
        "other": other.span.text,
        "substance": dose.substance_span.text if dose.substance_span else "",
    }
    return Hit(dose.span, values, (Ground(other.span, "the other mention"),))
