"""`check: mismatch`: entries whose identifier leads to another paper than the one that they describe."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.claims.words import stems
from auditor.model.article import Article
from auditor.model.citations import Citation, ReferenceEntry
from auditor.model.sources import Record, Sources, named
from auditor.reference import Reference

LEAST = 4  # content words from which an entry, or a record's title, can be told from another
SAME = 0.5  # the share of the record's title that the same paper's entry has
OTHER = 0.25  # the share that an entry of another paper has at most
SUBJECT = 3  # content words that make an entry in other words one about the paper
YEARS = 2  # a paper appears online one year, in print the next
IDENTIFIER = re.compile(r"(?:https?://|www\.|doi:?\s?10\.|\b10\.\d{4,9}/|PMID|PMCID|PMC\d)\S*(?:\s?\d+)?", re.IGNORECASE)
BETWEEN = re.compile(r"[\s;,:()\[\].]*$")
WITH_INITIALS = re.compile(r"\s[A-Z]{1,3}$")
VERSIONS = ("10.1002/14651858",)  # one DOI for each version of a review, one record for the last


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Finds entries of the reference list that describe another paper than their identifier's.

    `differs: paper`: neither its title nor any of its authors is there (and the year is another, where the entry names nobody).
    `differs: year`: title and first author are, and the year is off by more than two. `differs: identifier`: two identifiers
    of one entry lead to two papers. Where an entry says too little to tell, nothing is found.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"identifier", "title", "author", "year", "other"})
    PAGE_WIDE: ClassVar = False
    differs: Literal["paper", "year", "identifier"] = "paper"

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        sources = context.sources
        if sources is None:
            return
        for entry in article.references:
            looked_up = [(c, *found) for c in entry.citations if (found := sources.of(c)) and found[1].found]
            if self.differs == "identifier":
                yield from _two(looked_up, sources)
                continue
            for citation, key, record in looked_up:
                if record.title and self._differs(Held.of(entry, record, context.reference)):
                    yield _hit(citation, key, record, sources)
                    break
        if self.differs == "paper":
            yield from _in_text(article, sources)

    def _differs(self, held: Held) -> bool:
        if self.differs == "paper":
            return held.another_paper
        return held.same_title and held.author is True and held.year is False


@dataclass(frozen=True, slots=True)
class Held:
    """An entry held against a record. `author` and `year`: whether they agree, None where one of both does not say.

    `title` is the share of the record's title that the entry has; `told`: whether both have words enough to miss some.
    """

    title: float
    told: bool
    subject: bool  # whether the entry speaks of what the paper's abstract speaks of
    author: bool | None
    year: bool | None

    @classmethod
    def of(cls, entry: ReferenceEntry, record: Record, reference: Reference) -> Held:
        printed = IDENTIFIER.sub(" ", entry.span.text)
        own, theirs = stems(printed, reference), stems(record.title, reference)
        told = len(own) >= LEAST and len(theirs) >= LEAST
        years = record.years if entry.particulars.year else ()
        near = min((abs(year - (entry.particulars.year or 0)) for year in years), default=None)
        return cls(
            len(own & theirs) / max(len(theirs), 1),
            told,
            len(own & (theirs | stems(record.abstract, reference))) >= SUBJECT,
            _author(entry, record, printed),
            None if near is None else near <= YEARS,
        )

    @property
    def same_title(self) -> bool:
        return self.told and self.title >= SAME

    @property
    def another_paper(self) -> bool:
        """Whether what the entry says fits another paper: two of title, authors and year speak against this one, none for it."""
        if self.author or self.title > OTHER or (self.author is None and self.subject):
            return False
        return [self.told, self.author is False, self.year is False].count(True) >= 2


def _author(entry: ReferenceEntry, record: Record, printed: str) -> bool | None:
    """Whether any author of the record is named in the entry; None where the record has none, or the entry none with initials."""
    letters = f" {_plain(printed)} "
    names = [_plain(name.rsplit(" ", 1)[0] if " " in name else name) for name in record.authors]
    if any(f" {name} " in letters for name in names if len(name) > 1):
        return True
    return False if names and any(WITH_INITIALS.search(name) for name in entry.particulars.authors) else None


def _plain(text: str) -> str:
    """Lower-case words without accents or marks: `Müller-Lüdenscheidt` is `muller ludenscheidt`."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.lower().replace("ø", "o").replace("ł", "l").replace("ß", "ss")))


def _in_text(article: Article, sources: Sources) -> Iterator[Hit]:
    """Identifiers right behind an author and a year, `(Smith et al., 2012; PMID: 22535805)`, where the record has neither."""
    pointers = {(id(c.span.block), c.span.end): c for c in article.citations if c.form == "author-year"}
    for citation in article.citations:
        found = sources.of(citation)
        before = citation.span.block.text[: citation.span.start]
        pointer = pointers.get((id(citation.span.block), len(BETWEEN.sub("", before))))
        if not found or pointer is None or pointer.year is None or not (found[1].authors and found[1].years):
            continue
        surname = _plain(pointer.identifier.rsplit(" ", 1)[0])
        named_there = any(surname in _plain(name).split() for name in found[1].authors)
        if not named_there and all(abs(year - pointer.year) > YEARS for year in found[1].years):
            yield _hit(citation, *found, sources)


def _two(looked_up: list[tuple[Citation, str, Record]], sources: Sources) -> Iterator[Hit]:
    """A DOI and a PMID, where the records name each other's kind of identifier, and name another. More of a kind are a list."""
    if len(looked_up) != 2 or len({citation.form for citation, _, _ in looked_up}) != 2:
        return
    (_, first, other), (citation, key, record) = looked_up
    if any(doi.startswith(VERSIONS) for doi in (record.doi, other.doi)):
        return
    dois, pmids = {record.doi, other.doi} - {""}, {record.pmid, other.pmid} - {""}
    if max(len(dois), len(pmids)) == 2 and _plain(record.title) != _plain(other.title):
        yield _hit(citation, key, record, sources, f"{named(first)} is “{other.title}”")


def _hit(citation: Citation, key: str, record: Record, sources: Sources, other: str = "") -> Hit:
    author = f"{record.authors[0]}{' et al.' if len(record.authors) > 1 else ''}" if record.authors else "nobody named"
    year = str(record.years[0]) if record.years else "no year"
    says = f"what {named(key)} is, by {author}, {year}"
    values = {"identifier": named(key), "title": record.title, "author": author, "year": year, "other": other}
    return Hit(citation.span, values, (Ground(None, says, record.title),))
