"""PubMed, asked through the E-utilities: `efetch` for papers by PMID, `esearch` for the PMID of a DOI or PMCID.

https://www.ncbi.nlm.nih.gov/books/NBK25499/ (parameters), NBK25497 (three questions a second, ten with a key).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.sources import pubmed_xml
from auditor.sources.client import Answer, Client, Service, UnreadableError
from auditor.sources.part import Part

ADDRESS = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
BATCH = 100  # PMIDs of one question; a longer one would have to be posted
NONE_THERE = b"id list is empty"  # how efetch answers, with status 400, to numbers of which it knows none
FIELDS = {"doi": "doi", "pmcid": "pmcid"}


@dataclass(frozen=True, slots=True)
class PubMed:
    """PubMed at an address. `email` and `api_key` may be empty."""

    client: Client
    address: str = ADDRESS
    email: str = ""
    api_key: str = ""

    @property
    def service(self) -> Service:
        return Service("PubMed", self.address, 0.11 if self.api_key else 0.35)

    def papers(self, pmids: Sequence[str]) -> dict[str, Part]:
        """The papers of these numbers by PMID, so far as there are any. Raises `LookUpError`."""
        params = self._params(id=",".join(pmids), retmode="xml")
        found = self.client.ask(self.service, "/efetch.fcgi", _papers, params, allowed=frozenset({400}))
        return {pmid: part for pmid, part in found.items() if pmid in pmids}

    def number(self, scheme: str, identifier: str) -> str:
        """The PMID of a DOI or PMCID; empty where PubMed has no such paper, or more than one. Raises `LookUpError`."""
        params = self._params(term=f"{identifier}[{FIELDS[scheme]}]", retmode="json")
        found = self.client.ask(self.service, "/esearch.fcgi", _numbers, params)
        return found[0] if len(found) == 1 else ""

    def _params(self, **params: str) -> dict[str, str]:
        named = {"db": "pubmed", "tool": "auditor", "email": self.email, "api_key": self.api_key, **params}
        return {name: value for name, value in named.items() if value}


def batches(pmids: Sequence[str]) -> Iterator[Sequence[str]]:
    """PMIDs as one question can hold them."""
    for start in range(0, len(pmids), BATCH):
        yield pmids[start : start + BATCH]


def _papers(answer: Answer) -> dict[str, Part]:
    if answer.status == 400:
        if NONE_THERE in answer.body.lower():
            return {}
        raise UnreadableError("it answered with status 400")
    return pubmed_xml.read(answer.body)


def _numbers(answer: Answer) -> list[str]:
    try:
        listed = json.loads(answer.body)["esearchresult"]["idlist"]
        return [str(pmid) for pmid in listed]
    except (ValueError, KeyError, TypeError):
        raise UnreadableError("its answer to a search is not the JSON that it promises") from None
