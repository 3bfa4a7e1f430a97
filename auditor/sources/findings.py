"""What an abstract tells of its study, read by the extractors that read articles."""

from __future__ import annotations

from auditor.extractors.cited import document
from auditor.extractors.prose import read_prose
from auditor.extractors.studies import read_studies
from auditor.model.sources import Findings
from auditor.model.studies import Study
from auditor.reference import Reference

MOST = 8  # results that a record lists


def read(abstract: str, reference: Reference) -> Findings | None:
    """The study's facts in words; None where the abstract tells none."""
    studies = read_studies(read_prose(document("abstract", abstract), reference), reference)
    if not studies:
        return None
    found = _of(studies[0])
    return found if found != Findings() else None


def _of(study: Study) -> Findings:
    size = study.sample_size.value if study.sample_size else None
    results = dict.fromkeys(effect.says for effect in study.effects if effect.says)
    return Findings(
        design=study.designs[0].value if study.designs else "",
        participants=int(size) if size else None,
        responders=tuple(dict.fromkeys(fact.says for fact in study.responders)),
        follow_up=study.follow_up.says if study.follow_up else "",
        results=tuple(results)[:MOST],
        reserve=study.hedge.span.text if study.hedge else "",
    )
