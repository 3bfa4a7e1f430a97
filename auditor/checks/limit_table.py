"""The limits as an editor reads them: one substance after another, each authority's figures with their year and source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from auditor.checks.dose_words import figure
from auditor.limits import UNREAD, Limit, Per, Substance, overdue
from auditor.reference import Reference

MARK = "*"  # beside a figure that nobody has read at its source


def rows(reference: Reference) -> Iterator[tuple[str, str]]:
    """Every substance with a limit, by name: its head, then a row for each authority."""
    table: Mapping[str, Substance] = reference.tables.get("limits", {})
    for entry in sorted(table.values(), key=lambda entry: entry.name.lower()):
        if entry.limits:
            yield f"{entry.name}, in {entry.unit}", f"checked {entry.checked.isoformat()}. {entry.note}".strip()
            for limit in entry.limits:
                yield f"  {_authority(limit)}", _figures(limit)
    yield "", f"{MARK} {UNREAD}."


def late(reference: Reference, today: date, months: int) -> Iterator[str]:
    """One sentence that names the limits last checked more than `months` ago."""
    found = overdue(reference.tables.get("limits", {}), today, months)
    if found:
        names = ", ".join(entry.name for entry in found)
        yield f"Limits last checked more than {months} months ago: {names}."


def _authority(limit: Limit) -> str:
    year = f" {limit.year}" if limit.year else ""
    return f"{limit.authority}{year}{MARK if limit.read == 'knowledge' else ''}"


def _figures(limit: Limit) -> str:
    parts = [f"{limit.kind}: {_by_readers(limit.of(per))} {per.value}" for per in Per if limit.of(per)]
    below = "; the figure itself is too much" if limit.below else ""
    told = "; ".join(parts) if parts else f"{limit.kind}: {limit.says or 'no figure'}"
    return f"{told}{below}. {limit.source}".strip()


def _by_readers(figures: Mapping[str, float | None]) -> str:
    return ", ".join(f"{readers} {'none set' if value is None else figure(value)}" for readers, value in figures.items())
