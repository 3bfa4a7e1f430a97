"""What one service says of one paper, and how it goes into the paper's record."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from datetime import date

from auditor.model.sources import Notice, Record

PUBMED, CROSSREF, REGISTRY = "PubMed", "Crossref", "doi.org"
BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """One service's account. Empty fields are those that it does not tell."""

    title: str = ""
    authors: tuple[str, ...] = ()
    journal: str = ""
    years: tuple[int, ...] = ()
    pmid: str = ""
    doi: str = ""
    pmcid: str = ""
    abstract: str = ""
    notices: tuple[Notice, ...] = ()


TOLD = ("title", "authors", "journal", "years", "pmid", "doi", "pmcid", "abstract")


def joined(record: Record | None, part: Part | None, service: str, today: date) -> Record:
    """A record with what a service says of it today; None: it knows no such paper.

    PubMed's account wins, since its titles and abstracts are cleaner; another's fills what is empty. A service's earlier
    notices give way to those that it tells now.
    """
    known = record or Record(found=False)
    asked = {**known.looked_up, service: today}
    kept = tuple(notice for notice in known.notices if notice.by != service)
    if part is None:
        return replace(known, looked_up=asked, notices=kept)
    wins = service == PUBMED or not known.pmid or PUBMED not in known.looked_up
    told = {
        name: getattr(part, name) if getattr(part, name) and (wins or not getattr(known, name)) else getattr(known, name)
        for name in TOLD
    }
    told["years"] = tuple(dict.fromkeys((*told["years"], *known.years, *part.years)))
    return replace(known, looked_up=asked, found=True, notices=(*kept, *part.notices), study=None, **told)


def clean(text: str) -> str:
    """A text on one line, without markup, entities or doubled blanks."""
    return BLANKS.sub(" ", html.unescape(re.sub(r"</?[A-Za-z][^<>]*>", "", text))).strip()
