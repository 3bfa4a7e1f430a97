"""How dose checks write amounts, readers and limits, so that all messages speak alike."""

from __future__ import annotations

from collections.abc import Sequence
from math import isclose

from auditor.checks.interface import Context
from auditor.limits import Limit, Substance
from auditor.model.doses import Dose, Role
from auditor.model.prose import Cue, Sentence

READERS = {
    "adult": "adults", "elderly": "adults", "pregnancy": "pregnancy", "lactation": "breastfeeding", "infant": "infants",
    "toddler": "toddlers", "child": "children", "teenager": "teenagers",
}  # fmt: skip


def figure(value: float) -> str:
    """A number as an editor writes it: `3,600`, `0.25`, at most four significant digits."""
    rounded = float(f"{value:.4g}")
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,.6g}"


def amount(value: float, unit: str | None) -> str:
    return f"{figure(value)} {unit}" if unit else figure(value)


def arithmetic(dose: Dose, daily: float, unit: str) -> str:
    """What the dose makes a day: `600 mg up to 6 times a day comes to 3,600 mg a day`."""
    rate = dose.frequency
    if rate is None or rate == 1:
        return _converted(taken(dose), dose, daily, unit) + (" a day" if rate else "")
    often = f"{figure(rate)} times a day" if rate > 1 else f"every {figure(1 / rate)} days"
    return f"{taken(dose)} {often} comes to {amount(daily, unit)} a day"


def at_once(dose: Dose, most: float, unit: str) -> str:
    """What is taken at one time."""
    return f"{_converted(taken(dose), dose, most, unit)} at one time"


def also(doses: Sequence[Dose]) -> str:
    """Further amounts of the same day: `400 mg (at night)`."""
    return " and ".join(f"{taken(dose)} ({dose.moment.rstrip(':')})" for dose in doses)


def taken(dose: Dose) -> str:
    """The amount, with the tablets that it is made of where their strength is told elsewhere: `6 of 15 mg make 90 mg`."""
    own = amount(dose.highest, dose.unit)
    return f"{dose.span.text} of {dose.strength.text} make {own}" if dose.strength is not None else own


def _converted(printed: str, dose: Dose, value: float, unit: str) -> str:
    if dose.unit != unit:
        return f"{printed} ({amount(value, unit)})"
    return printed if isclose(value, dose.highest, rel_tol=0.01) else f"{printed} (of which {amount(value, unit)} counts)"


def limits(figures: list[tuple[float, Limit]], unit: str) -> str:
    """The limits, highest first, each with its authority and year."""
    return ", ".join(limit.describe(amount(value, unit)) for value, limit in reversed(figures))


def readers(dose: Dose) -> str:
    return READERS.get(dose.population, "adults")


def substance_of(dose: Dose, context: Context) -> Substance | None:
    """The dose's substance, where the reference knows it."""
    found = context.reference.tables.get("limits", {}).get(dose.substance or "")
    return found if isinstance(found, Substance) else None


def cautioned(dose: Dose) -> bool:
    """Whether the passage names a clinician, an interaction, pregnancy or a contraindication."""
    return dose.supervised or any(near.has("dose-caution") for near in dose.passage)


def warned(near: Sentence, *medicines: Cue) -> bool:
    """Whether a clinician or a caution is named."""
    return near.has("dose-supervision") or risky(near, *medicines)


def risky(near: Sentence, *medicines: Cue, groups: tuple[str, ...] = ()) -> bool:
    """Whether a caution (of these groups, if any are named) is told; a medicine's own name is no caution about it."""
    own = {medicine.text.lower() for medicine in medicines}
    return any(
        not any(name in cue.text.lower() or cue.text.lower() in name for name in own)
        for cue in near.found("dose-caution", *groups)
    )


def is_advice(dose: Dose) -> bool:
    """Whether the page itself tells a person to take it: not in an experiment, not to speak against it."""
    return dose.role is Role.ADVISED and dose.population not in ("animal", "in vitro") and not _rebutted(dose)


def _rebutted(dose: Dose) -> bool:
    here = dose.sentence is not None and dose.sentence.has("dose-rebuttal", "here")
    return here or any(near.has("dose-rebuttal", "near") for near in dose.passage)
