"""Which sentences rest on which of the sources that were looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from auditor.model.citations import Citation, ReferenceEntry
from auditor.model.document import Part
from auditor.model.prose import Prose, Sentence
from auditor.model.sources import Sources, key_of
from auditor.reference import fold

NEAR = 6  # blocks
LOCATED = 3  # the level from which a citation is a source of its own
WORDED = ("reference", "author-year")
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Resting:
    """By work (`Sources.work`): the sentences that cite it, and the indices of those that rest on it and on nothing else.

    `only` is the one work that the page cites at all; empty where it cites none or several.
    """

    cited: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)
    alone: Mapping[str, frozenset[int]] = field(default_factory=dict)
    only: str = ""


def read(prose: Prose, citations: Iterable[Citation], entries: tuple[ReferenceEntry, ...], sources: Sources) -> Resting:
    """A sentence rests on what it cites; one that cites nothing on what the next one of its paragraph does."""
    listed = _Listed.of(entries, sources)
    spoken = tuple(prose.spoken())
    cites = _cites(prose, citations, listed, sources)
    everywhere = listed.works.union(*cites.values())
    cited: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in spoken:
        for work in cites.get(sentence.index, NONE):
            cited[work].append(sentence)
    only = next(iter(everywhere)) if len(everywhere) == 1 else ""
    return Resting({work: tuple(found) for work, found in cited.items()}, _alone(spoken, cites), only)


def _cites(prose: Prose, citations: Iterable[Citation], listed: _Listed, sources: Sources) -> dict[int, frozenset[str]]:
    """The works that each sentence cites. A reference in words is a work of its own where no identifier stands beside it."""
    cites: dict[int, frozenset[str]] = defaultdict(frozenset)
    in_words: dict[int, frozenset[str]] = defaultdict(frozenset)
    for citation in citations:
        works = listed.of_citation(citation, sources)
        in_list = citation.span.block.part is not Part.PROSE or citation.span.block.index in listed.blocks
        if in_list or (sentence := _around(citation, prose)) is None:
            continue
        if not works and citation.form in WORDED:
            in_words[sentence.index] |= {f"{citation.form}:{citation.identifier}"}
        cites[sentence.index] |= works
    return {index: cites.get(index) or in_words[index] for index in {*cites, *in_words}}


def _alone(spoken: tuple[Sentence, ...], cites: Mapping[int, frozenset[str]]) -> dict[str, frozenset[int]]:
    """A marker covers its own sentence and those before it in the paragraph. Of two works it is open which one they rest on."""
    found: dict[str, set[int]] = defaultdict(set)
    block, ahead = None, NONE
    for sentence in reversed(spoken):
        if sentence.block is not block:
            block, ahead = sentence.block, NONE
        ahead = cites.get(sentence.index) or ahead
        if len(ahead) == 1:
            found[next(iter(ahead))].add(sentence.index)
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
        nameless: set[str] = set()
        identified = [entry for entry in entries if any(key_of(citation) for citation in entry.citations)]
        for i, entry in enumerate(entries):
            works = frozenset(_works(entry.citations, sources))
            if not works and entry.level >= LOCATED and not _heads(entry, identified):
                works = frozenset({f"entry:{i}"})
                nameless.add(f"entry:{i}")
            if entry.label:
                labels[entry.label] |= works
            if entry.particulars.authors and entry.particulars.year:
                authors[_named(entry.particulars.authors[0].split()[0], entry.particulars.year)] |= works
        every = nameless.union(*labels.values(), *authors.values())
        unnamed = (frozenset(_works(entry.citations, sources)) for entry in entries)
        return cls(labels, authors, frozenset(every.union(*unnamed)), frozenset(entry.span.block.index for entry in entries))

    def of_citation(self, citation: Citation, sources: Sources) -> frozenset[str]:
        """The works that a citation in the text points at; none for what stands in the list itself."""
        if citation.form == "numbered":
            return self.labels.get(citation.identifier, NONE)
        if citation.form == "author-year" and citation.year:
            return self.authors.get(_named(citation.identifier.rsplit(" ", 1)[0], citation.year), NONE)
        return NONE if citation.span.block.index in self.blocks else frozenset(_works((citation,), sources))


def _heads(entry: ReferenceEntry, identified: list[ReferenceEntry]) -> bool:
    """Whether an entry is the journal's line above the one identifier of a page, as in a reference that is typed line by line."""
    if entry.label or entry.particulars.authors or len(identified) != 1:
        return False
    years = {one.particulars.year for one in (entry, identified[0])} - {None}
    return len(years) <= 1 and abs(entry.span.block.index - identified[0].span.block.index) <= NEAR


def _works(citations: Iterable[Citation], sources: Sources) -> Iterator[str]:
    """The works that identifiers and links lead to; of one that was not looked up, its own words."""
    for citation in citations:
        if key := key_of(citation):
            yield sources.work(key)
        elif citation.level >= LOCATED and citation.form != "reference":
            yield f"{citation.form}:{citation.identifier}"


def _named(author: str, year: int) -> str:
    return f"{fold(author)} {year}"
