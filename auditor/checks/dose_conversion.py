"""`check: dose-conversion`: one amount in two units that do not agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks import dose_words as words
from auditor.checks.interface import Context, Hit
from auditor.extractors.doses.units import convert
from auditor.limits import Analyte
from auditor.model.article import Article
from auditor.model.doses import Amount, Dose, UnitKind
from auditor.model.span import Span
from auditor.reference import fold


@dataclass(frozen=True, slots=True)
class DoseConversion:
    """Finds `600 IU (25 mcg)`. `tolerance` is the share by which printed conversions may differ beside their rounding."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"pair", "first", "second", "right", "of"})
    PAGE_WIDE: ClassVar = False
    tolerance: float = 0.02
    level_tolerance: float = 0.05

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        for dose in article.doses:
            for other in dose.also:
                right = (
                    self._level(dose, other, article, context)
                    if dose.kind is UnitKind.LEVEL
                    else self._dose(dose, other, context)
                )
                if right is not None:
                    yield _hit(dose, other, *right)
                    break

    def _dose(self, dose: Dose, other: Amount, context: Context) -> tuple[float, str] | None:
        """The right figure and what it is of, where the stated one is wrong by every form of the substance."""
        entry = words.substance_of(dose, context)
        unit, second = plain(dose.unit or ""), plain(other.unit)
        if {dose.kind, other.kind} > {UnitKind.MASS, UnitKind.ACTIVITY} or unit == second or "units" in (unit, second):
            return None
        if "IU" not in (unit, second):
            value = convert(dose.highest, unit, second)
            return None if value is None or self._agrees(dose, other, value, self.tolerance) else (value, "")
        if entry is None or entry.iu is None:
            return None
        values = [_by_iu(dose, unit, second, iu, entry.unit) for iu in (entry.iu, *entry.iu_forms)]
        if any(value is None or self._agrees(dose, other, value, self.tolerance) for value in values) or values[0] is None:
            return None
        return values[0], f" of {entry.name}"

    def _level(self, dose: Dose, other: Amount, article: Article, context: Context) -> tuple[float, str] | None:
        table: Mapping[str, Analyte] = context.reference.tables.get("levels", {})
        fitting = {key: entry for key, entry in table.items() if dose.unit in entry.units and other.unit in entry.units}
        here = {cue.group for cue in dose.sentence.found("analyte")} if dose.sentence else set()
        named = {key: entry for key, entry in fitting.items() if key in here}
        if here and not named:
            return None
        if not named:
            page = fold(" ".join(block.text for block in article.prose.blocks))
            named = {key: entry for key, entry in fitting.items() if any(fold(word) in page for word in entry.page)}
            if any(self._level_agrees(dose, other, entry) for entry in fitting.values()):
                return None
        if len(named) != 1 or self._level_agrees(dose, other, next(iter(named.values()))):
            return None
        entry = next(iter(named.values()))
        return dose.highest * entry.units[other.unit] / entry.units[dose.unit or ""], f" of {entry.name}"

    def _level_agrees(self, dose: Dose, other: Amount, entry: Analyte) -> bool:
        value = dose.highest * entry.units[other.unit] / entry.units[dose.unit or ""]
        return self._agrees(dose, other, value, self.level_tolerance)

    def _agrees(self, dose: Dose, other: Amount, value: float, tolerance: float) -> bool:
        """Whether the stated figure is `value` within the rounding of both printed figures."""
        if (dose.upper is None) != (other.upper is None) or not dose.highest or not value:
            return True
        own = step(other.span) / 2
        theirs = step(dose.span) / 2 * value / dose.highest if dose.count == 1 else 0.0
        return abs(other.highest - value) <= max(tolerance * value, own * 1.01, theirs * 1.01)


def plain(unit: str) -> str:
    """A unit without the form that it counts: `mcg RAE` is mcg; folate equivalents stay apart."""
    return unit.removesuffix(" RAE").removesuffix(" elemental")


def step(span: Span) -> float:
    """The last printed place of a figure: 0.1 for 2.5, 1 for 37."""
    digits = next((word for word in span.text.replace("(", " ").split() if word[:1].isdigit() or word[:1] == "."), "1")
    number = "".join(c for c in digits if c.isdigit() or c == ".")
    return 10.0 ** -len(number.partition(".")[2])


def _by_iu(dose: Dose, unit: str, second: str, iu: float, base: str) -> float | None:
    if unit == "IU":
        return convert(dose.highest * iu, base, second)
    weight = convert(dose.highest, unit, base)
    return None if weight is None else weight / iu


def _hit(dose: Dose, other: Amount, right: float, of: str) -> Hit:
    whole = Span(dose.span.block, min(dose.span.start, other.span.start), max(dose.span.end, other.span.end))
    values = {
        "pair": whole.text,
        "first": words.amount(dose.highest, dose.unit), "second": words.amount(other.highest, other.unit),
        "right": words.amount(right, other.unit), "of": of,
    }  # fmt: skip
    return Hit(whole, values)
