"""`check: unknown-source`, `changed-source`, `stale-source`: what was looked up of the sources that a page cites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article
from auditor.model.citations import Citation
from auditor.model.sources import Change, Record, Sources, named
from auditor.model.span import Span

MONTHS = "January February March April May June July August September October November December".split()
ASKED = {"pmid": "PubMed", "doi": "Crossref and doi.org"}


@dataclass(frozen=True, slots=True)
class UnknownSource:
    """Finds PMIDs and DOIs that, by the services that give them out, belong to no paper."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"identifier", "service", "day"})
    PAGE_WIDE: ClassVar = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        for citation, key, record in cited(article, context.sources):
            service = ASKED.get(key.partition(":")[0])
            if not record.found and service:
                day = str(record.oldest or "")
                yield Hit(citation.span, {"identifier": named(key), "service": service, "day": day})


@dataclass(frozen=True, slots=True)
class ChangedSource:
    """Finds sources of which a notice says one thing: that they were retracted, doubted or corrected.

    A page that says so itself (words of the lexicon `notice`, where it cites the source) is left alone. The sentences that
    rest on the source are given as evidence, and `rest` counts them.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"identifier", "when", "by", "rest", "notice"})
    PAGE_WIDE: ClassVar = False
    change: Change = Change.RETRACTED

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        told: set[str] = set()
        for citation, key, record in cited(article, context.sources):
            notice = record.notice(self.change)
            work = context.sources.work(key) if context.sources else key
            if notice is None or work in told or _said(citation, work, article):
                continue
            told.add(work)
            resting = [s for s in article.resting.get(work, ()) if not s.span.covers(citation.span)]
            rest = f", and {_counted(len(resting))} on it" if resting else ""
            when = f" {_day(notice.dated)}" if notice.dated else ""
            values = {"identifier": named(key), "when": when, "by": notice.by, "rest": rest, "notice": named(notice.notice)}
            yield Hit(citation.span, values, tuple(Ground(s.span, "this sentence rests on it") for s in resting))


@dataclass(frozen=True, slots=True)
class StaleSource:
    """Finds pages whose sources were looked up so long ago that a retraction since then would go unseen: one finding a page."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"day", "count", "days"})
    PAGE_WIDE: ClassVar = True
    days: int = 180

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        old: dict[str, tuple[str, Span]] = {}
        for citation, key, record in cited(article, context.sources):
            if record.oldest and record.oldest < context.today - timedelta(days=self.days):
                old.setdefault(key, (record.oldest.isoformat(), citation.span))
        if old:
            day = min(day for day, _ in old.values())
            count = "One source" if len(old) == 1 else f"{len(old)} sources"
            yield Hit(next(iter(old.values()))[1], {"day": _day(day), "count": count, "days": str(self.days)})


def cited(article: Article, sources: Sources | None) -> Iterator[tuple[Citation, str, Record]]:
    """The citations of a page that were looked up, in order, each identifier once."""
    seen: set[str] = set()
    for citation in article.citations:
        found = sources.of(citation) if sources else None
        if found and found[0] not in seen:
            seen.add(found[0])
            yield citation, *found


def _said(citation: Citation, work: str, article: Article) -> bool:
    """Whether the page tells of the notice itself, where it cites the source or leads to it."""
    places = {id(citation.span.block), *(id(sentence.block) for sentence in article.resting.get(work, ()))}
    return any(sentence.has("notice") for sentence in article.prose.sentences if id(sentence.block) in places)


def _counted(count: int) -> str:
    return "one sentence of this page rests" if count == 1 else f"{count} sentences of this page rest"


def _day(dated: str) -> str:
    """`2010-02-06` is `on 6 February 2010`, `2010-02` is `in February 2010`."""
    year, *rest = dated.split("-")
    month = MONTHS[int(rest[0]) - 1] if rest and 1 <= int(rest[0]) <= 12 else ""
    if month and len(rest) > 1:
        return f"on {int(rest[1])} {month} {year}"
    return f"in {month} {year}" if month else f"in {year}"
