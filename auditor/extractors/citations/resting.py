"""Which sentences rest on which of the sources that were looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from auditor.model.citations import Citation, ReferenceEntry
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Prose, Sentence
from auditor.model.sources import Sources, key_of
from auditor.reference import fold

LOCATED = 3  # the level from which a citation is a source of its own
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Resting:
    """By work (`Sources.work`): the sentences that cite it, and the indices of those that rest on it and on nothing else."""

    cited: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)
    alone: Mapping[str, frozenset[int]] = field(default_factory=dict)


def read(prose: Prose, citations: Iterable[Citation], entries: tuple[ReferenceEntry, ...], sources: Sources) -> Resting:
    """A sentence rests on what it cites; one that cites nothing on what its paragraph cites, or on the page's one source."""
    listed = _Listed.of(entries, sources)
    spoken = tuple(prose.spoken())
    cites: dict[int, frozenset[str]] = defaultdict(frozenset)
    everywhere = set(listed.works)
    for citation in citations:
        works = listed.of_citation(citation, sources)
        if citation.span.block.part is Part.PROSE and (sentence := _around(citation, prose)):
            cites[sentence.index] |= works
            everywhere |= works
    cited: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in spoken:
        for work in cites.get(sentence.index, NONE):
            cited[work].append(sentence)
    return Resting({work: tuple(found) for work, found in cited.items()}, _alone(spoken, cites, everywhere))


def _alone(spoken: tuple[Sentence, ...], cites: Mapping[int, frozenset[str]], everywhere: set[str]) -> dict[str, frozenset[int]]:
    """A paragraph that cites two works leaves open which of them a sentence without a marker rests on."""
    by_block: dict[int, set[str]] = defaultdict(set)
    for sentence in spoken:
        by_block[sentence.block.index] |= cites.get(sentence.index, NONE)
    found: dict[str, set[int]] = defaultdict(set)
    for sentence in spoken:
        of_block = by_block[sentence.block.index] if sentence.block.kind is not BlockKind.HEADING else set()
        works = cites.get(sentence.index) or of_block or everywhere
        if len(works) == 1:
            found[next(iter(works))].add(sentence.index)
    return {work: frozenset(indices) for work, indices in found.items()}


def _around(citation: Citation, prose: Prose) -> Sentence | None:
    """The sentence that a citation stands in, or at the end of."""
    at = citation.span.start
    found = None
    for sentence in prose.of_block(citation.span.block):
        if sentence.span.start < at or sentence.span.start == at < citation.span.end:
            found = sentence
    return found


@dataclass(frozen=True, slots=True)
class _Listed:
    """The works of the reference list: by printed number, and by first author and year."""

    labels: Mapping[str, frozenset[str]]
    authors: Mapping[str, frozenset[str]]
    works: frozenset[str]
    blocks: frozenset[int]

    @classmethod
    def of(cls, entries: tuple[ReferenceEntry, ...], sources: Sources) -> _Listed:
        labels: dict[str, frozenset[str]] = defaultdict(frozenset)
        authors: dict[str, frozenset[str]] = defaultdict(frozenset)
        for i, entry in enumerate(entries):
            works = frozenset(_works(entry.citations, sources)) or frozenset({f"entry:{i}"} if entry.level >= LOCATED else ())
            if entry.label:
                labels[entry.label] |= works
            if entry.particulars.authors and entry.particulars.year:
                authors[_named(entry.particulars.authors[0].split()[0], entry.particulars.year)] |= works
        every = frozenset(work for works in (*labels.values(), *authors.values()) for work in works)
        unnamed = (frozenset(_works(entry.citations, sources)) for entry in entries)
        return cls(labels, authors, every.union(*unnamed), frozenset(entry.span.block.index for entry in entries))

    def of_citation(self, citation: Citation, sources: Sources) -> frozenset[str]:
        """The works that a citation in the text points at; none for what stands in the list itself."""
        if citation.form == "numbered":
            return self.labels.get(citation.identifier, NONE)
        if citation.form == "author-year" and citation.year:
            return self.authors.get(_named(citation.identifier.rsplit(" ", 1)[0], citation.year), NONE)
        return NONE if citation.span.block.index in self.blocks else frozenset(_works((citation,), sources))


def _works(citations: Iterable[Citation], sources: Sources) -> Iterator[str]:
    """The works that identifiers and links lead to; of one that was not looked up, its own words."""
    for citation in citations:
        if key := key_of(citation):
            yield sources.work(key)
        elif citation.level >= LOCATED and citation.form != "reference":
            yield f"{citation.form}:{citation.identifier}"


def _named(author: str, year: int) -> str:
    return f"{fold(author)} {year}"
