"""Document -> Article: every extractor once, each reading the same prose."""

from __future__ import annotations

from dataclasses import replace

from auditor.extractors import abbreviations, citations, publication, readability
from auditor.extractors.citations import resting
from auditor.extractors.cited import lent
from auditor.extractors.claims.linking import read_claims
from auditor.extractors.doses import extract_doses
from auditor.extractors.promotion.praise import read_promotion
from auditor.extractors.promotion.reservations import read_reservations
from auditor.extractors.prose import read_prose
from auditor.extractors.statistics import read_statistics
from auditor.extractors.studies import read_studies
from auditor.model.article import Article
from auditor.model.document import BlockKind, Document
from auditor.model.sources import Sources
from auditor.reference import Reference


def extract(document: Document, reference: Reference, sources: Sources | None = None) -> Article:
    """Understands a document: its claims, studies, doses, citations, numbers and words.

    With sources that were looked up, a claim that rests on one of them is held against its abstract too.
    """
    prose = read_prose(document, reference)
    studies = read_studies(prose, reference)
    sourcing = citations.read(prose, studies, reference)
    rests, told = resting.Resting(), prose
    if sources is not None and sources.records:
        rests = resting.read(prose, sourcing.citations, sourcing.references, sources)
        told = lent(prose, rests, sources, reference)
    if told is not prose:
        studies = read_studies(told, reference)
    claims = read_claims(told, studies, reference)
    studies = tuple(study for study in studies if study.sentences[0].block.kind is not BlockKind.CITED)
    return Article(
        replace(prose, sections=told.sections),
        studies=studies,
        claims=claims,
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
        resting=rests.cited,
    )
