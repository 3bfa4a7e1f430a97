"""Doses: amounts with a unit, read together with what stands around them. A grammar, not a list of patterns."""

from __future__ import annotations

from auditor.extractors.doses.counted import with_strengths
from auditor.extractors.doses.reading import Reader, readable
from auditor.model.doses import Dose
from auditor.model.prose import Prose
from auditor.reference import Reference


def extract_doses(prose: Prose, reference: Reference) -> tuple[Dose, ...]:
    """Every dose of a document, in order."""
    sentences = [sentence for sentence in prose.sentences if readable(sentence)]
    if not sentences:
        return ()
    reader = Reader(prose, reference)
    doses = [dose for sentence in sentences for dose in reader.doses(sentence)]
    return with_strengths(doses, reader) if doses else ()
