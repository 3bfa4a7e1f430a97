"""`check: shared-identifier`: one DOI or PMID for two works, and one work that stands in the list twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar, Literal

from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article
from auditor.model.citations import Citation, ReferenceEntry
from auditor.model.document import BlockKind

OF_ONE_WORK = frozenset({"doi", "pmid", "pmcid"})  # a trial, a book or a guideline may well be cited in parts
WORD = re.compile(r"[^\W\d_]{4,}")
ADDRESS = re.compile(r"\S*(?:https?:|www\.|doi)\S*|\b10\.\d{4,9}/\S+|\bPMC?ID\b", re.IGNORECASE)
FEWEST = 3  # words that tell what an entry is about
OTHER_WORK = 0.4  # of the words of the shorter entry that the longer has too: below, they are two works
SAME_WORK = 0.75  # above, they are one
MOST_ENTRIES = 400  # of a list; pairs grow with its square


@dataclass(frozen=True, slots=True)
class SharedIdentifier:
    """Compares the entries of a page's lists: `two` works with one identifier, or `one` work that is listed twice."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"identifier", "label", "other"})
    PAGE_WIDE: ClassVar = False
    works: Literal["one", "two"] = "two"

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """The later entry of each pair, with the earlier as evidence."""
        listed = [_Entry.of(entry) for entry in article.references if entry.span.block.kind is not BlockKind.FIELD]
        told: set[int] = set()
        for first, second in combinations(listed[:MOST_ENTRIES], 2):
            if id(second) in told or first.entry.span.block is second.entry.span.block:
                continue
            shared = next((c for c in second.ids if _name(c) in first.names), None)
            hit = _two_works(first, second, shared) if self.works == "two" else _one_work(first, second, shared)
            if hit:
                told.add(id(second))
                yield hit


@dataclass(frozen=True, slots=True)
class _Entry:
    entry: ReferenceEntry
    ids: tuple[Citation, ...]
    names: frozenset[tuple[str, str]]
    words: frozenset[str]

    @classmethod
    def of(cls, entry: ReferenceEntry) -> _Entry:
        ids = tuple(c for c in entry.citations if c.form in OF_ONE_WORK and not c.problem)
        words = frozenset(word.lower() for word in WORD.findall(ADDRESS.sub(" ", entry.span.text)))
        return cls(entry, ids, frozenset(map(_name, ids)), words)

    def likeness(self, other: _Entry) -> float | None:
        """The share of the shorter one's words that both have; None where one tells too little of its work."""
        fewer = min(len(self.words), len(other.words))
        return len(self.words & other.words) / fewer if fewer >= FEWEST else None


def _two_works(first: _Entry, second: _Entry, shared: Citation | None) -> Hit | None:
    alike = first.likeness(second)
    if shared is None or alike is None or alike >= OTHER_WORK or not _differ(first.entry, second.entry):
        return None
    ground = Ground(first.entry.span, f"the same {_called(shared)} stands for another work here")
    values = {"identifier": f"{_called(shared)} {shared.identifier}", "label": second.entry.label, "other": first.entry.label}
    return Hit(shared.span, values, (ground,))


def _one_work(first: _Entry, second: _Entry, shared: Citation | None) -> Hit | None:
    alike = first.likeness(second)
    if shared is None:
        same = alike is not None and alike >= SAME_WORK and _same_place(first.entry, second.entry)
    else:
        same = (alike is not None and alike >= OTHER_WORK) or not _differ(first.entry, second.entry)
    if not same:
        return None
    ground = Ground(first.entry.span, "the same work stands here")
    told = f"{_called(shared)} {shared.identifier}" if shared else ""
    return Hit(second.entry.span, {"identifier": told, "label": second.entry.label, "other": first.entry.label}, (ground,))


def _differ(first: ReferenceEntry, second: ReferenceEntry) -> bool:
    """Whether first author, year or volume are printed in both and are not the same."""
    a, b = first.particulars, second.particulars
    authors = (a.authors[0].split()[0], b.authors[0].split()[0]) if a.authors and b.authors else ("", "")
    return authors[0] != authors[1] or any(one and two and one != two for one, two in ((a.year, b.year), (a.volume, b.volume)))


def _same_place(first: ReferenceEntry, second: ReferenceEntry) -> bool:
    """Whether both print the same year, volume and first page, so that they cannot be two papers of one group."""
    a, b = first.particulars, second.particulars
    pages = tuple((part.pages or "").split("-")[0] for part in (a, b))
    return bool(a.year and a.volume and pages[0]) and (a.year, a.volume, pages[0]) == (b.year, b.volume, pages[1])


def _name(citation: Citation) -> tuple[str, str]:
    return citation.form, citation.identifier.lower().lstrip("0")


def _called(citation: Citation) -> str:
    return {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}[citation.form]
