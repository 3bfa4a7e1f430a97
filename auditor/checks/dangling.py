"""`check: dangling`: numbered markers without an entry, and entries that no marker points at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article
from auditor.model.citations import Citation, ReferenceEntry
from auditor.model.document import Part

YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class DanglingMarker:
    """Finds one end of a broken pair: a `marker` without its entry, an `author` and year without it, an `entry` never cited."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"label", "listed"})
    PAGE_WIDE: ClassVar = False
    end: Literal["marker", "author", "entry"] = "marker"

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        markers = [c for c in article.citations if c.form == "numbered"]
        entries = [entry for entry in article.references if entry.label]
        if self.end == "marker":
            yield from _without_entry(markers, entries, bool(article.references))
        elif self.end == "author":
            yield from _unlisted(article)
        else:
            yield from _without_marker(markers, entries)


def _without_entry(markers: list[Citation], entries: list[ReferenceEntry], any_list: bool) -> Iterator[Hit]:
    """A list without printed numbers may be counted by its reader, so there the markers stand."""
    if any_list and not entries:
        return
    labels = {entry.label for entry in entries}
    numbers = sorted(int(label) for label in labels if label.isdigit())
    listed = f"the list runs from {numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else "the list has one entry"
    if not entries:
        listed = "the page has no list of sources"
    told: set[str] = set()
    for marker in markers:
        if marker.identifier in labels or marker.identifier in told:
            continue
        told.add(marker.identifier)
        inside = len(numbers) > 1 and marker.identifier.isdigit() and numbers[0] < int(marker.identifier) < numbers[-1]
        why = f"the list has no entry {marker.identifier}" if inside else listed
        yield Hit(marker.span, {"label": marker.identifier, "listed": why})
        if not entries:
            return


def _unlisted(article: Article) -> Iterator[Hit]:
    """Authors and years of the text that the list lacks; only where it has most of them, so that it is their list."""
    listed = [entry.span.text for entry in article.references if entry.span.block.part is Part.REFERENCES]
    lists = {entry.span.block.index for entry in article.references}
    cited = [c for c in article.citations if c.form == "author-year" and c.span.block.index not in lists]
    cited = [c for c in cited if c.span.block.part is Part.PROSE]
    lacking = [c for c in cited if not any(_is_of(c, text) for text in listed)]
    if len({c.identifier for c in lacking}) > len({c.identifier for c in cited} - {c.identifier for c in lacking}):
        return
    told: set[str] = set()
    for citation in lacking:
        if citation.identifier not in told:
            told.add(citation.identifier)
            author = citation.identifier.rsplit(" ", 1)[0]
            year = next((y for text in listed if _names(author, text) and (y := YEAR.search(text))), None)
            why = f"the list has {author} of {year.group()}" if year else "the list has no such entry"
            yield Hit(citation.span, {"label": citation.identifier, "listed": why})


def _is_of(citation: Citation, entry: str) -> bool:
    """Whether an entry prints the author of a citation and its year."""
    author, year = citation.identifier.rsplit(" ", 1)
    return _names(author, entry) and year in entry


def _names(author: str, entry: str) -> bool:
    return re.search(rf"\b{re.escape(author)}\b", entry, re.IGNORECASE) is not None


def _without_marker(markers: list[Citation], entries: list[ReferenceEntry]) -> Iterator[Hit]:
    """Only where the article uses its numbers, and a number stands for one entry."""
    cited = {marker.identifier for marker in markers}
    times = Counter(entry.label for entry in entries)
    if not cited & set(times):
        return
    for entry in entries:
        if entry.label not in cited and times[entry.label] == 1 and re.search(r"[A-Za-z]{3}", entry.span.text):
            yield Hit(entry.span, {"label": entry.label, "listed": ""})
