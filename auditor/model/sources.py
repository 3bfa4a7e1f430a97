"""Sources as they were looked up: what PubMed and Crossref say of a paper that an article cites."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from auditor.model.citations import Citation

HYPHENS = str.maketrans("‐‑‒–", "----")
DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")


class Change(StrEnum):
    """What became of a paper after it was published."""

    RETRACTED = "retracted"
    CONCERN = "expression of concern"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice about a paper. `dated` is as exact as the service has it: `2010-02-02`, `2010-02`, `2010` or empty."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    change: Change
    by: str  # the service that told of it
    dated: str = ""
    notice: str = ""  # the notice's own key, as `pmid:20137807`


@dataclass(frozen=True, slots=True)
class Findings:
    """What the abstract tells of the study, as the extractors read it: for people, since an audit reads the abstract itself."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    design: str = ""
    participants: int | None = None
    responders: tuple[str, ...] = ()
    follow_up: str = ""
    results: tuple[str, ...] = ()
    reserve: str = ""  # the words with which the authors limit what they found


@dataclass(frozen=True, slots=True)
class Record:
    """One identifier, looked up. `found` is False where the services say that there is no such paper.

    `looked_up` has each service that answered, with the day. `years` are those that the services give, in print first.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    looked_up: Mapping[str, date] = field(default_factory=dict)
    found: bool = True
    title: str = ""
    authors: tuple[str, ...] = ()
    journal: str = ""
    years: tuple[int, ...] = ()
    pmid: str = ""
    doi: str = ""
    pmcid: str = ""
    abstract: str = ""
    study: Findings | None = None
    notices: tuple[Notice, ...] = ()

    @property
    def oldest(self) -> date | None:
        """The day on which the service asked longest ago was asked."""
        return min(self.looked_up.values(), default=None)

    def notice(self, change: Change) -> Notice | None:
        """The first notice of a kind; of those with a date the earliest."""
        told = [notice for notice in self.notices if notice.change is change]
        return min(told, key=lambda notice: (not notice.dated, notice.dated), default=None)


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """The records of a lock file by key: `pmid:22535805`, `doi:10.1136/bmj.g7015`, `pmcid:PMC7236584`."""

    path: str = ""
    records: Mapping[str, Record] = field(default_factory=dict)

    def work(self, key: str) -> str:
        """One key for all identifiers of a paper: its PMID, so far as it is known."""
        record = self.records.get(key)
        if record is None or not record.found:
            return key
        return f"pmid:{record.pmid}" if record.pmid else f"doi:{record.doi}" if record.doi else key

    def of(self, citation: Citation) -> tuple[str, Record] | None:
        """The record of a citation with its key, if it was looked up."""
        key = key_of(citation)
        record = self.records.get(key)
        return (key, record) if record is not None else None


def key_of(citation: Citation) -> str:
    """The key under which a citation's identifier is looked up; empty where no service is asked about it."""
    if citation.problem:
        return ""
    printed = citation.identifier.strip()
    if citation.form == "pmid" and printed.isdigit() and printed.strip("0"):
        return f"pmid:{printed.lstrip('0')}"
    if citation.form == "doi" and DOI.fullmatch(plain := printed.translate(HYPHENS)):
        return f"doi:{plain.lower()}"
    if citation.form == "pmcid":
        return f"pmcid:{printed.upper()}"
    return ""


def named(key: str) -> str:
    """A key as people write it: `PMID 22535805`, `doi:10.1136/bmj.g7015`, `PMC7236584`."""
    scheme, _, identifier = key.partition(":")
    return {"pmid": f"PMID {identifier}", "pmcid": identifier}.get(scheme, key)
