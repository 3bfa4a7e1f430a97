"""What has to be asked of which service: only what was never answered, or so long ago that it may have changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from auditor.model.sources import Record
from auditor.sources.part import CROSSREF, PUBMED


@dataclass(frozen=True, slots=True)
class Due:
    """When a look-up is old: `today` less `max_age` days."""

    today: date
    max_age: int

    def pubmed(self, key: str, records: Mapping[str, Record]) -> bool:
        """Whether PubMed should be asked about a source."""
        return self._old(records.get(key), PUBMED)

    def crossref(self, key: str, records: Mapping[str, Record]) -> str:
        """The DOI that Crossref should be asked about; empty where there is none, or its answer is still good."""
        record = records.get(key)
        doi = key.removeprefix("doi:") if key.startswith("doi:") else record.doi if record else ""
        return doi if doi and self._old(record, CROSSREF) else ""

    def _old(self, record: Record | None, service: str) -> bool:
        asked = record.looked_up.get(service) if record else None
        return asked is None or asked < self.today - timedelta(days=self.max_age)


def incomplete(keys: Iterable[str], records: Mapping[str, Record], due: Due) -> dict[str, str]:
    """The sources whose record is missing, lacks a service's answer or is old, each with which of these it is."""
    found: dict[str, str] = {}
    for key in keys:
        record = records.get(key)
        services = [PUBMED] * due.pubmed(key, records) + [CROSSREF] * bool(due.crossref(key, records))
        if record is None or not record.looked_up:
            found[key] = "not looked up yet"
        elif services:
            never = [service for service in services if service not in record.looked_up]
            day = min(record.looked_up.values())
            found[key] = (
                f"{' and '.join(never)} not asked yet" if never else f"looked up on {day}, more than {due.max_age} days ago"
            )
    return found
