"""Looks up what is missing or old, and keeps every answer as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from auditor.model.sources import Findings, Record
from auditor.sources.client import FullStopError, LookUpError
from auditor.sources.crossref import Crossref
from auditor.sources.due import Due
from auditor.sources.part import CROSSREF, PUBMED, REGISTRY, Part, joined
from auditor.sources.pubmed import PubMed, batches

T = TypeVar("T")
Advance = Callable[[int], None]
Save = Callable[[Mapping[str, Record]], None]
Read = Callable[[str], Findings | None]

SAVE_EVERY = 25  # answers, or a tenth of what is kept, since a large file takes its time to write


@dataclass(slots=True, eq=False)
class Update:
    """One run. `records` holds what is known and grows; `failed` has what could not be asked, with the reason.

    `read` reads an abstract, `advance` is told of each question done, and `save` gets the records now and then, so that a
    run that is cut off loses little.
    """

    pubmed: PubMed
    crossref: Crossref
    due: Due
    records: dict[str, Record]
    read: Read = lambda abstract: None
    advance: Advance = lambda count: None
    save: Save = lambda records: None
    failed: dict[str, str] = field(default_factory=dict)
    _unsaved: int = 0
    _silent: dict[str, str] = field(default_factory=dict)  # services that asked to be left alone

    @property
    def today(self) -> date:
        return self.due.today

    def run(self, keys: Iterable[str]) -> None:
        """Asks PubMed in batches, then Crossref one by one; what fails is noted and the rest goes on."""
        keys = list(keys)
        asked = [key for key in keys if self.due.pubmed(key, self.records)]
        try:
            self._papers({key: key.removeprefix("pmid:") for key in asked if key.startswith("pmid:")})
            self._papers(dict(self._numbered(key for key in asked if not key.startswith("pmid:"))))
            for key in keys:
                if doi := self.due.crossref(key, self.records):
                    self._work(key, doi)
                self.advance(1)
        finally:
            self.save(self.records)

    def _papers(self, wanted: Mapping[str, str]) -> None:
        """Fetches papers by PMID; `wanted` has the PMID of each key. One that is left out is asked for once more, alone."""
        for batch in batches(sorted(set(wanted.values()))):
            keys = [key for key, pmid in wanted.items() if pmid in batch]
            found = self._asking(PUBMED, keys, lambda batch=batch: self.pubmed.papers(batch))  # type: ignore[misc]
            for key in keys if found is not None else ():
                pmid = wanted[key]
                alone = found
                if found is not None and pmid not in found:
                    alone = self._asking(PUBMED, [key], lambda pmid=pmid: self.pubmed.papers([pmid]))  # type: ignore[misc]
                if alone is not None:
                    self._keep(key, alone.get(pmid), PUBMED)
            self.advance(len(keys))

    def _numbered(self, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The PMIDs of DOIs and PMCIDs, so far as PubMed has them; that it has none is an answer too."""
        for key in keys:
            scheme, _, identifier = key.partition(":")
            pmid = self._asking(PUBMED, [key], lambda s=scheme, i=identifier: self.pubmed.number(s, i))  # type: ignore[misc]
            if pmid:
                yield key, pmid
                continue
            if pmid is not None:
                self._keep(key, None, PUBMED)
            self.advance(1)

    def _work(self, key: str, doi: str) -> None:
        part = self._asking(CROSSREF, [key], lambda: _Told(self.crossref.paper(doi)))
        if part is None:
            return
        self._keep(key, part.of, CROSSREF)
        if part.of is None and key.startswith("doi:") and not self.records[key].pmid:
            registered = self._asking(REGISTRY, [key], lambda: self.crossref.registered(doi))
            if registered is None:  # whether it exists is not known, so nothing may be said of it
                self._forget(key)
            elif registered:
                self._keep(key, Part(doi=doi), REGISTRY)

    def _asking(self, service: str, keys: list[str], question: Callable[[], T]) -> T | None:
        """The answer, or None where there is none and the failure is noted."""
        if not keys:
            return None
        try:
            if service in self._silent:
                raise LookUpError(self._silent[service])
            return question()
        except FullStopError as error:
            self._silent[service] = str(error)
            self.failed.update(dict.fromkeys(keys, str(error)))
        except LookUpError as error:
            self.failed.update(dict.fromkeys(keys, str(error)))
        return None

    def _forget(self, key: str) -> None:
        """Takes Crossref's answer back: one that is only half an answer."""
        record = self.records[key]
        known = {service: day for service, day in record.looked_up.items() if service != CROSSREF}
        self.records[key] = replace(record, looked_up=known, found=True)

    def _keep(self, key: str, part: Part | None, service: str) -> None:
        if part is not None and not _is_it(key, part):
            part = None  # the search came up with another paper
        record = joined(self.records.get(key), part, service, self.today)
        if record.abstract and record.study is None:
            record = replace(record, study=self.read(record.abstract))
        decides = PUBMED if key.startswith("pmid:") else CROSSREF
        if part is None and service == decides and key.partition(":")[0] != "pmcid":
            record = replace(record, found=decides == CROSSREF and bool(record.pmid))
        self.records[key] = record
        self._unsaved += 1
        if self._unsaved >= max(SAVE_EVERY, len(self.records) // 10):
            self._unsaved = 0
            self.save(self.records)


@dataclass(frozen=True, slots=True)
class _Told:
    """An answer that may be that there is no such work."""

    of: Part | None


def _is_it(key: str, part: Part) -> bool:
    """Whether PubMed's paper is the one asked for: a search may meet a number that stands elsewhere in a record."""
    scheme, _, identifier = key.partition(":")
    if scheme == "pmcid":
        return part.pmcid.partition(".")[0] == identifier
    return scheme != "doi" or not part.pmid or part.doi == identifier
