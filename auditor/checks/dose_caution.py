"""`check: dose-caution`: doses to take that ask for a word of caution, with none near."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks import dose_words as words
from auditor.checks.dose_combination import joined
from auditor.checks.dose_comparison import comparisons, per_day
from auditor.checks.dose_slip import slipped
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.doses import role
from auditor.interactions import partners
from auditor.limits import Substance
from auditor.model.article import Article
from auditor.model.doses import Dose, UnitKind
from auditor.model.span import Span

LISTED = 4  # interactions named in a message
BRIEF = 14  # days of a daily medicine that a reader may try alone


@dataclass(frozen=True, slots=True)
class DoseCaution:
    """Finds one kind of dose: `act: start` of a medicine that needs a prescriber, interacts or is injected, `daily` of one
    that is ordinary now and then but not every day, or `megadose`: more than `times` the lowest figure of any authority
    where none has set an upper level.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"order", "medicine", "interactions", "arithmetic", "limits"})
    PAGE_WIDE: ClassVar = False
    act: Literal["start", "daily", "megadose"]
    times: float = 10

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        told: set[tuple[int, str | None]] = set()  # a sentence speaks of a medicine once, however many amounts it tells
        for dose in article.doses:
            if words.is_advice(dose) and dose.sentence is not None and not words.cautioned(dose) and not _above(dose, context):
                hit = self._megadose(dose, context) if self.act == "megadose" else self._ordered(dose, context)
                if hit is not None and (key := (dose.sentence.index, dose.substance)) not in told:
                    told.add(key)
                    yield hit

    def _ordered(self, dose: Dose, context: Context) -> Hit | None:
        """An order that names the medicine in its own sentence."""
        assert dose.sentence is not None
        orders = [cue for cue in role.advising(dose.sentence, dose.span.end) if cue.group in ("take", "modal")]
        table = context.reference.tables.get("interactions", {})
        named = dose.substance_span
        if not orders or dose.sentence.has("dose-stop", "another's") or joined(dose.sentence, table):
            return None
        if self.act == "start" and dose.sentence.has("dose-advice", "inject") and dose.kind is not UnitKind.OTHER:
            span = Span(dose.span.block, min(orders[0].span.start, dose.span.start), dose.span.end)
            return Hit(span, _values(span, named.text if named else "it", _listed(dose, context)))
        if named is None or named.block is not dose.span.block:
            return None
        entry = words.substance_of(dose, context)
        if not (_starts(dose, entry) if self.act == "start" else _keeps_on(dose, entry)):
            return None
        start, end = min(orders[0].span.start, dose.span.start), max(dose.span.end, named.end)
        span = Span(dose.span.block, start, end)
        return Hit(span, _values(span, named.text, _listed(dose, context)))

    def _megadose(self, dose: Dose, context: Context) -> Hit | None:
        entry = words.substance_of(dose, context)
        daily = per_day(dose, entry) if entry else None
        figures = entry.figures(dose.population, dose.age) if entry else []
        if (
            entry is None
            or daily is None
            or not figures
            or any(limit.binding for _, limit in figures)
            or slipped(dose, entry)
            or daily <= self.times * figures[-1][0]
        ):
            return None
        values = _values(dose.span, entry.name, _listed(dose, context))
        values |= {"arithmetic": words.arithmetic(dose, daily, entry.unit), "limits": words.limits(figures, entry.unit)}
        return Hit(
            dose.span,
            values,
            tuple(Ground(None, f"{limit.kind}, {limit.authority}", words.amount(value, entry.unit)) for value, limit in figures),
        )


def _above(dose: Dose, context: Context) -> bool:
    """Whether the dose is above every limit, which says more than that a caution is missing."""
    entry = words.substance_of(dose, context)
    return entry is not None and any(one.binds and one.above_every for one in comparisons(dose, entry, ()))


def _starts(dose: Dose, entry: Substance | None) -> bool:
    """Whether the medicine needs someone's word before it is taken at all."""
    assert dose.sentence is not None
    if dose.kind not in (UnitKind.MASS, UnitKind.ACTIVITY):
        return False
    prescribed = any(cue.span == dose.substance_span for cue in dose.sentence.found("dose-medicine", "prescriber", "course"))
    return prescribed or (entry is not None and entry.needs_caution)


def _keeps_on(dose: Dose, entry: Substance | None) -> bool:
    """Whether it is told to be taken every day and for long."""
    if entry is None or not entry.daily_caution or dose.as_needed or dose.frequency != 1 or dose.frequency_span is None:
        return False
    often = dose.frequency_span.text.lower()
    return ("da" in often or "morning" in often or "night" in often) and (dose.duration is None or dose.duration > BRIEF)


def _listed(dose: Dose, context: Context) -> str:
    return ", ".join(list(partners(context.reference.tables.get("interactions", {}), dose.substance or ""))[:LISTED])


def _values(span: Span, medicine: str, interactions: str) -> dict[str, str]:
    return {"order": span.text, "medicine": medicine, "interactions": interactions, "arithmetic": "", "limits": ""}
