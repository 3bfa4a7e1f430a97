"""Document -> Article: every extractor once, each reading the same prose."""

from __future__ import annotations

from auditor.extractors.prose import read_prose
from auditor.model.article import Article
from auditor.model.document import Document
from auditor.reference import Reference


def extract(document: Document, reference: Reference) -> Article:
    """Understands a document: its claims, studies, doses, citations, numbers and words."""
    prose = read_prose(document, reference)
    return Article(prose)
