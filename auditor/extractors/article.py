"""Document -> Article: every extractor once, each reading the same prose."""

from __future__ import annotations

from auditor.extractors import abbreviations, citations, publication, readability
from auditor.extractors.claims.linking import read_claims
from auditor.extractors.doses import extract_doses
from auditor.extractors.promotion.praise import read_promotion
from auditor.extractors.promotion.reservations import read_reservations
from auditor.extractors.prose import read_prose
from auditor.extractors.statistics import read_statistics
from auditor.extractors.studies import read_studies
from auditor.model.article import Article
from auditor.model.document import Document
from auditor.reference import Reference


def extract(document: Document, reference: Reference) -> Article:
    """Understands a document: its claims, studies, doses, citations, numbers and words."""
    prose = read_prose(document, reference)
    studies = read_studies(prose, reference)
    sourcing = citations.read(prose, studies, reference)
    return Article(
        prose,
        studies=studies,
        claims=read_claims(prose, studies, reference),
        promotions=read_promotion(prose),
        reservations=read_reservations(prose, studies, reference),
        doses=extract_doses(prose, reference),
        citations=sourcing.citations,
        references=sourcing.references,
        assertions=sourcing.assertions,
        attributions=sourcing.attributions,
        statistics=read_statistics(prose, reference, studies),
        publication=publication.read(prose, reference),
        readability=readability.read(prose, reference),
        abbreviations=abbreviations.read(prose, reference),
    )
