"""`check: dose-slip`: an amount in a unit that cannot be meant, such as milligrams of vitamin B12 by the thousand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks import dose_words as words
from auditor.checks.interface import Context, Hit
from auditor.extractors.doses.units import FORM_WORD
from auditor.limits import Slip, Substance
from auditor.model.article import Article
from auditor.model.doses import Dose, Role, UnitKind

NAMES_OF_UNITS = {"mcg": "micrograms", "mg": "milligrams", "g": "grams"}
DOSED = (Role.ADVISED, Role.REPORTED, Role.LIMIT)


@dataclass(frozen=True, slots=True)
class DoseSlip:
    """Finds amounts that the substance's file calls a slip of the unit."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"dose", "substance", "usual", "printed"})
    PAGE_WIDE: ClassVar = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        for dose in article.doses:
            entry = words.substance_of(dose, context)
            if entry is not None and (slip := slipped(dose, entry)):
                usual, printed = NAMES_OF_UNITS.get(entry.unit, entry.unit), NAMES_OF_UNITS[slip.unit]
                yield Hit(dose.span, {"dose": dose.span.text, "substance": entry.name, "usual": usual, "printed": printed})


def slipped(dose: Dose, entry: Substance) -> Slip | None:
    """The slip that a dose's unit is, if it is one. Small units are a slip in doses only: a food may hold 12 mcg."""
    if dose.kind is not UnitKind.MASS or dose.population in ("animal", "in vitro") or dose.role is Role.LEVEL:
        return None
    for slip in entry.slips:
        if dose.unit == slip.unit and dose.highest > slip.above and (slip.unit != "mcg" or dose.role in DOSED or _tablet(dose)):
            return slip
    return None


def _tablet(dose: Dose) -> bool:
    """Whether it is a strength: `200 mcg tablets`."""
    text, end = dose.span.block.text, dose.span.end
    return text[end : end + 1] in (" ", "-") and FORM_WORD.match(text, end + 1) is not None
