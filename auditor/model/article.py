"""The article: everything that the extractors understood of a document. Checks read this and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.model.citations import Assertion, Attribution, Citation, ReferenceEntry
from auditor.model.claims import Claim
from auditor.model.document import Document
from auditor.model.doses import Dose
from auditor.model.promotion import Promotion, Reservation
from auditor.model.prose import Prose, Sentence
from auditor.model.publication import Publication
from auditor.model.readability import Abbreviation, Readability
from auditor.model.statistics import Statistics
from auditor.model.studies import Study


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """One pass of extraction, shared by all rules."""

    prose: Prose
    studies: tuple[Study, ...] = ()
    claims: tuple[Claim, ...] = ()
    promotions: tuple[Promotion, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    doses: tuple[Dose, ...] = ()
    citations: tuple[Citation, ...] = ()
    references: tuple[ReferenceEntry, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statistics: Statistics = Statistics()
    publication: Publication = Publication()
    readability: Readability = Readability()
    abbreviations: tuple[Abbreviation, ...] = ()
    resting: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)  # by looked-up work: the sentences that cite it

    @property
    def document(self) -> Document:
        return self.prose.document
